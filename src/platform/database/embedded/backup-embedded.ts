import { chmod, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import type { Noted } from './archive-embedded.ts';
import { controlFile, listBackupFiles } from './backup-files.ts';
import { formatManifest, manifestName } from './backup-manifest.ts';
import type { ManifestFile } from './backup-manifest.ts';
import { BackupProblem, toFullProblem } from './backup-problem.ts';
import { begin, finish } from './backup-session.ts';
import type { Finished } from './backup-session.ts';
import { copyFile, forEachOf, syncToDisk, writeText } from './copy-file.ts';
import { layoutOf } from './data-layout.ts';
import { findClusterVersion } from './make-cluster.ts';
import { startEmbedded } from './start-embedded.ts';
import { listSegments } from './wal-segments.ts';

export type BackupOptions = {
  readonly dataDir: string;
  /** A folder that is not there yet, or is empty. */
  readonly out: string;
  readonly log?: (line: string) => void;
  readonly noted?: Noted;
};

/** `files` and `bytes` as copied; `startedAt` ISO 8601 in UTC; `lsn` the point in the log that the backup reaches. */
export type BackupReport = {
  readonly files: number;
  readonly bytes: number;
  readonly startedAt: string;
  readonly lsn: string;
};

/**
 * Copies the database while it is in use, by PostgreSQL's own online method (manual 25.3.4). Everything
 * committed before it ends is in it. The result is a plain data directory with its log and PostgreSQL's own
 * manifest, written last: without one the backup is unfinished. Throws `BackupProblem` or `EmbeddedProblem`.
 */
export async function backupEmbedded(options: BackupOptions): Promise<BackupReport> {
  const { cluster } = layoutOf(options.dataDir);
  await refuseNothing(cluster, options.dataDir);
  const out = resolve(options.out);
  await makeEmptyFolder(out);
  const server = await startEmbedded({ dataDir: options.dataDir, log: options.log ?? (() => undefined) });
  try {
    return await runBackup(server, { cluster, out }, options.noted);
  } catch (error) {
    await emptyFolder(out);
    throw toFullProblem(error, out, 'No backup was made, and what was begun is removed.');
  } finally {
    await server.stop();
  }
}

type Places = { readonly cluster: string; readonly out: string };

async function refuseNothing(cluster: string, dataDir: string): Promise<void> {
  if ((await findClusterVersion(cluster)) !== undefined) return;
  throw new BackupProblem('nothing-to-back-up', `There is no database in ${resolve(dataDir)}.`);
}

async function makeEmptyFolder(out: string): Promise<void> {
  await mkdir(out, { recursive: true, mode: 0o700 });
  if ((await readdir(out)).length > 0) {
    throw new BackupProblem(
      'out-not-empty',
      `${out} is not empty. A backup goes into a new or empty folder.`,
    );
  }
  await chmod(out, 0o700);
}

async function emptyFolder(out: string): Promise<void> {
  const entries = await readdir(out);
  await Promise.all(entries.map((name) => rm(join(out, name), { recursive: true, force: true })));
}

async function runBackup(connection: pg.ClientConfig, places: Places, noted?: Noted): Promise<BackupReport> {
  const { host, port, user, database } = connection;
  const session = new pg.Client({ host, port, user, database, application_name: 'kith backup' });
  session.on('error', () => undefined);
  await session.connect();
  try {
    const startedAt = new Date().toISOString();
    await begin(session);
    const copied = await copyCluster(places);
    const finished = await finish(session);
    const rest = [...(await writeLabels(places.out, finished)), ...(await copyLog(places, finished))];
    const report = await seal(places.out, [...copied, ...rest], { finished, startedAt });
    await noted?.(session);
    return report;
  } finally {
    await session.end();
  }
}

async function copyCluster({ cluster, out }: Places): Promise<ManifestFile[]> {
  const { folders, files } = await listBackupFiles(cluster);
  for (const folder of folders) await mkdir(join(out, folder), { mode: 0o700 });
  const copied: ManifestFile[] = [];
  await forEachOf(files, async (path) => {
    const file = await copyFile(join(cluster, path), join(out, path));
    if (file) copied.push({ path, ...file });
  });
  copied.push(await copyControl({ cluster, out }));
  return copied.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The server rewrites this small file in place; a copy that differs from a second look may be half of each. */
async function copyControl({ cluster, out }: Places): Promise<ManifestFile> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const file = await copyFile(join(cluster, controlFile), join(out, controlFile));
    const [now, then] = await Promise.all([cluster, out].map((at) => readFile(join(at, controlFile))));
    if (file && now && then?.equals(now)) return { path: controlFile, ...file };
    await rm(join(out, controlFile), { force: true });
  }
  throw new Error(`${controlFile} kept changing while it was copied`);
}

async function writeLabels(out: string, { label, tablespaces }: Finished): Promise<ManifestFile[]> {
  if (tablespaces.trim() !== '') {
    throw new BackupProblem(
      'tablespaces',
      'The database uses tablespaces, which this backup does not carry.',
    );
  }
  return [{ path: 'backup_label', ...(await writeText(join(out, 'backup_label'), label)) }];
}

async function copyLog({ cluster, out }: Places, finished: Finished): Promise<ManifestFile[]> {
  const copied: ManifestFile[] = [];
  for (const name of listSegments(finished)) {
    const path = `pg_wal/${name}`;
    const file = await copyFile(join(cluster, path), join(out, path));
    if (file?.bytes !== finished.segmentBytes) throw new Error(`The log file ${name} is not there in full`);
    copied.push({ path, ...file });
  }
  return copied;
}

type Sealing = { readonly finished: Finished; readonly startedAt: string };

async function seal(
  out: string,
  files: ManifestFile[],
  { finished, startedAt }: Sealing,
): Promise<BackupReport> {
  const { systemIdentifier, timeline, start, stop } = finished;
  await syncAll(out, files);
  const manifest = { systemIdentifier, files, timeline, startLsn: start, stopLsn: stop };
  await writeText(join(out, manifestName), formatManifest(manifest));
  await syncToDisk(join(out, manifestName));
  await syncToDisk(out);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { files: files.length, bytes, startedAt, lsn: stop };
}

/**
 * All must be on the disk before the manifest says that it is there. One pass at the end costs far less than
 * waiting for each file as it is written.
 */
async function syncAll(out: string, files: ManifestFile[]): Promise<void> {
  const paths = files.map(({ path }) => join(out, path));
  await forEachOf([...paths, ...new Set(paths.map(dirname))], syncToDisk);
}
