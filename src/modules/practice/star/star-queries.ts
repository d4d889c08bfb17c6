import { sql } from '../../../platform/database/database.ts';
import type { Query, Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { StarChange, StarReading, WrittenArea } from './star-rules.ts';

/** What is written of the areas of a child's star, every version. */
export function listWrittenAreas(db: Read, records: readonly string[]): Promise<readonly WrittenArea[]> {
  return db.query(sql<WrittenArea>`
    select a.area, a.name, a.version, a.in_use as "inUse" from practice.star_area a
     where a.person_id = any(${[...records]}::uuid[]) order by a.recorded_at, a.area, a.version, a.id`);
}

/**
 * The readings of a child's star that the actor may read, the earliest first, those that were taken back too. A private one is
 * there for who keeps it with the child and for nobody else, whatever their role.
 */
export function listStarReadings(db: Read, records: readonly string[]): Promise<readonly StarReading[]> {
  return db.query(sql<StarReading>`${readingsWhere(sql`r.person_id = any(${[...records]}::uuid[])`)}
    order by r.read_on, r.recorded_at, r.id`);
}

/** One of them. @throws NotFound */
export async function getStarReading(db: Read, records: readonly string[], id: string): Promise<StarReading> {
  const found = await db.first(
    readingsWhere(sql`r.person_id = any(${[...records]}::uuid[]) and r.id = ${id}::uuid`),
  );
  if (!found) throw new NotFound();
  return found;
}

/** What was chosen or said later of a reading that the actor may read, the latest first. */
export function listStarChanges(db: Read, { id }: StarReading): Promise<readonly StarChange[]> {
  return db.query(sql<StarChange>`
    select c.kind, c.audience, c.words, c.recorded_at as "recordedAt", c.recorded_by as "recordedBy" from practice.star_change c
     where c.reading_id = ${id}::uuid order by c.number desc`);
}

function readingsWhere(which: Query<unknown>): Query<StarReading> {
  return sql<StarReading>`
    select r.id, r.read_on as "readOn", r.by_kind as "byKind", r.by_whom as "byWhom", r.words, r.audience,
           r.taken_back as "isTakenBack", r.changes, r.also_of as "alsoOf", r.recorded_at as "recordedAt",
           (select coalesce(json_object_agg(v.area, v.value), '{}') from practice.star_value v where v.reading_id = r.id) as values
      from practice.star_reading r
     where ${which} and (r.audience <> 'private' or r.told_to = (select platform.actor()))`;
}
