import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Parsed, Schema } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import { pastDay } from '../promises/promise-form.ts';
import type { Warning, WarningAct, WarningSaid, WarningState } from './warning-rules.ts';
import { warningPlaceNames } from './warning-rules.ts';

const words = () => longText({ label: 'what whoever visits has to know', max: 600 });
const saidBy = () => text({ label: 'who said so' });
const because = (label: string) => longText({ label, max: 600 });

/** The questions of a new warning. */
export const warningSchema = (today: PlainDate) => ({
  about: text({ label: 'whom it is about', missing: 'Select whom it is about, or whose home' }),
  place: choice({ label: 'where it holds', options: warningPlaceNames }),
  words: words(),
  said_by: saidBy(),
  since: pastDay('since when', today),
});

/** A new warning: whom it is about is one of those whom the form offered. */
export type NewWarning = Omit<WarningSaid, 'addressId'> & { readonly aboutId: string };

type About = {
  readonly today: PlainDate;
  /** After how many days somebody looks at it again. */
  readonly days: number;
  /** Whom a warning can be about. */
  readonly people: readonly string[];
};

/** Reads a new warning. */
export function parseWarning(body: unknown, { today, days, people }: About): Parsed<NewWarning> {
  const parsed = parseForm(warningSchema(today), body, ({ about }) => notOffered(about, people));
  if (!parsed.ok) return parsed;
  const { about, place, words: said, said_by: by, since } = parsed.value;
  return {
    ok: true,
    value: { aboutId: about, place, words: said, saidBy: by, since, reviewBy: addDays(today, days) },
  };
}

const notOffered = (about: string, people: readonly string[]): readonly FieldError[] =>
  people.includes(about) ? [] : [fieldError('about', 'Select somebody of the family')];

/** What comes of a form about a warning. */
export type WarningChange = Pick<Warning, 'words' | 'saidBy' | 'since' | 'reviewBy' | 'state' | 'because'>;

const schemas = {
  still: () => ({}),
  right: (today: PlainDate) => ({
    words: words(),
    said_by: saidBy(),
    since: pastDay('since when', today),
    because: because('why it is put right'),
  }),
  over: () => ({ because: because('why it is over') }),
  mistake: () => ({ because: because('why it was a mistake') }),
  stands: () => ({ because: because('why it stands again') }),
} as const;

/** The questions of a form about a warning. */
export const warningActSchema = (act: WarningAct, today: PlainDate): Schema => schemas[act](today);

const states: Readonly<Record<WarningAct, WarningState>> = {
  still: 'stands',
  right: 'stands',
  over: 'over',
  mistake: 'mistake',
  stands: 'stands',
};

type Now = { readonly today: PlainDate; readonly days: number; readonly now: Warning };

/** Reads a form about a warning. Who says that it stands looked at it: the next look is due anew. */
export function parseWarningAct(
  act: WarningAct,
  body: unknown,
  { today, days, now }: Now,
): Parsed<WarningChange> {
  const state = states[act];
  const reviewBy = state === 'stands' ? addDays(today, days) : now.reviewBy;
  const { words: was, saidBy: by, since } = now;
  const same = { words: was, saidBy: by, since, reviewBy, state };
  if (act === 'still') return { ok: true, value: { ...same, because: null } };
  if (act === 'right') {
    const parsed = parseForm(schemas.right(today), body);
    if (!parsed.ok) return parsed;
    const { words: said, said_by: saysSo, since: from, because: why } = parsed.value;
    return { ok: true, value: { ...same, words: said, saidBy: saysSo, since: from, because: why } };
  }
  const parsed = parseForm(schemas[act](), body);
  return parsed.ok ? { ok: true, value: { ...same, because: parsed.value.because } } : parsed;
}
