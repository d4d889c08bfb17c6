import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays, addYears, plainDate, yearEndingMarch } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Answers, Parsed } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { id, longText, text } from '../../../platform/forms/text-fields.ts';
import type { NewIdentity } from '../../people/index.ts';

/** An adoption order, as it is recorded: who the child is from now on, and how the time in care ended. */
export type AdoptionOrder = NewIdentity & {
  /** SSDA903 reason E11 or E12; null where no episode is open. */
  readonly reasonEnded: 'E11' | 'E12' | null;
};

/** The names of the form, printed again as hidden fields on the page that asks whether to go on. */
export const adoptionNames = [
  'order_on-day',
  'order_on-month',
  'order_on-year',
  'reason_ended',
  'given',
  'family',
  'nhs',
  'lines',
  'postcode',
  'guardian',
  'preparer',
] as const;

type Asked = { readonly today: PlainDate; readonly inCareSince: PlainDate | null };

const lastHundredYears = (today: PlainDate) => addYears(today, -100);

function schemaOf({ today, inCareSince }: Asked) {
  return {
    order_on: date({
      label: 'the date of the order',
      earliest: inCareSince ?? lastHundredYears(today),
      latest: today,
      tooEarly: inCareSince === null ? 'is too long ago' : 'is before the home that they live in now',
      tooLate: 'must be today or in the past',
    }),
    reason_ended:
      inCareSince === null
        ? optional(choice({ label: 'how they were adopted', options: ['E11', 'E12'] }))
        : choice({ label: 'how they were adopted', options: ['E11', 'E12'] }),
    given: text({ label: 'the new first names', max: 100 }),
    family: text({ label: 'the new last name', max: 100 }),
    nhs: optional(text({ label: 'the new NHS number', max: 20 })),
    lines: optional(text({ label: 'the new address', max: 200 })),
    postcode: optional(text({ label: 'the postcode', max: 10 })),
    guardian: id<'account'>({
      label: 'who guards the sealed record',
      missing: 'Choose who guards the sealed record',
    }),
    preparer: optional(id<'account'>({ label: 'who prepares this year’s return' })),
  };
}

/** Reads the order. `inCareSince`: from when the open episode runs, null where none is open. */
export function parseAdoption(body: unknown, asked: Asked): Parsed<AdoptionOrder> {
  const parsed = parseForm(schemaOf(asked), body, ({ nhs }) =>
    nhs !== undefined && !/^\d{10}$/.test(nhs.replace(/\s/g, ''))
      ? [fieldError('nhs', 'The new NHS number must have 10 digits')]
      : [],
  );
  return parsed.ok ? { ok: true, value: toOrder(parsed.value, asked) } : parsed;
}

type Said = Answers<ReturnType<typeof schemaOf>>;

function toOrder(said: Said, { today, inCareSince }: Asked): AdoptionOrder {
  const { given, family, order_on: orderOn, guardian, preparer = null } = said;
  return {
    given,
    family,
    nhs: said.nhs?.replace(/\s/g, '') ?? null,
    lines: said.lines ?? null,
    postcode: said.postcode?.toUpperCase() ?? null,
    orderOn,
    guardian,
    preparer,
    preparerUntil: preparer === null ? null : returnDoneBy(orderOn, today),
    reasonEnded: inCareSince === null ? null : (said.reason_ended ?? null),
  };
}

/**
 * Until when whoever prepares the return of the year in which the order was made sees the sealed record: the end of the
 * October after that year, when the figures are published (local default), and at least 30 days.
 */
export function returnDoneBy(orderOn: PlainDate, today: PlainDate): PlainDate {
  const published = plainDate(`${yearEndingMarch(orderOn)}-10-31`);
  const soonest = addDays(today, 30);
  return published > soonest ? published : soonest;
}

/** Why two people are to open a link. */
export const parseKey = (body: unknown) =>
  parseForm(
    { why: longText({ label: 'why', missing: 'Enter why, in ten letters or more', max: 500 }) },
    body,
    ({ why }) => (why.trim().length < 10 ? [fieldError('why', 'Enter why, in ten letters or more')] : []),
  );

export const parseRequest = (body: unknown) =>
  parseForm(
    {
      purpose: choice({ label: 'what you need', options: ['look', 'unseal'] }),
      why: longText({ label: 'why', missing: 'Enter why, in ten letters or more', max: 500 }),
    },
    body,
    ({ why }) => (why.trim().length < 10 ? [fieldError('why', 'Enter why, in ten letters or more')] : []),
  );
