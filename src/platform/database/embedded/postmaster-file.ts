import { chown, readFile, readlink, rename, stat, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { findErrorCode, unless } from './system-error.ts';

/** What a running server says of itself in postmaster.pid (src/include/utils/pidfile.h). */
export type Postmaster = { readonly pid: number; readonly port: number; readonly socketDir: string };

/** The server that postmaster.pid names, or undefined when there is none or the file is still being written. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await unless(['ENOENT'], readFile(join(cluster, 'postmaster.pid'), 'utf8'));
  return text === undefined ? undefined : parsePostmaster(text);
}

/** Lines: pid, data directory, start time, port, socket folder, … */
export function parsePostmaster(text: string): Postmaster | undefined {
  const [pid, , , port, socketDir] = text.split('\n');
  if (!pid || !port || !socketDir) return undefined;
  return { pid: Number(pid), port: Number(port), socketDir };
}

/** Whether the process is alive and is the server of this cluster, not a stranger that was given an old number. */
export async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return isPostgresProcess(pid);
  // A server stands in its data directory. A zombie stands nowhere, and counts as dead.
  return isSameFolder(await readOrNothing(readlink(`/proc/${pid}/cwd`)), cluster);
}

/** Whether both paths lead to the same folder on disk. */
export async function isSameFolder(one: string | undefined, other: string): Promise<boolean> {
  if (one === undefined) return false;
  const [a, b] = await Promise.all([readOrNothing(stat(one)), readOrNothing(stat(other))]);
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}

/** Whether a process has this number. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return findErrorCode(error) === 'EPERM';
  }
}

function isPostgresProcess(pid: number): Promise<boolean> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'command=', '-p', String(pid)], (error, output) =>
      resolve(error === null && output.includes('postgres')),
    );
  });
}

async function readOrNothing<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch(() => undefined);
}

/**
 * After a crash the number in postmaster.pid may have passed to another process, and PostgreSQL then refuses
 * to start. We put in a number that no process can have; the file stays, because PostgreSQL also reads from it
 * whether children of the dead server still use its shared memory.
 */
export async function retireStalePid(cluster: string, stale: Postmaster): Promise<void> {
  if (!isAlive(stale.pid) || (await isServerOf(stale.pid, cluster))) return;
  const file = join(cluster, 'postmaster.pid');
  const text = await unless(['ENOENT'], readFile(file, 'utf8'));
  if (text === undefined || parsePostmaster(text)?.pid !== stale.pid) return;
  const { uid, gid } = await stat(file);
  const fresh = join(cluster, `postmaster.pid.kith-${process.pid}`);
  await writeFile(fresh, text.replace(/^\d+/, String(2 ** 31 - 2)), { mode: 0o600 });
  if (process.getuid?.() === 0) await chown(fresh, uid, gid);
  await rename(fresh, file);
}
