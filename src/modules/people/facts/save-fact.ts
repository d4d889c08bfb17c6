import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Authorised } from '../../access/index.ts';
import { personChanged } from '../events.ts';
import type { PersonId } from '../persons/person-queries.ts';
import type { FactKind } from './fact-kind.ts';
import { addFact, changeFact, endHomeBefore, putBackFact, takeBackFact } from './fact-queries.ts';
import type { FactValues } from './question.ts';
import { attempt } from './refusal.ts';

type Proof = Authorised<'changePerson'>;
type Read = { readonly id: string; readonly version: number };
type Saved = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly error: FieldError };

/** Records a new fact, or says why it cannot stand beside what is recorded. */
export async function recordFact(
  db: Write,
  _: Proof,
  fact: { kind: FactKind; personId: PersonId; values: FactValues },
): Promise<Saved> {
  const { kind, personId, values } = fact;
  const tried = await attempt(db, kind.refusals, async () => {
    if (movesIn(kind, values)) await endHomeBefore(db, personId, String(values['starts']));
    return addFact(db, kind, personId, values);
  });
  if (!tried.done) return { ok: false, error: tried.error };
  await told(db, kind, personId);
  return { ok: true, id: tried.value };
}

/** Somebody moves into another home for good: the home that they have without an end, ends. */
function movesIn({ table }: FactKind, values: FactValues): boolean {
  return table === 'residence' && values['kind'] === 'home' && (values['ends'] ?? null) === null;
}

/** Corrects a fact. @throws Stale when somebody else changed it meanwhile */
export async function correctFact(
  db: Write,
  _: Proof,
  fact: { kind: FactKind; personId: PersonId; read: Read; values: FactValues },
): Promise<Saved> {
  const { kind, personId, read, values } = fact;
  const tried = await attempt(db, kind.refusals, () => changeFact(db, kind, read, values));
  if (!tried.done) return { ok: false, error: tried.error };
  await told(db, kind, personId);
  return { ok: true, id: read.id };
}

/** Takes back a fact that was recorded by mistake. @throws Stale */
export async function takeBack(
  db: Write,
  _: Proof,
  fact: { kind: FactKind; personId: PersonId; read: Read },
): Promise<void> {
  await takeBackFact(db, fact.kind, fact.read);
  await told(db, fact.kind, fact.personId);
}

/** Puts back a fact that was taken back, or says why it cannot stand beside what was recorded since. @throws NotFound */
export async function putBack(
  db: Write,
  _: Proof,
  fact: { kind: FactKind; personId: PersonId; id: string; ids: readonly string[] },
): Promise<Saved> {
  const tried = await attempt(db, fact.kind.refusals, () => putBackFact(db, fact.kind, fact.id, fact.ids));
  if (!tried.done) return { ok: false, error: tried.error };
  await told(db, fact.kind, fact.personId);
  return { ok: true, id: fact.id };
}

async function told(db: Write, { table }: FactKind, personId: PersonId): Promise<void> {
  if (table === 'name' || table === 'identifier')
    await db.run(sql`select people.find_likely_same(array[${personId}::uuid])`);
  await db.announce(personChanged(personId, table));
}
