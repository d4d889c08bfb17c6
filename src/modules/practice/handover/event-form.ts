import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice, choices } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Answers, Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { integer, longText, text } from '../../../platform/forms/text-fields.ts';
import { planAudienceNames } from '../plan/plan-rules.ts';
import type { NewHandoverEvent } from './handover-queries.ts';
import { nothingSaid } from './handover-rules.ts';
import type { HandoverEvent } from './handover-rules.ts';

/** How somebody was told, or said goodbye to. */
export const tellingWays = {
  visit: 'Face to face',
  call: 'By phone or video',
  letter: 'In a letter or card',
  shown: 'With pictures, play or signs',
} as const;

/** What kind of goodbye it was. */
export const goodbyeWays = {
  visit: 'A visit or an outing',
  call: 'A phone or video call',
  letter: 'A letter or card',
} as const;

const names = <T extends string>(of: Readonly<Record<T, string>>) => Object.keys(of) as T[];

/** The forms around a handover, by their place in the address. */
export const eventForms = ['child-told', 'family-told', 'goodbye', 'introduction'] as const;
export type EventForm = (typeof eventForms)[number];

export const findEventForm = (part: string): EventForm | undefined => eventForms.find((one) => one === part);

export type EventAbout = { readonly today: PlainDate; readonly firstName: string };

const past = (label: string, today: PlainDate) =>
  date({ label, latest: today, tooLate: 'must be today or in the past' });
const words = (label: string) => optional(longText({ label, max: 10_000 }));
const line = (label: string) => optional(text({ label }));

type Missing = readonly [field: string, value: unknown, message: string];
const missingIn = (asked: readonly Missing[]): readonly FieldError[] =>
  asked.flatMap(([field, value, message]) => (value === undefined ? [fieldError(field, message)] : []));

const toldSchema = (today: PlainDate) => ({
  told: choice({
    label: 'whether they were told',
    options: ['yes', 'no'],
    missing: 'Select whether they were told',
  }),
  who: line('who was told'),
  on: optional(past('the day', today)),
  by: line('who told them'),
  how: optional(choice({ label: 'how', options: names(tellingWays) })),
  said: optional(choice({ label: 'whether these are words', options: ['said', 'showed'] })),
  words: words('what they said or showed'),
  why: words('why not'),
});

/** Reads who was told, how and what they said; or why they were not. */
function parseTold(
  body: unknown,
  whom: 'child' | 'family',
  { today, firstName }: EventAbout,
): Parsed<NewHandoverEvent> {
  const parsed = parseForm(toldSchema(today), body, ({ told, who, on, by, how, said, words: typed, why }) => [
    ...(whom === 'family' ? missingIn([['who', who, 'Enter who it was, such as “Mum”']]) : []),
    ...(told === 'no'
      ? missingIn([['why', why, 'Enter why they were not told']])
      : missingIn([
          ['by', by, 'Enter who told them'],
          ['on', on, 'Enter the day on which they were told'],
          ['how', how, 'Select how they were told'],
          ['said', said, 'Select whether they said or showed it'],
          ['words', typed, 'Enter what they said, or what you saw'],
        ])),
  ]);
  if (!parsed.ok) return parsed;
  const { told, who, on, by, how, said, words: typed, why } = parsed.value;
  const to = { whom, who: whom === 'child' ? firstName : (who ?? null) };
  const value: NewHandoverEvent =
    told === 'no'
      ? { kind: 'not told', ...to, on: today, words: why ?? null }
      : {
          ...{
            kind: 'told',
            ...to,
            on: on ?? today,
            byWhom: by ?? null,
            how: how ?? null,
            words: typed ?? null,
          },
          isObserved: said === 'showed',
        };
  return { ok: true, value };
}

