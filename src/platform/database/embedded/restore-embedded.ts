import { chown, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
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
import { findServerUser } from './server-user.ts';
import type { ServerUser } from './server-user.ts';
import { startEmbedded } from './start-embedded.ts';
import { unless } from './system-error.ts';

export type RestoreOptions = {
  /** A folder that `backupEmbedded` wrote. */
  readonly from: string;
  /** A folder that is not there yet, or is empty. */
  readonly dataDir: string;
  readonly log?: (line: string) => void;
};

export type RestoreReport = { readonly files: number; readonly bytes: number };

/**
 * Puts a backup into a new data folder, starts the server on it once so that it recovers to the backup's end,
 * and stops it again. Every file is checked against the manifest; a damaged or unfinished backup is refused and
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
  await placeFiles(from, files, { layout, user });
  await recover(layout, options.log);
  return { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
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

async function getVersion(from: string): Promise<string> {
  const version = await findClusterVersion(from);
  if (version !== undefined) return version;
  throw new BackupProblem('damaged', 'The backup is damaged: PG_VERSION is missing.');
}

type Target = { readonly layout: DataLayout; readonly user: ServerUser | undefined };

/**
 * Copies aside, and puts in place by one rename once every file has proved right. PostgreSQL itself waits for
 * the whole folder to be on the disk before it recovers (SyncDataDirectory in src/backend/storage/file/fd.c).
 */
async function placeFiles(from: string, files: ManifestFile[], { layout, user }: Target): Promise<void> {
  const fresh = `${layout.cluster}.restoring-${process.pid}`;
  try {
    await makeFolders(fresh, files, user);
    await forEachOf(files, (file) => placeFile(from, fresh, { file, user }));
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

async function recover(layout: DataLayout, log?: (line: string) => void): Promise<void> {
  const server = await startEmbedded({ dataDir: layout.dataDir, own: true, ...(log ? { log } : {}) });
  await server.stop();
}
