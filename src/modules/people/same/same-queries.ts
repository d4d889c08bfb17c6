import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { PersonId } from '../persons/person-queries.ts';
import { pairsOnPage } from './same-rules.ts';

/** Two records that may be of one person. */
export type Pair = {
  readonly personId: PersonId;
  readonly otherId: PersonId;
  readonly strength: number;
  readonly reasons: readonly string[];
};

const undecided = sql`not exists (select from people.not_same n where n.person_id = s.person_id and n.other_id = s.other_id)
    and not exists (select from people.alias a where a.ended_at is null
      and ((a.person_id = s.person_id and a.canonical_id = s.other_id) or (a.person_id = s.other_id and a.canonical_id = s.person_id)
        or exists (select from people.alias b where b.ended_at is null and b.canonical_id = a.canonical_id
                    and a.person_id = s.person_id and b.person_id = s.other_id)))
    and not exists (select from people.withdrawn w where w.ended_at is null and w.person_id in (s.person_id, s.other_id))`;

/** The pairs that nobody has decided yet, the likeliest first. `page` counts from 1. */
export async function listPairs(
  db: Read,
  page: number,
): Promise<{ readonly pairs: readonly Pair[]; readonly total: number }> {
  const count = await db.first(
    sql<{ total: number }>`select count(*)::int as total from people.likely_same s where ${undecided}`,
  );
  const pairs = await db.query(sql<Pair>`
    select s.person_id as "personId", s.other_id as "otherId", s.strength, s.reasons from people.likely_same s
     where ${undecided} order by s.strength desc, s.person_id, s.other_id limit ${pairsOnPage} offset ${(page - 1) * pairsOnPage}`);
  return { pairs, total: count?.total ?? 0 };
}

/** What was decided of two records, and by whom. */
export type Decision =
  | { readonly kind: 'same'; readonly secondId: PersonId; readonly firstId: PersonId; readonly why: string }
  | { readonly kind: 'different'; readonly why: string | null }
  | null;

export async function findDecision(db: Read, one: PersonId, other: PersonId): Promise<Decision> {
  const alias = await db.first(sql<{ secondId: PersonId; firstId: PersonId; why: string }>`
    select person_id as "secondId", canonical_id as "firstId", why from people.alias
     where ended_at is null and ((person_id = ${one} and canonical_id = ${other}) or (person_id = ${other} and canonical_id = ${one}))`);
  if (alias) return { kind: 'same', ...alias };
  const apart = await db.first(sql<{ why: string | null }>`
    select why from people.not_same where person_id = least(${one}::uuid, ${other}::uuid) and other_id = greatest(${one}::uuid, ${other}::uuid)`);
  return apart ? { kind: 'different', why: apart.why } : null;
}

/** Until the transaction ends, nobody else decides about these two. */
export async function lockPair(db: Write, pair: readonly [PersonId, PersonId]): Promise<void> {
  await db.query(sql`select pg_advisory_xact_lock(hashtext(${`same ${pair.toSorted().join(' ')}`}))`);
}

/** Makes `second` a second record of `first`. The database refuses chains (alias_no_chain) and a second alias (alias_person). */
export async function addAlias(
  db: Write,
  { second, first, why }: { second: PersonId; first: PersonId; why: string },
): Promise<void> {
  await db.run(sql`delete from people.not_same
    where person_id = least(${second}::uuid, ${first}::uuid) and other_id = greatest(${second}::uuid, ${first}::uuid)`);
  await db.run(
    sql`insert into people.alias (id, person_id, canonical_id, why) values (${newId()}, ${second}, ${first}, ${why})`,
  );
}

export async function endAlias(
  db: Write,
  { second, first, why }: { second: PersonId; first: PersonId; why: string },
): Promise<void> {
  await db.run(sql`update people.alias set ended_at = now(), ended_by = platform.actor(), ended_why = ${why}
    where person_id = ${second} and canonical_id = ${first} and ended_at is null`);
}

export async function addNotSame(db: Write, one: PersonId, other: PersonId, why: string): Promise<void> {
  await db.run(sql`insert into people.not_same (person_id, other_id, why) values (least(${one}::uuid, ${other}::uuid), greatest(${one}::uuid, ${other}::uuid), ${why})
    on conflict (person_id, other_id) do update set why = excluded.why, decided_at = now(), decided_by = platform.actor()`);
}

export async function removeNotSame(db: Write, one: PersonId, other: PersonId): Promise<void> {
  await db.run(
    sql`delete from people.not_same where person_id = least(${one}::uuid, ${other}::uuid) and other_id = greatest(${one}::uuid, ${other}::uuid)`,
  );
}

/** After people were loaded: looks again for records that may be of one person, around these people or everybody's. Set-based. */
export async function loadLikelySame(db: Write, people: readonly string[] | 'all'): Promise<void> {
  await db.run(sql`select people.find_likely_same(${people === 'all' ? null : [...people]}::uuid[])`);
}
