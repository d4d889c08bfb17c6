import type { Write } from '../../../platform/database/database.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Authorised } from '../../access/index.ts';
import { foundSame, separatedAgain } from '../events.ts';
import { attempt } from '../facts/refusal.ts';
import type { PersonId } from '../persons/person-queries.ts';
import { addAlias, addNotSame, endAlias, findDecision, removeNotSame } from './same-queries.ts';

type Proof = Authorised<'decideSamePerson'>;
export type Verdict =
  | { readonly kind: 'same'; readonly first: PersonId; readonly why: string }
  | { readonly kind: 'different'; readonly why: string };

const chain =
  'One of these records is already joined with another. Take that decision back first, or join with the record that it leads to';
const refusals = { alias_no_chain: fieldError('verdict', chain), alias_person: fieldError('verdict', chain) };

/** Decides whether two records are of one person. Nothing is re-pointed: the second record leads to the first. */
export async function decideSame(
  db: Write,
  _: Proof,
  pair: readonly [PersonId, PersonId],
  verdict: Verdict,
): Promise<FieldError | null> {
  const [one, other] = pair;
  if (verdict.kind === 'different') {
    await addNotSame(db, one, other, verdict.why);
    return null;
  }
  const second = verdict.first === one ? other : one;
  const tried = await attempt(db, refusals, () =>
    addAlias(db, { second, first: verdict.first, why: verdict.why }),
  );
  if (!tried.done) return tried.error;
  await db.announce(foundSame(second, verdict.first));
  return null;
}

/** Takes the decision about two records back, whichever it was. */
export async function undecide(
  db: Write,
  _: Proof,
  [one, other]: readonly [PersonId, PersonId],
): Promise<void> {
  const decision = await findDecision(db, one, other);
  if (decision?.kind === 'different') await removeNotSame(db, one, other);
  if (decision?.kind !== 'same') return;
  await endAlias(db, { second: decision.secondId, first: decision.firstId, why: 'taken back' });
  await db.announce(separatedAgain(decision.secondId, decision.firstId));
}
