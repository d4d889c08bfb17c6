import { chmod, chown, lstat, mkdir, readdir, stat } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DataLayout } from './data-layout.ts';
import { EmbeddedProblem } from './embedded-problem.ts';
import { findClosedFolder } from './server-user.ts';
import type { ServerUser } from './server-user.ts';
import { findErrorCode, formatError, unless } from './system-error.ts';

/**
 * Makes the data folder and the socket's folder, private and enterable by the server's user.
 * As root the data folder stays root's and lets only the server's group pass through (0710), so that the
 * server's user reaches its own folders and nothing beside them.
 */
export async function prepareDataFolder(layout: DataLayout, user: ServerUser | undefined): Promise<void> {
  try {
    await makeFolder(layout, user);
    await makePrivateFolder(layout.socketDir, user);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(findErrorCode(error) ?? '')) throw error;
    throw new EmbeddedProblem(
      'folder-not-enterable',
      `The database cannot be kept in ${layout.dataDir}: ${formatError(error)}.`,
      error,
    );
  }
}

async function makeFolder({ dataDir }: DataLayout, user: ServerUser | undefined): Promise<void> {
  if (user) await refuseClosedFolder(await findNearest(dirname(dataDir)), user);
  const made = await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const folders = made === undefined ? await listIfOurs(dataDir) : listFrom(made, dataDir);
  for (const folder of folders) await (user ? letPass(folder, user) : chmod(folder, 0o700));
  if (user) await refuseClosedFolder(dataDir, user);
}

/** The folder itself, or the nearest one above it that exists. */
async function findNearest(folder: string): Promise<string> {
  return (await unless(['ENOENT'], stat(folder))) ? folder : findNearest(dirname(folder));
}

/** A folder that was there before us is ours to open or close only when it is empty or holds our database. */
async function listIfOurs(folder: string): Promise<string[]> {
  const entries = await readdir(folder);
  const holdsOurs = await unless(['ENOENT'], stat(join(folder, 'postgres', 'PG_VERSION')));
  return entries.length === 0 || holdsOurs ? [folder] : [];
}

/** `first` and the folders below it on the way to `last`, which included. */
function listFrom(first: string, last: string): string[] {
  return first === last ? [last] : [...listFrom(first, dirname(last)), last];
}

async function letPass(folder: string, user: ServerUser): Promise<void> {
  await chown(folder, 0, user.gid);
  await chmod(folder, 0o710);
}

async function refuseClosedFolder(folder: string, user: ServerUser): Promise<void> {
  const closed = await findClosedFolder(folder, user);
  if (closed === undefined) return;
  throw new EmbeddedProblem(
    'folder-not-enterable',
    `The database server runs as "${user.name}" (it refuses to be root), and that user may not enter ${closed}. ` +
      `Choose a data folder elsewhere with --data, start Kith as an ordinary user, or let others pass through: chmod o+x ${closed}`,
  );
}

/**
 * Makes a folder of mode 0700 that belongs to the server's user. One that is already there must be exactly
 * that: in a shared temporary folder somebody else could have put it there first.
 */
export async function makePrivateFolder(folder: string, user: ServerUser | undefined): Promise<void> {
  if (
    (await unless(
      ['EEXIST'],
      mkdir(folder, { mode: 0o700 }).then(() => true),
    )) &&
    user
  ) {
    await chown(folder, user.uid, user.gid);
  }
  const found = await lstat(folder);
  if (isPrivate(found, user?.uid ?? process.getuid?.())) return;
  throw new EmbeddedProblem(
    'folder-not-enterable',
    `${folder} is there already, but it is not a private folder of the database server's user. Remove it (in ${dirname(folder)}) and start again.`,
  );
}

function isPrivate(found: Stats, uid: number | undefined): boolean {
  return found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0;
}
