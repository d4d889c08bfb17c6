import { findDate, plainDate } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { PartialDate } from '../../../platform/forms/date-fields.ts';
import { partialDate } from '../../../platform/forms/date-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { toPosted } from '../../../platform/forms/posted.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import type { ChronologyEvent, NewEvent } from './chronology-rules.ts';

const schema = {
  on: partialDate({ label: 'when it happened' }),
  words: text({ label: 'what happened, in one line', max: 300 }),
  meaning: optional(longText({ label: 'what it meant', max: 1000 })),
  agency: optional(text({ label: 'whose event it is' })),
  source: text({ label: 'where this is known from' }),
  because: optional(text({ label: 'why it is changed', max: 300 })),
};

/** What the form itself says of an event. */
export type TypedEvent = Omit<NewEvent, 'itemId' | 'itemKind' | 'alsoOf' | 'restrictedTo'>;

/** Reads the form of an event. `asksWhy`: one that is said anew says why. */
export function parseChronologyEvent(
  body: unknown,
  { today, asksWhy }: { readonly today: PlainDate; readonly asksWhy: boolean },
): Parsed<TypedEvent> {
  const parsed = parseForm(schema, withUnknown(body), ({ on, because }) => [
    ...(firstDay(on) > today
      ? [fieldError('on', 'When it happened must be today or in the past', 'day')]
      : []),
    ...(asksWhy && !because ? [fieldError('because', 'Enter why it is changed')] : []),
  ]);
  if (!parsed.ok) return parsed;
  const { on, words, meaning, agency, source, because } = parsed.value;
  const precision = on.month === undefined ? 'year' : on.day === undefined ? 'month' : 'day';
  const said = { words, meaning: meaning ?? null, agency: agency ?? null, source, because: because ?? null };
  return { ok: true, value: { ...said, happenedOn: firstDay(on), precision } };
}

/** An empty day, or day and month, is one that nobody knows. */
const withUnknown = (body: unknown) => ({ ...toPosted(body), 'on-unknown': 'yes' });

function firstDay({ year, month = 1, day = 1 }: PartialDate): PlainDate {
  return findDate({ year, month, day }) ?? plainDate('0001-01-01');
}

/** What was typed, to print the form again. */
export const typedChronologyEvent = (body: unknown): Typed => typedIn(schema, body);

/** An event as the form would have been typed. */
export function typedAsEvent(
  said: Pick<ChronologyEvent, 'happenedOn' | 'precision' | 'words' | 'source'> & Partial<NewEvent>,
): Typed {
  const [year = '', month = '', day = ''] = said.happenedOn.split('-');
  return {
    'on-year': String(Number(year)),
    'on-month': said.precision === 'year' ? '' : String(Number(month)),
    'on-day': said.precision === 'day' ? String(Number(day)) : '',
    words: said.words,
    meaning: said.meaning ?? '',
    agency: said.agency ?? '',
    source: said.source,
  };
}
