import type { Write } from '../../../platform/database/database.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { Stale } from '../../../platform/http/problems.ts';
import type { Authorised } from '../../access/index.ts';
import { foundSame, separatedAgain } from '../events.ts';
import { attempt } from '../facts/refusal.ts';
import type { PersonId } from '../persons/person-queries.ts';
import { addAlias, addNotSame, endAlias, findDecision, lockPair, removeNotSame } from './same-queries.ts';
import { stampOf } from './same-rules.ts';

type Proof = Authorised<'decideSamePerson'>;
export type Verdict =
  | { readonly kind: 'same'; readonly first: PersonId; readonly why: string }
  | { readonly kind: 'different'; readonly why: string };

const chain =
  'One of these records is already joined with another. Take that decision back first, or join with the record that it leads to';
const refusals = { alias_no_chain: fieldError('verdict', chain), alias_person: fieldError('verdict', chain) };

/**
 * Decides whether two records are of one person. Nothing is re-pointed: the second record leads to the first.
 * @throws Stale when somebody else has decided it meanwhile
 */
export async function decideSame(
  db: Write,
  _: Proof,
  pair: readonly [PersonId, PersonId],
  verdict: Verdict,
): Promise<FieldError | null> {
  const [one, other] = pair;
  await lockPair(db, pair);
  if ((await findDecision(db, one, other)) !== null) throw new Stale();
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

/** Takes back the decision about two records that was read, told by its stamp. @throws Stale when it is another by now, or none */
export async function undecide(
  db: Write,
  _: Proof,
  { pair, seen }: { readonly pair: readonly [PersonId, PersonId]; readonly seen: unknown },
): Promise<void> {
  const [one, other] = pair;
  await lockPair(db, pair);
  const decision = await findDecision(db, one, other);
  if (decision === null || stampOf(decision) !== seen) throw new Stale();
  if (decision?.kind === 'different') await removeNotSame(db, one, other);
  if (decision?.kind !== 'same') return;
  await endAlias(db, { second: decision.secondId, first: decision.firstId, why: 'taken back' });
  await db.announce(separatedAgain(decision.secondId, decision.firstId));
}
