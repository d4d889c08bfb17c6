import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import { findPassed, parseByWhen } from '../plan/by-when.ts';
import type { Known } from '../plan/goal-form.ts';
import { findWho } from '../plan/goal-form.ts';
import type { PromiseSaid } from './promise-rules.ts';
import { audienceFor, promiseAudienceNames } from './promise-rules.ts';

/** What the form of a promise needs to know to be read. */
export type PromiseFormAbout = {
  readonly today: PlainDate;
  readonly firstName: string;
  /** Who writes: a promise in this name is theirs, and comes into their list. */
  readonly writer: { readonly name: string; readonly accountId: string };
  readonly known: readonly Known[];
};

export const pastDay = (label: string, today: PlainDate) =>
  date({ label, latest: today, tooLate: 'must be today or in the past' });

/** The questions of a new promise. */
export const promiseSchema = (today: PlainDate) => ({
  words: longText({ label: 'what was promised', max: 2000 }),
  to: choice({
    label: 'to whom',
    options: ['child', 'family'],
    missing: 'Select to whom it was promised',
  }),
  to_whom: optional(text({ label: 'who it was' })),
  by_whom: text({ label: 'who promised it' }),
  when: text({ label: 'by when' }),
  whose: optional(text({ label: 'whose words these are' })),
  audience: choice({ label: 'who may read this', options: promiseAudienceNames }),
  on: pastDay('the day', today),
});

/** A promise as the form gives it, with those of the family who are named in it. */
export type ParsedPromise = PromiseSaid & { readonly alsoOf: readonly string[] };

/** Reads a new promise. */
export function parsePromise(body: unknown, about: PromiseFormAbout): Parsed<ParsedPromise> {
  const { today, firstName, writer, known } = about;
  const parsed = parseForm(promiseSchema(today), body, ({ to, to_whom: name, when, on }) => [
    ...(to === 'family' && !name ? [fieldError('to_whom', 'Enter who it was, such as “Mum”')] : []),
    ...wrongDay(when, today, on),
  ]);
  if (!parsed.ok) return parsed;
  const said = parsed.value;
  const maker = findWho(said.by_whom, known);
  const told = findWho(said.to_whom ?? '', known);
  const isOwn = said.by_whom.toLowerCase() === writer.name.toLowerCase();
  return {
    ok: true,
    value: {
      words: said.words,
      whose: said.whose ?? null,
      toKind: said.to,
      toWhom: said.to === 'child' ? firstName : told.who,
      byWhom: maker.who,
      makerId: isOwn ? writer.accountId : null,
      madeOn: said.on,
      dueOn: parseByWhen(said.when, today) ?? today,
      audience: audienceFor(said.to, said.audience),
      alsoOf: [maker.whoId, said.to === 'family' ? told.whoId : null].flatMap((id) => id ?? []),
    },
  };
}

/** What is wrong with a day by which something is promised: it cannot be read, has just passed, or was over when it was promised. */
export function wrongDay(when: string, today: PlainDate, madeOn: PlainDate): readonly FieldError[] {
  const day = parseByWhen(when, today);
  if (day === undefined) return [fieldError('when', 'By when must be a day, like 3 December or in 2 weeks')];
  const passed = findPassed(when, today);
  if (passed !== undefined)
    return [
      fieldError(
        'when',
        `This day has passed this year. Write the year too: ${formatDate(day)}, or ${formatDate(passed)} if it was promised for then`,
      ),
    ];
  return day < madeOn ? [fieldError('when', 'By when must not be before the day of the promise')] : [];
}
