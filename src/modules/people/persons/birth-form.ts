import { addDays, addYears, ageOn, findDate } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { date, partialDate } from '../../../platform/forms/date-fields.ts';
import type { PartialDate } from '../../../platform/forms/date-fields.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import type { Field, FieldError } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { toPosted } from '../../../platform/forms/posted.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { integer } from '../../../platform/forms/text-fields.ts';
import type { BirthPrecision } from './person-rules.ts';

/** What is known of a birth, as it is stored. A month or a year is stored as its first day. */
export type Birth = {
  readonly birthDate: PlainDate | null;
  readonly birthPrecision: BirthPrecision;
  readonly expectedOn: PlainDate | null;
};

export type ReadBirth =
  | { readonly ok: true; readonly value: Birth }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

const oldest = 120;
/** A pregnancy lasts about 280 days; a birth that is overdue, or not recorded yet, may be expected in the past. */
const latestExpected = 300;
const longestOverdue = 60;

/** The inputs that are printed again when something is wrong. */
export const birthNames = [
  'born',
  'birth_date-day',
  'birth_date-month',
  'birth_date-year',
  'estimated_age',
  'expected_on-day',
  'expected_on-month',
  'expected_on-year',
] as const;

const ways = ['date', 'age', 'unborn', 'unknown'] as const;

/** Reads what is known of a birth: a date or part of one, an estimated age, an expected date, or nothing. */
export function parseBirth(body: unknown, today: PlainDate): ReadBirth {
  const way = parseForm(
    { born: choice({ label: 'what you know of the date of birth', options: ways }) },
    body,
  );
  if (!way.ok) return way;
  const nothing: Birth = { birthDate: null, birthPrecision: 'day', expectedOn: null };
  return {
    date: () => readDate(body, today),
    age: () =>
      read(body, 'estimated_age', integer({ label: 'the estimated age', min: 0, max: oldest }), (age) => ({
        ...nothing,
        birthDate: addYears(today, -age),
        birthPrecision: 'estimate' as const,
      })),
    unborn: () => read(body, 'expected_on', expected(today), (expectedOn) => ({ ...nothing, expectedOn })),
    unknown: () => ({ ok: true, value: nothing }) as const,
  }[way.value.born]();
}

function expected(today: PlainDate): Field<PlainDate> {
  return date({
    label: 'the date on which the birth is expected',
    earliest: addDays(today, -longestOverdue),
    latest: addDays(today, latestExpected),
    tooEarly: 'is too long ago: if they were born, enter the date of birth',
    tooLate: 'is too far ahead',
  });
}

function readDate(body: unknown, today: PlainDate): ReadBirth {
  const posted = { ...toPosted(body), 'birth_date-unknown': 'yes' };
  const asked = partialDate({ label: 'the date of birth' });
  return read(posted, 'birth_date', asked, (part) => toBirth(part, today));
}

function toBirth(part: PartialDate, today: PlainDate): Birth | FieldError {
  const birthDate = findDate({ year: part.year, month: part.month ?? 1, day: part.day ?? 1 });
  if (birthDate === undefined)
    return fieldError('birth_date', 'The date of birth must be a real date', 'day');
  if (birthDate > today)
    return fieldError(
      'birth_date',
      'The date of birth must be today or in the past. If they are not born yet, say so below',
      'day',
    );
  if (birthDate < addYears(today, -oldest))
    return fieldError('birth_date', `The date of birth must be in the last ${oldest} years`, 'year');
  const birthPrecision = part.month === undefined ? 'year' : part.day === undefined ? 'month' : 'day';
  return { birthDate, birthPrecision, expectedOn: null };
}

function read<T>(
  body: unknown,
  name: string,
  field: Field<T>,
  toBirthOf: (value: T) => Birth | FieldError,
): ReadBirth {
  const reading = field.read(name, toPosted(body));
  if (!reading.ok) return reading;
  const birth = toBirthOf(reading.value);
  return 'text' in birth ? { ok: false, errors: [birth] } : { ok: true, value: birth };
}

/** An estimated age that was left as it was keeps the date that it came from, so that it does not creep with each saving. */
export function keepEstimate(before: Birth, after: Birth, today: PlainDate): Birth {
  const estimated = before.birthPrecision === 'estimate' && after.birthPrecision === 'estimate';
  const same =
    before.birthDate !== null &&
    after.birthDate !== null &&
    ageOn(before.birthDate, today) === ageOn(after.birthDate, today);
  return estimated && same ? before : after;
}

/** What is recorded, as the form's inputs have it. */
export function shownBirth({ birthDate, birthPrecision, expectedOn }: Birth, today: PlainDate): Typed {
  if (birthDate !== null && birthPrecision === 'estimate')
    return { born: 'age', estimated_age: String(ageOn(birthDate, today)) };
  if (birthDate !== null) return { born: 'date', ...partsShown('birth_date', birthDate, birthPrecision) };
  return expectedOn === null
    ? { born: 'unknown' }
    : { born: 'unborn', ...partsShown('expected_on', expectedOn, 'day') };
}

function partsShown(name: string, on: PlainDate, precision: BirthPrecision): Typed {
  const [year = '', month = '', day = ''] = on.split('-').map((part) => String(Number(part)));
  return {
    [`${name}-year`]: year,
    ...(precision === 'year' ? {} : { [`${name}-month`]: month }),
    ...(precision === 'year' || precision === 'month' ? {} : { [`${name}-day`]: day }),
  };
}
