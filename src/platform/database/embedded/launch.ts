import { spawn } from 'node:child_process';
import { open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataLayout } from './data-layout.ts';
import { serverEnvironment } from './make-cluster.ts';
import { isServerOf } from './postmaster-file.ts';
import type { Postmaster } from './postmaster-file.ts';
import { formatSettings } from './server-settings.ts';
import type { Settings } from './server-settings.ts';
import type { ServerUser } from './server-user.ts';
import { formatError, unless } from './system-error.ts';

/** A server program we started; `ended` is undefined while it runs, then says why it ended. */
export type Launched = {
  readonly pid: number | undefined;
  ended(): string | undefined;
  complaint(): Promise<string>;
};

export type Launching = {
  readonly native: string;
  readonly user: ServerUser | undefined;
  readonly settings: Settings;
};

const longestLog = 5_000_000;

/**
 * Starts the server in its own session, writing to its own file: neither Ctrl-C at the terminal nor the death
 * of this process takes it down, so that we shut it down in order, or the next start adopts it.
 */
export async function launchServer(
  layout: DataLayout,
  { native, user, settings }: Launching,
): Promise<Launched> {
  await rollLog(layout.logFile);
  const log = await open(layout.logFile, 'a', 0o600);
  const from = (await log.stat()).size;
  const asUser = user ? { uid: user.uid, gid: user.gid } : {};
  let end: string | undefined;
  const child = spawn(join(native, 'bin', 'postgres'), ['-D', layout.cluster, ...formatSettings(settings)], {
    ...asUser,
    cwd: '/',
    env: serverEnvironment,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.once('error', (error) => (end = formatError(error)));
  child.once('exit', (code, signal) => (end ??= `it ended with ${signal ?? `exit code ${code}`}`));
  child.unref();
  await log.close();
  return { pid: child.pid, ended: () => end, complaint: () => readLogFrom(layout.logFile, from) };
}

async function rollLog(file: string): Promise<void> {
  const found = await unless(['ENOENT'], stat(file));
  if (found && found.size > longestLog) await rename(file, `${file}.1`);
}

/** What the server wrote since `from`, its last lines only. */
async function readLogFrom(file: string, from: number): Promise<string> {
  const log = await open(file, 'r');
  try {
    const { size } = await log.stat();
    const start = Math.max(from, size - 4000);
    const { buffer, bytesRead } = await log.read(Buffer.alloc(size - start), 0, size - start, start);
    return buffer.toString('utf8', 0, bytesRead).trim().split('\n').slice(-12).join('\n');
  } finally {
    await log.close();
  }
}

/**
 * Fast shutdown: open transactions are rolled back, everything committed is written, then it ends.
 * After `patience` milliseconds it is ended at once; the next start then recovers from its log.
 */
export async function shutDown(server: Postmaster, cluster: string, patience = 60_000): Promise<void> {
  await signal(server, cluster, 'SIGINT');
  const deadline = Date.now() + patience;
  while (await isServerOf(server.pid, cluster)) {
    if (Date.now() > deadline) await signal(server, cluster, 'SIGQUIT');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function signal(server: Postmaster, cluster: string, name: NodeJS.Signals): Promise<void> {
  if (!(await isServerOf(server.pid, cluster))) return;
  await unless(
    ['ESRCH'],
    Promise.resolve().then(() => process.kill(server.pid, name)),
  );
}
