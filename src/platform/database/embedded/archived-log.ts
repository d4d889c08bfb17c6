import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ManifestFile } from './backup-manifest.ts';
import { BackupProblem } from './backup-problem.ts';
import { copyFile } from './copy-file.ts';
import type { ServerUser } from './server-user.ts';
import { unless } from './system-error.ts';
import { nextSegment } from './wal-segments.ts';

const logFile = /^pg_wal\/([0-9A-F]{24})$/;

/**
 * The archived files of the log that follow a backup, in order, up to the last. Throws `BackupProblem` where the archive does
 * not begin where the backup ends, or lacks one between: what comes after a gap can never be used.
 */
export function listFollowing(files: readonly ManifestFile[], archived: readonly string[]): string[] {
  const [last] = files.filter(({ path }) => logFile.test(path)).sort((a, b) => (a.path < b.path ? 1 : -1));
  const name = logFile.exec(last?.path ?? '')?.[1];
  if (!last || name === undefined)
    throw new BackupProblem('damaged', 'The backup is damaged: it holds no log.');
  const has = new Set(archived);
  const found: string[] = [];
  for (let next = nextSegment(name, last.bytes); ; next = nextSegment(next, last.bytes)) {
    const file = [next, `${next}.partial`].find((one) => has.has(one));
    if (file === undefined) return refuseGap(found, { archived, name, missing: next });
    found.push(file);
  }
}

type End = { readonly archived: readonly string[]; readonly name: string; readonly missing: string };

function refuseGap(found: string[], { archived, name, missing }: End): string[] {
  const ofTimeline = archived.filter((one) => one.startsWith(name.slice(0, 8)) && /^[0-9A-F]{24}/.test(one));
  if (!ofTimeline.some((one) => one.slice(0, 24) > missing)) return found;
  throw new BackupProblem('archive-gap', `The archive lacks ${missing}. Nothing was restored.`);
}

/** Puts archived files of the log where the server looks for them as it recovers. */
export async function placeLog(
  archive: string,
  { files, to, user }: { files: readonly ManifestFile[]; to: string; user: ServerUser | undefined },
): Promise<void> {
  const archived = await unless(['ENOENT', 'ENOTDIR'], readdir(archive));
  if (!archived) throw new BackupProblem('archive-gap', `There is no archive in ${archive}.`);
  for (const name of listFollowing(files, archived))
    await copyFile(join(archive, name), join(to, 'pg_wal', name.slice(0, 24)), user);
}
