import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed, Schema } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine, toPosted } from '../../../platform/forms/posted.ts';
import { integer, longText, text } from '../../../platform/forms/text-fields.ts';
import type { NewRequest } from './request-queries.ts';
import { askers } from './request-rules.ts';

const notLater = (today: PlainDate) => ({ latest: today, tooLate: 'must be today or in the past' });

const newSchema = (today: PlainDate) => ({
  asked_by: choice({ label: 'who is asking', options: Object.keys(askers) as (keyof typeof askers)[] }),
  asker_name: text({ label: 'the name of who is asking' }),
  authority: optional(longText({ label: 'what shows that they may ask', max: 2000 })),
  reach: optional(longText({ label: 'how to reach them', max: 1000 })),
  scope: optional(longText({ label: 'what they asked for', max: 4000 })),
  received_on: date({ label: 'the day on which it came', ...notLater(today) }),
});

/** Reads the form of a new request. Who asks for another person needs authority, and it is written down. */
export function parseRequest(body: unknown, today: PlainDate): Parsed<NewRequest> {
  const parsed = parseForm(newSchema(today), body, ({ asked_by: by, authority }) =>
    by === 'the person' || authority ? [] : [fieldError('authority', 'Say what shows that they may ask')],
  );
  if (!parsed.ok) return parsed;
  const {
    asked_by: askedBy,
    asker_name: askerName,
    received_on: receivedOn,
    authority,
    reach,
    scope,
  } = parsed.value;
  const more = { authority: authority ?? null, reach: reach ?? null, scope: scope ?? null };
  return { ok: true, value: { askedBy, askerName, receivedOn, ...more } };
}

export function typedRequest(body: unknown, today: PlainDate): Typed {
  return typedIn(newSchema(today), body);
}

/** What can be done to a request, each with what it asks. */
const steps = {
  identity: (today: PlainDate) => ({
    identity_how: longText({ label: 'how you know who is asking', max: 1000 }),
    identity_on: date({ label: 'the day on which you knew', ...notLater(today) }),
  }),
  pause: (today: PlainDate) => ({
    what: longText({ label: 'what has to be made clear', max: 1000 }),
    asked_on: date({ label: 'the day on which you asked', ...notLater(today) }),
  }),
  resume: (today: PlainDate) => ({
    answer: longText({ label: 'what they answered', max: 1000 }),
    answered_on: date({ label: 'the day on which they answered', ...notLater(today) }),
  }),
  extend: () => ({
    extended_because: longText({ label: 'why it is complex, and that they were told', max: 1000 }),
  }),
  withdraw: () => ({ ended_because: longText({ label: 'why it ends without a copy', max: 1000 }) }),
  prepare: () => ({}),
  reopen: () => ({}),
  release: () => ({
    released_how: longText({ label: 'how the copy is handed over', max: 1000 }),
  }),
  reading: (today: PlainDate) => ({
    read_on: date({ label: 'the day', ...notLater(today) }),
    with_whom: text({ label: 'who was with them' }),
    minutes: optional(integer({ label: 'how many minutes', min: 1, max: 1440 })),
    said: optional(longText({ label: 'what they said', max: 4000 })),
  }),
} as const satisfies Readonly<Record<string, (today: PlainDate) => Schema>>;
export type StepName = keyof typeof steps;

/** Which step a form is of, or undefined for none that there is. */
export function stepIn(body: unknown): StepName | undefined {
  const name = postedLine(toPosted(body), 'step');
  return Object.hasOwn(steps, name) ? (name as StepName) : undefined;
}

/** Reads one step's own answers. */
export function parseStep<Name extends StepName>(name: Name, body: unknown, today: PlainDate) {
  return parseForm(steps[name](today) as ReturnType<(typeof steps)[Name]>, body);
}

export function typedStep(name: StepName, body: unknown, today: PlainDate): Typed {
  return typedIn(steps[name](today), body);
}
