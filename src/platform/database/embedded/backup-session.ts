import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { WalRange } from './wal-segments.ts';

/** What PostgreSQL says when a backup ends: the label recovery needs, and which part of the log. */
export type Finished = WalRange & {
  readonly label: string;
  readonly tablespaces: string;
  readonly systemIdentifier: string;
};

/**
 * Begins an online backup on this session, which must stay open until `finish`; should it be lost, PostgreSQL
 * ends the backup by itself. A temporary slot keeps the log from being recycled, and goes with the session.
 */
export async function begin(session: pg.Client): Promise<void> {
  const slot = `kith_backup_${randomBytes(6).toString('hex')}`;
  await session.query('select pg_create_physical_replication_slot($1, true, true)', [slot]);
  await session.query("select pg_backup_start('kith', true)");
}

/**
 * Ends the backup. PostgreSQL writes the end mark to the log and closes that log file, so the files from
 * `start` to `stop` are whole and on the disk when this returns.
 */
export async function finish(session: pg.Client): Promise<Finished> {
  const { rows } = await session.query<StopRow>(`
    select s.lsn::text as stop, s.labelfile as label, coalesce(s.spcmapfile, '') as tablespaces,
           c.system_identifier::text as "systemIdentifier",
           (select setting::int from pg_settings where name = 'wal_segment_size') as "segmentBytes"
    from pg_backup_stop(false) s, pg_control_system() c`);
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL gave no answer to pg_backup_stop');
  return { ...row, ...parseLabel(row.label) };
}

type StopRow = Omit<Finished, 'start' | 'timeline'>;

/** 'START WAL LOCATION: 0/2000028 (file …)' and 'START TIMELINE: 1' of a backup label. */
export function parseLabel(label: string): { start: string; timeline: number } {
  const start = /^START WAL LOCATION: ([0-9A-F]+\/[0-9A-F]+) /m.exec(label)?.[1];
  const timeline = /^START TIMELINE: (\d+)$/m.exec(label)?.[1];
  if (!start || !timeline) throw new Error('PostgreSQL gave a backup label that names no place in its log');
  return { start, timeline: Number(timeline) };
}
