import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { listViews } from '../../src/apps/modules.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { startEmbedded } from '../../src/platform/database/embedded/index.ts';

/** Where the lane's server listens, told to every test file by `inject('server')`. */
export type LaneServer = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly template: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    server: LaneServer;
  }
}

const template = 'kith_template';

/** Starts one server for the lane, migrates a template database once; each test file clones it (support/database.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'kith-lane-'));
  const server =
    process.env['KITH_TEST_POSTGRES'] === 'debian' ? await startDebian(folder) : await startPackaged(folder);
  await createTemplate(server);
  project.provide('server', { host: server.host, port: server.port, user: server.user, template });
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

type Server = { host: string; port: number; user: string; stop: () => Promise<void> };

async function startPackaged(folder: string): Promise<Server> {
  execFileSync('chmod', ['755', folder]);
  return startEmbedded({
    dataDir: join(folder, 'data'),
    durable: false,
    settings: { max_connections: '200' },
  });
}

/** Debian's own PostgreSQL (the oldest supported major version), for the second run of the lane. */
async function startDebian(folder: string): Promise<Server> {
  const bin = debianBin();
  const [uid, gid] = postgresUser();
  chownSync(folder, uid, gid);
  const run = { uid, gid, stdio: 'ignore' as const };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', join(folder, 'data'), '-U', 'kith_owner', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    run,
  );
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'jit=off',
    'max_connections=200',
  ];
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', join(folder, 'data'), ...settings.flatMap((s) => ['-c', s])],
    run,
  );
  await untilReady({ host: folder, port: 5432, user: 'kith_owner', database: 'postgres' });
  return { host: folder, port: 5432, user: 'kith_owner', stop: () => ended(child) };
}

/** The bin folder of the oldest Debian PostgreSQL of version 15 or newer. */
export function debianBin(): string {
  const versions = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql')
        .map(Number)
        .filter((v) => v >= 15)
    : [];
  const found = versions
    .sort((a, b) => a - b)
    .map((v) => `/usr/lib/postgresql/${v}/bin`)
    .find((bin) => existsSync(join(bin, 'initdb')));
  if (!found) throw new Error('No Debian PostgreSQL 15 or newer is installed.');
  return found;
}

function postgresUser(): [number, number] {
  const line =
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((l) => l.startsWith('postgres:')) ?? '';
  const [, , uid, gid] = line.split(':');
  return process.getuid?.() === 0
    ? [Number(uid), Number(gid)]
    : [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
}

async function untilReady(connection: pg.ClientConfig): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client(connection);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (attempt > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await gone;
}

async function createTemplate(server: Server): Promise<void> {
  const connection = { host: server.host, port: server.port, user: server.user };
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  await client.query(`create database ${template}`);
  await client.end();
  await migrate({ ...connection, database: template }, listViews());
}
