import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { BackupProblem, toFullProblem } from './backup-problem.ts';
import { copyFile, syncToDisk } from './copy-file.ts';
import { layoutOf } from './data-layout.ts';
import { findClusterVersion } from './make-cluster.ts';
import { startEmbedded } from './start-embedded.ts';
import type { EmbeddedServer } from './start-embedded.ts';
import { unless } from './system-error.ts';
import { formatLsn, listSegments, parseLsn } from './wal-segments.ts';

export type ArchiveOptions = {
  readonly dataDir: string;
  /** A folder for the log, best on another machine's disk: new, empty, or the archive of this same database. */
  readonly archive: string;
  readonly log?: (line: string) => void;
  readonly noted?: Noted;
};

/** Told when something ended well, on a session of the database's owner. */
export type Noted = (session: pg.Client) => Promise<void>;

/** How many files of the log were copied, and the place in the log that the archive reaches. */
export type ArchiveReport = { readonly copied: number; readonly lsn: string };

/**
 * Keeps the log from being recycled before we have it, whichever process starts the server and for however long the
 * archive's disk is away: a slot is in the database, a setting would be in one process's command line.
 */
const slot = 'kith_archive';

/** Names the database that an archive belongs to. */
export const ownerFile = 'system-identifier';

/**
 * One round of archiving: copies every finished file of the log that the archive lacks, and the one that is being written as
 * far as it goes (`.partial`). A backup taken after the first round, with the archive, restores to any moment after it.
 * Throws `BackupProblem` or `EmbeddedProblem`.
 */
export async function archiveEmbedded(options: ArchiveOptions): Promise<ArchiveReport> {
  const { cluster } = layoutOf(options.dataDir);
  if ((await findClusterVersion(cluster)) === undefined)
    throw new BackupProblem('nothing-to-back-up', `There is no database in ${resolve(options.dataDir)}.`);
  const server = await startEmbedded({ dataDir: options.dataDir, log: options.log ?? (() => undefined) });
  try {
    return await archiveLog(server, resolve(options.archive), options.noted);
  } finally {
    await server.stop();
  }
}

/** The same for a server that runs: what a service does every few seconds. */
export async function archiveLog(
  server: Pick<EmbeddedServer, 'host' | 'port' | 'user' | 'database' | 'dataDir'>,
  archive: string,
  noted?: Noted,
): Promise<ArchiveReport> {
  const { host, port, user, database } = server;
  const session = new pg.Client({ host, port, user, database, application_name: 'kith archive' });
  session.on('error', () => undefined);
  await session.connect();
  try {
    const place = await getPlace(session);
    await openArchive(archive, place.systemIdentifier);
    const copied = await copyLog(place, { from: join(layoutOf(server.dataDir).cluster, 'pg_wal'), archive });
    await letGoBefore(session, place);
    await noted?.(session);
    return { copied, lsn: place.stop };
  } catch (error) {
    const outcome =
      'What was copied before is whole; the database keeps the rest of its log until there is room.';
    throw toFullProblem(error, archive, outcome);
  } finally {
    await session.end();
  }
}

type Place = {
  readonly start: string;
  readonly stop: string;
  readonly timeline: number;
  readonly segmentBytes: number;
  readonly systemIdentifier: string;
};

async function getPlace(session: pg.Client): Promise<Place> {
  await session.query(
    `select pg_create_physical_replication_slot($1, true)
      where not exists (select from pg_replication_slots where slot_name = $1)`,
    [slot],
  );
  const { rows } = await session.query<Place & { readonly file: string }>(
    `select s.restart_lsn::text as start, l.stop::text as stop, pg_walfile_name(l.stop) as file,
            (select setting::int from pg_settings where name = 'wal_segment_size') as "segmentBytes",
            (select system_identifier::text from pg_control_system()) as "systemIdentifier"
       from pg_replication_slots s, (select pg_current_wal_flush_lsn() as stop) l where s.slot_name = $1`,
    [slot],
  );
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL made no slot for the archive');
  return { ...row, timeline: Number.parseInt(row.file.slice(0, 8), 16) };
}

async function openArchive(archive: string, systemIdentifier: string): Promise<void> {
  await mkdir(archive, { recursive: true, mode: 0o700 });
  const file = join(archive, ownerFile);
  const found = await unless(['ENOENT'], readFile(file, 'utf8'));
  if (found?.trim() === systemIdentifier) return;
  const others = (await readdir(archive)).filter((name) => name !== `${ownerFile}.new`);
  if (found !== undefined || others.length > 0) throw another(archive);
  await aside(file, (fresh) => writeFile(fresh, `${systemIdentifier}\n`, { mode: 0o600 }));
}

const another = (archive: string) =>
  new BackupProblem('archive-of-another', `${archive} holds something else than this database's archive.`);

type Folders = { readonly from: string; readonly archive: string };

async function copyLog(place: Place, { from, archive }: Folders): Promise<number> {
  const names = listSegments(place);
  const whole = Number(parseLsn(place.stop) % BigInt(place.segmentBytes)) === 0 ? names : names.slice(0, -1);
  let copied = 0;
  for (const name of await listHistories(from)) await keepWhole(join(from, name), join(archive, name));
  for (const name of whole) {
    if (await keepWhole(join(from, name), join(archive, name), place.segmentBytes)) copied += 1;
    await rm(join(archive, `${name}.partial`), { force: true });
  }
  const open = names[whole.length];
  if (open !== undefined) {
    await putInPlace(join(from, open), join(archive, `${open}.partial`), place.segmentBytes);
    copied += 1;
  }
  await syncToDisk(archive);
  return copied;
}

const listHistories = async (from: string) =>
  (await readdir(from)).filter((name) => /^[0-9A-F]{8}\.history$/.test(name));

/** Copies a finished file once. One of that name with other content was written by another life of this database. */
async function keepWhole(from: string, to: string, bytes?: number): Promise<boolean> {
  const kept = await unless(['ENOENT'], readFile(to));
  if (kept === undefined) {
    await putInPlace(from, to, bytes);
    return true;
  }
  if (!kept.equals(await readFile(from))) throw another(join(to, '..'));
  return false;
}

function putInPlace(from: string, to: string, bytes?: number): Promise<void> {
  return aside(to, async (fresh) => {
    const file = await copyFile(from, fresh);
    if (!file || (bytes !== undefined && file.bytes !== bytes))
      throw new Error('A file of the log is not there in full');
  });
}

/**
 * Written aside, on the disk, then renamed: the archive never holds half a file under its name. What could not be written
 * whole is removed: on a full disk it would be in the way of the next round.
 */
async function aside(to: string, write: (fresh: string) => Promise<unknown>): Promise<void> {
  const fresh = `${to}.new`;
  await rm(fresh, { force: true });
  try {
    await write(fresh);
    await syncToDisk(fresh);
    await rename(fresh, to);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

/** What the archive has in whole files, the server need not keep. */
async function letGoBefore(session: pg.Client, { start, stop, segmentBytes }: Place): Promise<void> {
  const size = BigInt(segmentBytes);
  const boundary = (parseLsn(stop) / size) * size;
  if (boundary > parseLsn(start))
    await session.query('select pg_replication_slot_advance($1, $2)', [slot, formatLsn(boundary)]);
}
