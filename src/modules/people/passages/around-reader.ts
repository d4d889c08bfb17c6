import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PersonSummary } from '../persons/person-queries.ts';
import { getPersonSummary } from '../persons/person-queries.ts';

/** What decides which people and places a copy may name. */
export type Around = {
  /** Those named whom the actor may see. */
  readonly people: ReadonlyMap<string, PersonSummary>;
  /** Every name that these people ever had, in parts and in small letters, without those that the reader has too. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Of them, who ever lived at one address with the reader, or is somebody whom the reader called close or not. */
  readonly known: ReadonlySet<string>;
  /** Of them, who stands under a restriction that lets this actor look. */
  readonly restricted: ReadonlySet<string>;
  /** Of the texts asked, those that hold an address that is withheld for anybody. */
  readonly withheld: ReadonlySet<string>;
};

/** Finds out about the people and places that passages name. `reader`: every record of whom the copy is about. */
export async function listAroundReader(
  db: Read,
  reader: readonly string[],
  { named, texts }: { readonly named: readonly string[]; readonly texts: readonly string[] },
): Promise<Around> {
  const ids = [...new Set(named)];
  return {
    people: await getPersonSummary(db, ids),
    names: await listNameParts(db, reader, ids),
    known: await ask(db, knownTo(reader, ids)),
    restricted: await ask(
      db,
      sql<Found>`select r::text as found from access.restricted_among(${ids}::uuid[]) r`,
    ),
    withheld: await ask(
      db,
      sql<Found>`select w as found from people.withheld_places(${[...new Set(texts)]}::text[]) w`,
    ),
  };
}

async function listNameParts(db: Read, reader: readonly string[], ids: readonly string[]) {
  const rows = await db.query(sql<{ readonly id: string; readonly part: string }>`
    select distinct n.person_id as id, lower(p.part) as part
      from people.name n cross join lateral regexp_split_to_table(concat_ws(' ', n.given, n.family), '[[:space:]]+') p(part)
     where n.person_id = any(${[...reader, ...ids]}::uuid[]) and length(p.part) > 1`);
  const own = new Set(rows.filter(({ id }) => reader.includes(id)).map(({ part }) => part));
  const others = rows.filter(({ part }) => !own.has(part));
  return new Map(ids.map((id) => [id, others.filter((row) => row.id === id).map(({ part }) => part)]));
}

type Found = { readonly found: string };

async function ask(db: Read, query: ReturnType<typeof knownTo>): Promise<ReadonlySet<string>> {
  return new Set((await db.query(query)).map(({ found }) => found));
}

function knownTo(reader: readonly string[], ids: readonly string[]) {
  return sql<Found>`
    select unnest(${[...reader]}::uuid[])::text as found
    union
    select o.person_id::text
      from people.residence o
      join people.residence r on r.address_id = o.address_id and r.person_id = any(${[...reader]}::uuid[])
       and r.starts < coalesce(o.ends, 'infinity') and o.starts < coalesce(r.ends, 'infinity')
     where o.person_id = any(${[...ids]}::uuid[])
    union
    select (case when t.person_id = any(${[...reader]}::uuid[]) then t.other_id else t.person_id end)::text
      from people.relationship t
     where t.closeness is not null and (t.person_id = any(${[...reader]}::uuid[]) or t.other_id = any(${[...reader]}::uuid[]))`;
}
