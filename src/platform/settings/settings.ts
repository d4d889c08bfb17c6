import { sql } from '../database/database.ts';
import type { Read, Write } from '../database/database.ts';
import type { Instant } from '../dates/plain-date.ts';
import { newId } from '../ids/ids.ts';

/** A setting of the installation, declared by the module that reads it. */
export type Setting<T> = {
  readonly key: string;
  /** Reads a stored value; undefined when it is not one (an older version's, say), and then the default holds. */
  readonly parse: (stored: unknown) => T | undefined;
  readonly fallback: T;
  /** Where the default comes from, and whether that was checked. */
  readonly basis: string;
};

/** The value that holds now: the newest recorded, else the default. */
export async function getSetting<T>(db: Read, { key, parse, fallback }: Setting<T>): Promise<T> {
  const row = await db.first(sql<{ value: unknown }>`select value from platform.setting where key = ${key}
    order by recorded_at desc, id desc limit 1`);
  return row === undefined ? fallback : (parse(row.value) ?? fallback);
}

/** Records a new value; the ones before stay, since they explain what was decided under them. */
export async function recordSetting<T>(db: Write, { key }: Setting<T>, value: T): Promise<void> {
  await db.run(sql`insert into platform.setting (id, key, value, recorded_by)
    values (${newId()}, ${key}, ${JSON.stringify(value)}, platform.actor())`);
}

export type SettingVersion = {
  readonly value: unknown;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** Every value that a setting has had, the newest first. */
export function listSettingHistory(db: Read, key: string): Promise<readonly SettingVersion[]> {
  return db.query(sql<SettingVersion>`select value, recorded_at as "recordedAt", recorded_by as "recordedBy"
    from platform.setting where key = ${key} order by recorded_at desc, id desc`);
}
