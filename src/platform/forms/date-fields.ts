import { formatDate, monthName } from '../dates/format-date.ts';
import { daysInMonth, findDate, type PlainDate } from '../dates/plain-date.ts';
import { answered, refused, startSentence, type Asked, type Field, type Reading } from './field.ts';
import { postedLine, type Posted } from './posted.ts';

/** A date of which the day, or the day and the month, may not be known. `month` runs from 1 to 12. */
export type PartialDate = {
  readonly year: number;
  readonly month: number | undefined;
  readonly day: number | undefined;
};

type Limits = {
  readonly earliest?: PlainDate;
  readonly latest?: PlainDate;
  /** The message for a date after `latest`, as it follows the label: 'must be today or in the past'. */
  readonly tooLate?: string;
  /** The message for a date before `earliest`, as it follows the label. */
  readonly tooEarly?: string;
};

type Part = 'day' | 'month' | 'year';
const parts: readonly Part[] = ['day', 'month', 'year'];

/**
 * A date in three inputs named `<name>-day`, `<name>-month`, `<name>-year` (the GOV.UK pattern); months also by name.
 * `earliest` and `latest` are themselves allowed.
 */
export function date(asked: Asked & Limits): Field<PlainDate> {
  return {
    names: partNames,
    read: (name, body) => {
      const typed = readParts(name, body);
      const absent = parts.filter((part) => typed[part] === '');
      if (absent.length > 0) return refuseAbsent(name, asked, absent);
      const wrongYear = refuseYear(name, typed.year);
      if (wrongYear !== undefined) return wrongYear;
      const found = findDate({
        day: toNumber(typed.day),
        month: toMonth(typed.month),
        year: toNumber(typed.year),
      });
      return found === undefined ? refuseUnreal(name, asked, typed) : withinLimits(name, asked, found);
    },
  };
}

/**
 * A date of which parts may be unknown: where the box `<name>-unknown` is ticked, the day may be empty, or the day and the
 * month. Without the tick an empty part is a slip and asked for.
 */
export function partialDate(asked: Asked): Field<PartialDate> {
  const whole = date(asked);
  return {
    names: (name) => [...partNames(name), `${name}-unknown`],
    read: (name, body) => {
      if (postedLine(body, `${name}-unknown`) === '') return toPartial(whole.read(name, body));
      return readPartial(name, asked, readParts(name, body));
    },
  };
}

function readPartial(name: string, asked: Asked, typed: Record<Part, string>): Reading<PartialDate> {
  if (typed.year === '') return refuseAbsent(name, asked, ['year']);
  if (typed.month === '' && typed.day !== '') return refuseAbsent(name, asked, ['month']);
  const wrongYear = refuseYear(name, typed.year);
  if (wrongYear !== undefined) return wrongYear;
  const [year, month, day] = [toNumber(typed.year), toMonth(typed.month || '1'), toNumber(typed.day || '1')];
  if (findDate({ year, month, day }) === undefined) return refuseUnreal(name, asked, typed);
  return answered({ year, month: typed.month ? month : undefined, day: typed.day ? day : undefined });
}

function toPartial(reading: Reading<PlainDate>): Reading<PartialDate> {
  if (!reading.ok) return reading;
  const [year = 0, month, day] = reading.value.split('-').map(Number);
  return answered({ year, month, day });
}

function partNames(name: string): readonly string[] {
  return parts.map((part) => `${name}-${part}`);
}

function readParts(name: string, body: Posted): Record<Part, string> {
  const read = (part: Part) => postedLine(body, `${name}-${part}`);
  return { day: read('day'), month: read('month'), year: read('year') };
}

function refuseAbsent(name: string, asked: Asked, absent: readonly Part[]): Reading<never> {
  const text =
    absent.length === parts.length
      ? (asked.missing ?? `Enter ${asked.label}`)
      : `${startSentence(asked.label)} must include a ${absent.join(' and ')}`;
  return refused(name, text, absent[0]);
}

function refuseYear(name: string, year: string): Reading<never> | undefined {
  return /^\d{4}$/.test(year) ? undefined : refused(name, 'Year must include 4 numbers', 'year');
}

function refuseUnreal(name: string, asked: Asked, typed: Record<Part, string>): Reading<never> {
  return refused(name, `${startSentence(asked.label)} must be a real date`, wrongPart(typed));
}

/** The input to correct: the month when there is no such month, the year when there is no such year, else the day. */
function wrongPart(typed: Record<Part, string>): Part {
  const [day, month] = [toNumber(typed.day || '1'), toMonth(typed.month || '1')];
  if (!(day >= 1 && day <= 31)) return 'day';
  if (Number.isNaN(month)) return 'month';
  return day > daysInMonth(toNumber(typed.year), month) ? 'day' : 'year';
}

function withinLimits(name: string, asked: Asked & Limits, found: PlainDate): Reading<PlainDate> {
  const { earliest, latest } = asked;
  const label = startSentence(asked.label);
  if (latest !== undefined && found > latest) {
    return refused(
      name,
      `${label} ${asked.tooLate ?? `must be the same as or before ${formatDate(latest)}`}`,
      'day',
    );
  }
  if (earliest !== undefined && found < earliest) {
    return refused(
      name,
      `${label} ${asked.tooEarly ?? `must be the same as or after ${formatDate(earliest)}`}`,
      'day',
    );
  }
  return answered(found);
}

function toNumber(typed: string): number {
  return /^\d{1,4}$/.test(typed) ? Number(typed) : NaN;
}

/** '11', 'nov' or 'November' as a number; NaN for what is no month. */
export function toMonth(typed: string): number {
  const number = toNumber(typed);
  if (!Number.isNaN(number)) return number >= 1 && number <= 12 ? number : NaN;
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  return months.find((month) => isNameOf(month, typed.toLowerCase())) ?? NaN;
}

function isNameOf(month: number, typed: string): boolean {
  return typed.length >= 3 && monthName(month).toLowerCase().startsWith(typed.replace(/\.$/, ''));
}
