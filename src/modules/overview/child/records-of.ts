import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';

/** The record that stands for somebody, and every record of theirs. */
export type RecordsOf = { readonly canonical: string; readonly records: readonly string[] };

/** Which records are of one person, by each id that was asked for; one query for any number. */
export async function mapRecords(db: Read, ids: readonly string[]): Promise<ReadonlyMap<string, RecordsOf>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query(sql<RecordsOf & { asked: string }>`
    select o.asked, o.canonical,
           array(select o.canonical union select a.person_id from people.alias_in_force a where a.canonical_id = o.canonical) as records
      from (select r.id as asked, coalesce((select a.canonical_id from people.alias_in_force a where a.person_id = r.id), r.id) as canonical
              from unnest(${[...new Set(ids)]}::uuid[]) r(id)) o`);
  return new Map(rows.map(({ asked, ...one }) => [asked, one]));
}
