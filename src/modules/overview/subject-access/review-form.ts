import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Posted } from '../../../platform/forms/posted.ts';
import { postedLine, postedText, toPosted } from '../../../platform/forms/posted.ts';
import type { Decided } from './compose-copy.ts';
import { reasonOf } from './compose-copy.ts';
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
  was: `was-${index}`,
});

/** How a passage stands on the page, to be posted with the form: choice, reason and note. */
export const stampOf = (one: Decided): string =>
  JSON.stringify([one.fate, reasonOf(one) ?? '', one.decision?.note ?? '']);

/**
 * Reads the decisions of one chapter. A passage is told by its key, not by its place: what came in meanwhile is not decided by
 * a form that did not show it. Only what is new or different is kept; what is left empty stays as it was. Where somebody else
 * decided a passage meanwhile, theirs stands: whoever left it as it was on their page says nothing about it, and whoever
 * decided otherwise is told, with their own words.
 */
export function parseReview(body: unknown, shown: readonly Decided[]): ParsedReview {
  const posted = toPosted(body);
  const byKey = new Map(shown.map((one) => [one.passage.key, one]));
  const decisions: NewDecision[] = [];
  const errors: FieldError[] = [];
  for (const index of indexesIn(posted)) {
    const one = byKey.get(postedLine(posted, fieldNames(index).key));
    const typed = one && !one.isLocked ? typedAt(posted, index) : undefined;
    if (!one || !typed) continue;
    const read = readOne(one, typed, index);
    if (read === undefined) continue;
    if ('text' in read) errors.push(read);
    else decisions.push(read);
  }
  return {
    decisions: decisions.filter((decision) => isDifferent(decision, byKey.get(decision.key))),
    errors,
  };
}

type TypedHere = Typed & { readonly choice: 'in' | 'out'; readonly was: string };

/** What was chosen and written about one passage; undefined where nothing was chosen. */
function typedAt(posted: Posted, index: number): TypedHere | undefined {
  const names = fieldNames(index);
  const choice = postedLine(posted, names.choice);
  if (choice !== 'in' && choice !== 'out') return undefined;
  const note = postedText(posted, names.note) || null;
  return { choice, reason: postedLine(posted, names.reason), note, was: postedText(posted, names.was) };
}

/** The decision, or what is wrong with it; undefined where somebody else decided and this form says nothing about it. */
function readOne(one: Decided, typed: TypedHere, index: number): NewDecision | FieldError | undefined {
  const { choice, reason, note, was } = typed;
  if (was !== '' && was !== stampOf(one))
    return was === JSON.stringify([choice, reason, note ?? '']) ? undefined : meanwhile(choice, note, index);
  const kept = choice === 'out' && isReason(reason) ? reason : null;
  return refuse(choice, typed, index) ?? { key: one.passage.key, choice, reason: kept, note };
}

function meanwhile(choice: 'in' | 'out', note: string | null, index: number): FieldError {
  const wanted = choice === 'in' ? 'leave it in' : 'leave it out';
  const words = note === null ? '' : ` (“${note}”)`;
  const text = `Somebody else decided passage ${index + 1} while you were reading. Theirs stands; you wanted to ${wanted}${words}`;
  return fieldError(fieldNames(index).reason, text);
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
