import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';

export type Looked = { readonly accountId: string; readonly account: string; readonly subjectId: string };

/** What names and homes say of a worker and somebody whose record they opened. */
export type Namesake = {
  readonly accountId: string;
  readonly subjectId: string;
  readonly sharesSurname: boolean;
  readonly namesakes: number;
  readonly sharesHome: boolean;
};

/**
 * For each pair whether they share a surname, how many people in Kith have it, and whether the person lives or lived with
 * somebody who has the worker's whole name. Names are compared as `plainName` writes them (`surname`, `whole`). As loader.
 */
export function listNamesakes(
  db: Read,
  pairs: readonly (Looked & { readonly surname: string; readonly whole: string })[],
): Promise<readonly Namesake[]> {
  return db.query(sql<Namesake>`
    with pair as (
      select * from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) p("accountId" uuid, "subjectId" uuid, surname text, whole text)
    ), known as materialized (
      select n.person_id, lower(n.family) as family, lower(concat_ws(' ', n.given, n.family)) as whole from people.current_name n
    ), bearer as (
      select distinct p.whole, k.person_id from pair p join known k on k.whole = p.whole
    )
    select p."accountId", p."subjectId",
           coalesce(k.family = p.surname and p.surname <> '', false) as "sharesSurname",
           (select count(*)::int from known f where f.family = p.surname and p.surname <> '') as namesakes,
           exists (select from bearer b
                     join people.lived_at own on own.person_id = b.person_id
                     join people.lived_at theirs on theirs.lines = own.lines and theirs.postcode is not distinct from own.postcode
                    where b.whole = p.whole and theirs.person_id = p."subjectId" and b.person_id <> p."subjectId") as "sharesHome"
      from pair p left join known k on k.person_id = p."subjectId"`);
}
