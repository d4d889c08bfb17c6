import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedProblem } from './embedded-problem.ts';
import { findErrorCode, unless } from './system-error.ts';

/** The account PostgreSQL runs as when we are root, which it refuses to be. */
export type ServerUser = { readonly name: string; readonly uid: number; readonly gid: number };

/**
 * The account to run the server as, or undefined when we are an ordinary user and run it ourselves.
 * An existing cluster keeps its owner; otherwise `postgres`, then `nobody`. Accounts are never created.
 */
export async function findServerUser(cluster: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = parseAccounts(await readFile('/etc/passwd', 'utf8'));
  const owner = await findOwner(cluster, accounts);
  const user = owner ?? accounts.find(named('postgres')) ?? accounts.find(named('nobody'));
  if (user) return user;
  throw new EmbeddedProblem(
    'start-failed',
    'PostgreSQL does not run as root, and this machine has neither a "postgres" nor a "nobody" account. Start Kith as an ordinary user.',
  );
}

/** The accounts of a passwd(5) file. Negative ids (macOS) are read as the unsigned numbers they stand for. */
export function parseAccounts(passwd: string): ServerUser[] {
  return passwd
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 7 && !fields[0]?.startsWith('#'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }));
}

const named = (name: string) => (account: ServerUser) => account.name === name && account.uid !== 0;

async function findOwner(cluster: string, accounts: ServerUser[]): Promise<ServerUser | undefined> {
  const found = await unless(['ENOENT', 'ENOTDIR'], stat(cluster));
  if (!found || found.uid === 0) return undefined;
  const account = accounts.find(({ uid }) => uid === found.uid);
  return { name: account?.name ?? `user ${found.uid}`, uid: found.uid, gid: found.gid };
}

/** The first folder on the way to `folder` that this user may not enter, or undefined when all are open. */
export async function findClosedFolder(folder: string, user: ServerUser): Promise<string | undefined> {
  if (await passes(user, 'cd -- "$1"', folder)) return undefined;
  for (const step of listAncestors(folder)) {
    if (!(await passes(user, 'cd -- "$1"', step))) return step;
  }
  return undefined;
}

/** Whether this user may read the file. */
export function canRead(file: string, user: ServerUser): Promise<boolean> {
  return passes(user, '[ -r "$1" ]', file);
}

/** Whether this user may run the program. */
export function canRun(file: string, user: ServerUser): Promise<boolean> {
  return passes(user, '[ -x "$1" ]', file);
}

/** From the root down, the folder itself last. */
function listAncestors(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [...listAncestors(above), folder];
}

/**
 * Asks the system, as that user, rather than reading mode bits: access lists and mounts count too.
 * Without a shell we cannot ask; then PostgreSQL's own error will tell.
 */
function passes(user: ServerUser, script: string, path: string): Promise<boolean> {
  const { uid, gid } = user;
  return new Promise((resolve) => {
    execFile('/bin/sh', ['-c', script, 'sh', path], { uid, gid, cwd: '/' }, (error) =>
      resolve(error === null || findErrorCode(error) === 'ENOENT'),
    );
  });
}
