import { chown, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Instant } from '../../dates/plain-date.ts';
import { placeLog } from './archived-log.ts';
import { requiredFolders } from './backup-files.ts';
import { manifestName, parseManifest } from './backup-manifest.ts';
import type { ManifestFile } from './backup-manifest.ts';
import { BackupProblem } from './backup-problem.ts';
import { copyFile, forEachOf } from './copy-file.ts';
import { prepareDataFolder } from './data-folder.ts';
import { layoutOf } from './data-layout.ts';
import type { DataLayout } from './data-layout.ts';
import { findClusterVersion, refuseOtherVersion } from './make-cluster.ts';
import { getNativePackage } from './native-package.ts';
import { recoverToBackup, recoverWithArchive } from './recover.ts';
import { findServerUser } from './server-user.ts';
import type { ServerUser } from './server-user.ts';
import { unless } from './system-error.ts';

export type RestoreOptions = {
  /** A folder that `backupEmbedded` wrote. */
  readonly from: string;
  /** A folder that is not there yet, or is empty. */
  readonly dataDir: string;
  /** A folder that `archiveEmbedded` wrote: with it, everything up to `to` comes back, or up to the archive's end. */
  readonly archive?: string;
  readonly to?: Instant;
  readonly log?: (line: string) => void;
};

/** `lastChange`: with an archive, when the last change was committed that came back; null where there was none. */
export type RestoreReport = {
  readonly files: number;
  readonly bytes: number;
  readonly lastChange?: Instant | null;
};

/**
 * Puts a backup into a new data folder, starts the server on it once so that it recovers to the backup's end, or with an
 * archive to a moment after it, and stops it again. Every file is checked against the manifest; a damaged or unfinished backup is refused and
 * leaves nothing behind. Throws `BackupProblem` or `EmbeddedProblem`.
 */
export async function restoreEmbedded(options: RestoreOptions): Promise<RestoreReport> {
  const from = resolve(options.from);
  const files = await readManifest(from);
  const layout = layoutOf(options.dataDir);
  await refuseFilled(layout.dataDir);
  refuseOtherVersion({ ...layout, dataDir: from }, await getVersion(from), (await getNativePackage()).major);
  const user = await findServerUser(layout.cluster);
  await prepareDataFolder(layout, user);
  if (options.to !== undefined) await refuseBefore(from, options.to);
  const archive = options.archive === undefined ? undefined : resolve(options.archive);
  await placeFiles(from, files, { layout, user, archive });
  const report = { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
  if (archive === undefined) {
    await recoverToBackup(layout, options.log);
    return report;
  }
  return { ...report, lastChange: await recoverWithArchive(layout, { user, ...options }) };
}

async function readManifest(from: string): Promise<ManifestFile[]> {
  const text = await unless(['ENOENT', 'ENOTDIR'], readFile(join(from, manifestName), 'utf8'));
  if (text !== undefined) return parseManifest(text);
  throw new BackupProblem(
    'unfinished',
    `${from} holds no finished backup: there is no ${manifestName} in it.`,
  );
}

async function refuseFilled(dataDir: string): Promise<void> {
  const entries = (await unless(['ENOENT'], readdir(dataDir))) ?? [];
  if (entries.length === 0) return;
  throw new BackupProblem(
    'target-not-empty',
    `${dataDir} is not empty. A backup is restored into a new or empty folder.`,
  );
}

/**
 * PostgreSQL would stop at the backup's end, which is later than what was asked for. A moment while the backup was taken is
 * its own to judge: it refuses where something was committed between (recover.ts).
 */
async function refuseBefore(from: string, to: Instant): Promise<void> {
  const label = await readFile(join(from, 'backup_label'), 'utf8');
  const begun = /^START TIME: (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC$/m.exec(label);
  if (begun && to >= `${begun[1]}T${begun[2]}.000Z`) return;
  throw new BackupProblem(
    'before-backup',
    'The backup was taken after that moment. Restore from an earlier one.',
  );
}

async function getVersion(from: string): Promise<string> {
  const version = await findClusterVersion(from);
  if (version !== undefined) return version;
  throw new BackupProblem('damaged', 'The backup is damaged: PG_VERSION is missing.');
}

type Target = {
  readonly layout: DataLayout;
  readonly user: ServerUser | undefined;
  readonly archive: string | undefined;
};

/**
 * Copies aside, and puts in place by one rename once every file has proved right. PostgreSQL itself waits for
 * the whole folder to be on the disk before it recovers (SyncDataDirectory in src/backend/storage/file/fd.c).
 */
async function placeFiles(
  from: string,
  files: ManifestFile[],
  { layout, user, archive }: Target,
): Promise<void> {
  const fresh = `${layout.cluster}.restoring-${process.pid}`;
  try {
    await makeFolders(fresh, files, user);
    await forEachOf(files, (file) => placeFile(from, fresh, { file, user }));
    if (archive !== undefined) await placeLog(archive, { files, to: fresh, user });
    await rename(fresh, layout.cluster);
  } catch (error) {
    const made = [fresh, layout.socketDir];
    await Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true })));
    throw error;
  }
}

async function makeFolders(
  fresh: string,
  files: ManifestFile[],
  user: ServerUser | undefined,
): Promise<void> {
  const parts = [
    ...files.map(({ path }) => path.split('/').slice(0, -1)),
    ...requiredFolders.map((f) => f.split('/')),
  ];
  const paths = parts.flatMap((names) => names.map((_, depth) => names.slice(0, depth + 1).join('/')));
  const folders = ['', ...new Set(paths)].map((path) => join(fresh, path));
  for (const folder of folders) {
    await mkdir(folder, { mode: 0o700 });
    if (user) await chown(folder, user.uid, user.gid);
  }
}

type Placing = { readonly file: ManifestFile; readonly user: ServerUser | undefined };

async function placeFile(from: string, fresh: string, { file, user }: Placing): Promise<void> {
  const copied = await copyFile(join(from, file.path), join(fresh, file.path), user);
  if (copied?.bytes === file.bytes && copied.sha256 === file.sha256) return;
  const how = copied ? 'is not as it was written' : 'is missing';
  throw new BackupProblem('damaged', `The backup is damaged: ${file.path} ${how}. Nothing was restored.`);
}
