import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { SearchPart } from '../search/search-rules.ts';

/** A sensitive record (R1), of which a reader is told the name and nothing else. */
export type Sensitive = { readonly personId: string; readonly shown: string };

type Row = { readonly personId: string; readonly shown: string | null };

const named = (rows: readonly Row[]): readonly Sensitive[] =>
  rows.map(({ personId, shown }) => ({ personId, shown: shown ?? 'Name not recorded' }));

/** Sensitive records that fit the names and numbers of a search and that the actor may ask for, 20 at most. */
export async function findSensitive(db: Read, parts: readonly SearchPart[]): Promise<readonly Sensitive[]> {
  if (parts.length === 0) return [];
  return named(
    await db.query(
      sql<Row>`select person_id as "personId", shown from people.find_sensitive(${JSON.stringify(parts)}::jsonb) order by shown, person_id`,
    ),
  );
}

/** What a sensitive record is called that the actor may ask for; undefined for any other id. */
export async function findSensitiveName(db: Read, id: string): Promise<Sensitive | undefined> {
  const rows = await db.query(
    sql<Row>`select person_id as "personId", shown from people.name_sensitive(array[${id}::uuid])`,
  );
  return named(rows)[0];
}
