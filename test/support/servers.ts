import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** The programs of the oldest Debian PostgreSQL of version 15 or newer with all that replication takes; or undefined. */
export function findServerTools(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).map(Number) : [];
  return versions
    .filter((version) => version >= 15)
    .sort((a, b) => a - b)
    .map((version) => join(root, String(version), 'bin'))
    .find((bin) => ['postgres', 'initdb', 'pg_basebackup'].every((name) => existsSync(join(bin, name))));
}

/** What a test says where `findServerTools` finds none. */
export const lackOfTools = 'no PostgreSQL 15 or newer with pg_basebackup under /usr/lib/postgresql';

/** A council's own PostgreSQL: a folder, a port on this machine, a process of its own. */
export type Server = {
  readonly folder: string;
  readonly port: number;
  readonly child: ChildProcess;
};

export const urlOf = (user: string, servers: readonly { readonly port: number }[]) =>
  `postgres://${user}@${servers.map(({ port }) => `127.0.0.1:${port}`).join(',')}/kith?target_session_attrs=read-write`;

/** Runs one of PostgreSQL's programs as its own user, which it insists on. */
export function runTool(name: string, args: readonly string[]): void {
  const { uid, gid } = serverUser();
  execFileSync(join(findServerTools() ?? '', name), [...args], {
    uid,
    gid,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Makes an empty cluster whose owner is `kith_owner`. */
export function makeCluster(folder: string): void {
  makeFolder(folder);
  runTool('initdb', ['-D', folder, '-U', 'kith_owner', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']);
}

/** A folder that belongs to the servers' user. */
export function makeFolder(folder: string): string {
  mkdirSync(folder, { mode: 0o700 });
  const { uid, gid } = serverUser();
  chownSync(folder, uid, gid);
  return folder;
}

/** Starts a server on a cluster and waits until it takes connections. */
export async function startServer(
  folder: string,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    jit: 'off',
    ...settings,
  };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(findServerTools() ?? '', 'postgres'), ['-D', folder, ...args], {
    ...serverUser(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`No server: ${said}`);
    if (
      await ask(port, 'postgres', 'select 1').then(
        () => true,
        () => false,
      )
    )
      return { folder, port, child };
    await pause(50);
  }
}

/** Fast shutdown, or with SIGKILL the end that a power cut is, of every process of the server. */
export async function endServer({ child }: Server, signal: 'SIGINT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  const own = signal === 'SIGKILL' ? listChildren(child.pid ?? 0) : [];
  child.kill(signal);
  for (const pid of own) killQuietly(pid);
  await gone;
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}

function listChildren(parent: number): number[] {
  const parentOf = (pid: string) => {
    try {
      return Number(
        readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ')[1],
      );
    } catch {
      return 0;
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);
}

/** One statement as the owner; gives the rows. */
export async function ask<T extends pg.QueryResultRow>(
  port: number,
  database: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly T[]> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'kith_owner', database });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

function serverUser(): { uid: number; gid: number } {
  const [uid = 0, gid = 0] = [process.getuid?.(), process.getgid?.()];
  if (uid !== 0) return { uid, gid };
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('postgres:'));
  const [, , user, group] = (line ?? '').split(':').map(Number);
  return { uid: user ?? 0, gid: group ?? 0 };
}
