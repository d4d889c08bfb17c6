import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { NewStarReading, StarArea, StarAudience, StarReading, WrittenArea } from './star-rules.ts';
import { areasOf } from './star-rules.ts';

/** Holds the star of a child until the transaction ends. */
export async function holdStar(db: Write, personId: string): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.star ' || ${personId}::text, 0))`,
  );
}

type Key = { readonly id: string; readonly personId: string; readonly alsoOf: readonly string[] };

/** Writes down a reading; its id is new, and sent twice it makes one. Gives whether it was written now. */
export async function addStarReading(db: Write, key: Key, said: NewStarReading): Promise<boolean> {
  await holdStar(db, key.personId);
  const written = await db.run(sql`
    insert into practice.star_reading (id, person_id, read_on, by_kind, by_whom, words, audience, also_of)
    values (${key.id}, ${key.personId}, ${said.readOn}, ${said.byKind}, ${said.byWhom}, ${said.words}, ${said.audience},
      ${key.alsoOf.filter((one) => one !== key.personId)}::uuid[])
    on conflict (id) do nothing`);
  if (written !== 1) return false;
  for (const [area, value] of Object.entries(said.values))
    await db.run(sql`insert into practice.star_value (id, person_id, reading_id, area, value)
      values (${newId()}, ${key.personId}, ${key.id}, ${area}, ${value})`);
  return true;
}

export type StarChangeSaid =
  | { readonly kind: 'audience'; readonly audience: StarAudience; readonly words: string }
  | { readonly kind: 'taken back'; readonly audience: null; readonly words: string };

/**
 * Says later who reads a reading, or that it does not count. Private again, it is kept by who writes this down: the child told
 * it to them now.
 */
export async function changeStarReading(
  db: Write,
  { personId, reading }: { readonly personId: string; readonly reading: StarReading },
  said: StarChangeSaid,
): Promise<void> {
  const number = reading.changes + 1;
  await db.run(sql`
    insert into practice.star_change (id, person_id, reading_id, number, kind, audience, words)
    values (${newId()}, ${personId}, ${reading.id}, ${number}, ${said.kind}, ${said.audience}, ${said.words})`);
  await db.run(
    said.kind === 'audience'
      ? sql`update practice.star_reading set audience = ${said.audience}, told_to = platform.actor(), told_on = platform.today(), changes = ${number}
             where id = ${reading.id}::uuid`
      : sql`update practice.star_reading set taken_back = true, changes = ${number} where id = ${reading.id}::uuid`,
  );
}

/** Says anew how a child calls the areas of their star; what was there and is not named any more is not asked any more. */
export async function sayAreas(
  db: Write,
  { personId, written }: { readonly personId: string; readonly written: readonly WrittenArea[] },
  areas: readonly StarArea[],
): Promise<void> {
  const before = areasOf(written);
  const changed = areas.filter(
    ({ area, name }) => !before.some((one) => one.area === area && one.name === name),
  );
  const gone = before.filter(({ area }) => !areas.some((one) => one.area === area));
  const rows = [
    ...changed.map((one) => ({ ...one, inUse: true })),
    ...gone.map((one) => ({ ...one, inUse: false })),
  ];
  for (const { area, name, inUse } of rows) {
    const last = Math.max(0, ...written.filter((one) => one.area === area).map(({ version }) => version));
    await db.run(sql`insert into practice.star_area (id, person_id, area, version, name, in_use)
      values (${newId()}, ${personId}, ${area}, ${last + 1}, ${name}, ${inUse})`);
  }
}
