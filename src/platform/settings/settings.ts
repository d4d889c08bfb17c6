import { sql } from '../database/database.ts';
import type { Read, Write } from '../database/database.ts';
import type { Instant } from '../dates/plain-date.ts';
import type { Id } from '../ids/ids.ts';
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

/** What each of several settings holds, by its name here. */
export type SettingValues<Asked extends Readonly<Record<string, Setting<unknown>>>> = {
  readonly [Name in keyof Asked]: Asked[Name] extends Setting<infer T> ? T : never;
};

/** The values that hold now of several settings, in one statement. */
export async function getSettings<Asked extends Readonly<Record<string, Setting<unknown>>>>(
  db: Read,
  asked: Asked,
): Promise<SettingValues<Asked>> {
  const keys = Object.values(asked).map(({ key }) => key);
  const rows = await db.query(sql<{ key: string; value: unknown }>`select distinct on (key) key, value
    from platform.setting where key = any(${keys}) order by key, recorded_at desc, id desc`);
  const stored = new Map(rows.map(({ key, value }) => [key, value]));
  const values = Object.entries(asked).map(([name, { key, parse, fallback }]) => [
    name,
    stored.has(key) ? (parse(stored.get(key)) ?? fallback) : fallback,
  ]);
  return Object.fromEntries(values) as SettingValues<Asked>;
}

/** Records a new value; the ones before stay, since they explain what was decided under them. */
export async function recordSetting<T>(db: Write, { key }: Setting<T>, value: T): Promise<void> {
  await db.run(sql`insert into platform.setting (id, key, value, recorded_by)
    values (${newId()}, ${key}, ${JSON.stringify(value)}, platform.actor())`);
}

export type SettingVersion = {
  readonly id: Id<'setting'>;
  readonly value: unknown;
  /** Why it was changed, where somebody said. */
  readonly reason: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** Every value that a setting has had, the newest first. */
export function listSettingHistory(db: Read, key: string): Promise<readonly SettingVersion[]> {
  return db.query(sql<SettingVersion>`select id, value, reason, recorded_at as "recordedAt", recorded_by as "recordedBy"
    from platform.setting where key = ${key} order by recorded_at desc, id desc`);
}

/**
 * Records a new value with why, unless another was recorded since. @param was the newest value's id that the form showed;
 * null where the default held. @returns whether it was recorded
 */
export async function changeSetting<T>(
  db: Write,
  { key }: Setting<T>,
  change: { readonly value: T; readonly reason: string; readonly was: string | null },
): Promise<boolean> {
  // Two who change one setting at the same moment: the second waits here, and then sees the first's.
  await db.run(sql`select pg_advisory_xact_lock(hashtext('platform.setting'), hashtext(${key}))`);
  const newest = await db.first(sql<{ id: string }>`select id from platform.setting where key = ${key}
    order by recorded_at desc, id desc limit 1`);
  if ((newest?.id ?? null) !== change.was) return false;
  await db.run(sql`insert into platform.setting (id, key, value, reason, recorded_by)
    values (${newId()}, ${key}, ${JSON.stringify(change.value)}, ${change.reason}, platform.actor())`);
  return true;
}
