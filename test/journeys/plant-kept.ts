import { newId } from '../../src/platform/ids/ids.ts';
import type { Searched } from './sweep-state.ts';

type Level = 'R1' | 'R2' | 'R3';
type Kept = { readonly person: string; readonly restriction: string };

/** One child of each level is restricted in each Kith, once. */
const planted = new WeakMap<Searched, Map<Level, Promise<Kept>>>();

/** The account of a role, in a demonstration. */
export async function accountOf({ owner }: Searched, role: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    'select g.account_id as id from access.role_grant g where g.role = $1 order by g.account_id limit 1',
    [role],
  );
  const [row] = rows;
  if (!row) throw new Error(`There is no ${role}`);
  return row.id;
}

/** An invented child whose record the guardian of the demonstration keeps back, for a page to show. */
export function plantKept(kith: Searched, level: Level): Promise<Kept> {
  const ofKith = planted.get(kith) ?? new Map<Level, Promise<Kept>>();
  planted.set(kith, ofKith);
  const kept = ofKith.get(level) ?? plant(kith, level);
  ofKith.set(level, kept);
  return kept;
}

async function plant(kith: Searched, level: Level): Promise<Kept> {
  const { owner } = kith;
  const [person, restriction] = [newId<'person'>(), newId<'restriction'>()];
  const guardian = await accountOf(kith, 'guardian');
  await owner.query("insert into people.person (id, sex, birth_date) values ($1, 'F', '2016-05-04')", [
    person,
  ]);
  await owner.query(
    "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', 'Peregrine', $3)",
    [newId(), person, `Kept ${level}`],
  );
  await owner.query(
    `insert into access.restriction (id, level, why, reason, guardian_id, starts, review_by)
     values ($1, $2, 'member of the council', 'An invented councillor’s child', $3, '2026-01-01', '2026-03-15')`,
    [restriction, level, guardian],
  );
  await owner.query('insert into access.restriction_subject values ($1, $2)', [restriction, person]);
  for (const account of [guardian, await accountOf(kith, 'reviewing officer')])
    await owner.query(
      "insert into access.restriction_named (restriction_id, account_id, starts) values ($1, $2, '2026-01-01')",
      [restriction, account],
    );
  await owner.query(
    `insert into access.restriction_review (id, restriction_id, finding, review_by_before, review_by, reviewed_at, reviewed_by)
     values ($1, $2, 'Still a councillor; asked the leader’s office', '2026-02-01', '2026-03-15', '2026-02-01T09:00:00Z', $3)`,
    [newId(), restriction, guardian],
  );
  return { person, restriction };
}

/** Somebody looked at that child's record yesterday. */
export async function plantLook(kith: Searched): Promise<void> {
  const { person, restriction } = await plantKept(kith, 'R2');
  await kith.owner.query(
    `insert into access.break_glass (id, restriction_id, account_id, subject_id, reason, starts_at, ends_at)
     select $1, $2, $3, $4, 'A neighbour rang: shouting next door', '2026-03-31T20:00:00Z', '2026-03-31T21:00:00Z'
      where not exists (select from access.break_glass where seen_at is null)`,
    [newId(), restriction, await accountOf(kith, 'front door'), person],
  );
}

/** Somebody rang about that child. */
export async function plantCallBack(kith: Searched): Promise<void> {
  await plantKept(kith, 'R2');
  await kith.owner.query(
    `insert into people.call_back (id, asked_at, asked_by, about_name, about_born, rings, ring_back, told)
     select $1, '2026-04-01T08:00:00Z', $2, 'Peregrine Kept', '2016-05-04', 'Mill Lane School', '01632 960000', 'He did not come in today'
      where not exists (select from people.call_back)`,
    [newId(), await accountOf(kith, 'front door')],
  );
}

/** A social worker's own brother, and a cousin whom somebody told information governance of. */
export async function plantConflictOfInterest(kith: Searched): Promise<void> {
  const worker = await accountOf(kith, 'analyst');
  const { rows } = await kith.owner.query<{ id: string }>(
    'select id from access.conflict_of_interest limit 1',
  );
  if (rows.length > 0) return;
  await kith.owner.query(
    `insert into access.conflict_of_interest (id, account_id, subject_id, why, source, starts, declared_by)
     select $1, $2, person_id, 'My brother’s son', 'declared', '2026-01-01', $2 from care.episode order by person_id desc limit 1`,
    [newId(), worker],
  );
  await kith.owner.query(
    "insert into people.acquaintance (id, account_id, name, how) values ($1, $2, 'Ida Invented', 'My cousin')",
    [newId(), worker],
  );
}