const goodbyeSchema = (today: PlainDate) => ({
  done: choice({
    label: 'whether there was a goodbye',
    options: ['yes', 'no'],
    missing: 'Select whether there was a goodbye',
  }),
  how: optional(choice({ label: 'how', options: names(goodbyeWays) })),
  on: optional(past('the day', today)),
  by: line('who said goodbye'),
  words: words('the words of the goodbye'),
  audience: optional(choice({ label: 'who may read the words', options: planAudienceNames })),
  why: words('why there was no goodbye'),
  apology: words('the apology'),
  apology_by: line('who apologised'),
});

/** Reads the goodbye; where none was possible, an apology and whose it is. */
function parseGoodbye(body: unknown, { today }: EventAbout): Parsed<NewHandoverEvent> {
  const parsed = parseForm(goodbyeSchema(today), body, (given) =>
    given.done === 'yes'
      ? missingIn([
          ['how', given.how, 'Select what kind of goodbye it was'],
          ['on', given.on, 'Enter the day of the goodbye'],
          ['by', given.by, 'Enter who said goodbye'],
          ['words', given.words, 'Enter the words of the goodbye: they stay in the child’s own record'],
          ['audience', given.audience, 'Select who may read the words'],
        ])
      : missingIn([
          ['why', given.why, 'Enter why there was no goodbye'],
          ['apology', given.apology, 'Enter the apology, in words for the child'],
          ['apology_by', given.apology_by, 'Enter who apologised'],
        ]),
  );
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  return { ok: true, value: value.done === 'yes' ? saidGoodbye(value, today) : saidSorry(value, today) };
}

type Goodbye = Answers<ReturnType<typeof goodbyeSchema>>;

const saidGoodbye = (
  { on, how, by, words: typed, audience }: Goodbye,
  today: PlainDate,
): NewHandoverEvent => ({
  kind: 'goodbye',
  on: on ?? today,
  how: how ?? null,
  byWhom: by ?? null,
  words: typed ?? null,
  audience: audience ?? 'staff',
});

const saidSorry = ({ why, apology, apology_by: sorry }: Goodbye, today: PlainDate): NewHandoverEvent => ({
  kind: 'no goodbye',
  on: today,
  words: why ?? null,
  apology: apology ?? null,
  byWhom: sorry ?? null,
});

function parseIntroduction(body: unknown, { today }: EventAbout): Parsed<NewHandoverEvent> {
  const schema = {
    on: past('the day of the visit', today),
    by: text({ label: 'who came', missing: 'Enter who came, such as “Ruth and Sam together”' }),
    words: longText({ label: 'what was said and agreed', max: 10_000 }),
  };
  const parsed = parseForm(schema, body);
  if (!parsed.ok) return parsed;
  const { on, by, words: typed } = parsed.value;
  return { ok: true, value: { kind: 'introduction', on, byWhom: by, words: typed } };
}

/** Reads the form of this part. */
export function parseHandoverEvent(
  part: EventForm,
  body: unknown,
  about: EventAbout,
): Parsed<NewHandoverEvent> {
  if (part === 'goodbye') return parseGoodbye(body, about);
  if (part === 'introduction') return parseIntroduction(body, about);
  return parseTold(body, part === 'child-told' ? 'child' : 'family', about);
}

/** Whether what is said stands already, word for word: the form was sent twice. */
export function saysTheSame(stands: HandoverEvent, said: NewHandoverEvent): boolean {
  const then = new Map<string, unknown>(Object.entries(stands));
  return Object.entries({ ...nothingSaid, ...said }).every(([name, value]) => then.get(name) === value);
}

/** Which things the new worker has read. */
export function parseAcknowledged(
  body: unknown,
  things: readonly string[],
): Parsed<{ readonly thing: readonly string[] }> {
  return parseForm({ thing: choices({ label: 'what you have read', options: things }) }, body);
}

/** Why something is taken back, and the version that the reader saw. */
export function parseTakenBack(body: unknown): Parsed<{ readonly version: number; readonly why: string }> {
  const version = integer({ label: 'the version that you read' });
  return parseForm({ version, why: longText({ label: 'why it was wrong', max: 2000 }) }, body);
}
