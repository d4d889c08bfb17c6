import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';

/**
 * What these records call somebody, as it may stand in a message or a report: full names, numbers, ways to reach them, now
 * and before. Single names are left out: too many people share them.
 */
export async function listWordsOf(db: Read, personIds: readonly string[]): Promise<readonly string[]> {
  const ids = [...personIds];
  const rows = await db.query(sql<{ word: string }>`
    select concat_ws(' ', given, family) as word from people.name where person_id = any(${ids}::uuid[]) and given is not null and family is not null
    union
    select concat_ws(' ', given, family) from people.name_history where person_id = any(${ids}::uuid[]) and given is not null and family is not null
    union
    select value from people.identifier where person_id = any(${ids}::uuid[]) and scheme in ('nhs', 'upn', 'former upn', 'uln', 'home office')
    union
    select value from people.contact_point where person_id = any(${ids}::uuid[])`);
  return rows.map(({ word }) => word);
}

/** Every record that stands for the same person as this one, itself included. */
export async function listRecordsOf(db: Read, personId: string): Promise<readonly string[]> {
  const rows = await db.query(sql<{ id: string }>`select people.records_of(${personId}::uuid) as id`);
  return rows.map(({ id }) => id);
}
