import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { postedLine, postedText, toPosted } from '../../../platform/forms/posted.ts';
import type { Decided } from './compose-copy.ts';
import type { NewDecision } from './decision-queries.ts';
import { isReason } from './weigh-rules.ts';

export type ParsedReview = {
  readonly decisions: readonly NewDecision[];
  readonly errors: readonly FieldError[];
};

/** What the fields of one passage are called: by its place on the page, with its key beside it. */
export const fieldNames = (index: number) => ({
  key: `key-${index}`,
  choice: `choice-${index}`,
  reason: `reason-${index}`,
  note: `note-${index}`,
});

/**
 * Reads the decisions of one chapter. A passage is told by its key, not by its place: what came in meanwhile is not decided by
 * a form that did not show it. Only what is new or different is kept; what is left empty stays as it was.
 */
export function parseReview(body: unknown, shown: readonly Decided[]): ParsedReview {
  const posted = toPosted(body);
  const byKey = new Map(shown.map((one) => [one.passage.key, one]));
  const decisions: NewDecision[] = [];
  const errors: FieldError[] = [];
  for (const index of indexesIn(posted)) {
    const names = fieldNames(index);
    const one = byKey.get(postedLine(posted, names.key));
    const choice = postedLine(posted, names.choice);
    if (!one || one.isLocked || (choice !== 'in' && choice !== 'out')) continue;
    const reason = postedLine(posted, names.reason);
    const note = postedText(posted, names.note) || null;
    const wrong = refuse(choice, { reason, note }, index);
    if (wrong) errors.push(wrong);
    else
      decisions.push({
        key: one.passage.key,
        choice,
        reason: choice === 'out' && isReason(reason) ? reason : null,
        note,
      });
  }
  return {
    decisions: decisions.filter((decision) => isDifferent(decision, byKey.get(decision.key))),
    errors,
  };
}

function indexesIn(posted: Readonly<Record<string, unknown>>): readonly number[] {
  return Object.keys(posted).flatMap((name) => {
    const found = /^key-(\d{1,6})$/.exec(name)?.[1];
    return found === undefined ? [] : [Number(found)];
  });
}

type Typed = { readonly reason: string; readonly note: string | null };

function refuse(choice: 'in' | 'out', { reason, note }: Typed, index: number): FieldError | undefined {
  const names = fieldNames(index);
  if (choice === 'in') return undefined;
  if (!isReason(reason)) return fieldError(names.reason, `Say why passage ${index + 1} is left out`);
  if (reason === 'serious harm' && note === null)
    return fieldError(names.note, `Say whose opinion it is that passage ${index + 1} would do serious harm`);
  return undefined;
}

/** A proposal that is confirmed is a decision too: what comes later is then seen to be new. */
function isDifferent(decision: NewDecision, one: Decided | undefined): boolean {
  const before = one?.decision;
  return (
    before?.choice !== decision.choice || before.reason !== decision.reason || before.note !== decision.note
  );
}
