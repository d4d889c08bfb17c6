import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { layoutOf } from '../data-layout.ts';
import { shutDown } from '../launch.ts';
import { findPostmaster } from '../postmaster-file.ts';

/** Throwaway folders and processes of one test file; `clear` ends every server and process and removes all. */
export class Scratch {
  readonly #folders: string[] = [];
  readonly #children: ChildProcess[] = [];
  readonly #dataDirs: string[] = [];

  /** A new folder that others may enter. */
  async folder(mode = 0o755): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'kith-'));
    this.#folders.push(folder);
    await chmod(folder, mode);
    return folder;
  }

  /** A data folder that is not there yet. Whatever server ends up running on it is shut down by `clear`. */
  async dataDir(): Promise<string> {
    return this.watch(join(await this.folder(), 'data'));
  }

  watch(dataDir: string): string {
    this.#dataDirs.push(dataDir);
    return dataDir;
  }

  /** Another process that starts or joins the server of the folder. Resolves with what it said. */
  async hold(dataDir: string, role?: 'own'): Promise<{ child: ChildProcess; said: Record<string, unknown> }> {
    const script = fileURLToPath(new URL('hold-server.ts', import.meta.url));
    const args = ['--import', 'tsx', script, dataDir, ...(role ? [role] : [])];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#children.push(child);
    for await (const line of createInterface({ input: child.stdout }))
      return { child, said: JSON.parse(line) };
    throw new Error('The process ended without a word');
  }

  async clear(): Promise<void> {
    for (const child of this.#children) await end(child, 'SIGKILL');
    for (const dataDir of this.#dataDirs) await stopServer(dataDir);
    for (const folder of this.#folders) await rm(folder, { recursive: true, force: true });
  }
}

/** Sends a signal and waits until the process is gone. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

async function stopServer(dataDir: string): Promise<void> {
  const { cluster, socketDir } = layoutOf(dataDir);
  const server = await findPostmaster(cluster);
  if (server) await shutDown(server, cluster);
  await rm(socketDir, { recursive: true, force: true });
}

/** The number of the running server process of a data folder, or undefined. */
export async function findServerPid(dataDir: string): Promise<number | undefined> {
  const file = join(layoutOf(dataDir).cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number(text.split('\n')[0]);
}

export type Address = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
};

/** Connects for the length of `work`. */
export async function connected<T>(to: Address, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ host: to.host, port: to.port, user: to.user, database: to.database });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs one statement and gives the first value of its first row. */
export function valueOf(to: Address, sql: string): Promise<unknown> {
  return connected(to, async (client) => {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  });
}
