import { parseDate } from '../../../../formats/ssda903/values.ts';
import { daysBetween, parsePlainDate, plainDate } from '../../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../../platform/dates/plain-date.ts';

const EPOCH = plainDate('1970-01-01');
const MILLISECONDS = 86_400_000;

/**
 * A day as a number, so that millions compare quickly: days since 1 January 1970. NaN stands for no date or one that
 * cannot be read; every comparison with it is false, so a rule on dates says nothing where there is none.
 */
export type Day = number;

/** The number of a day. */
export function toDay(date: PlainDate): Day {
  return daysBetween(EPOCH, date);
}

/** The number of a day named in a rule: day('2015-04-01'). @throws RangeError when it is no date */
export function day(text: string): Day {
  return toDay(plainDate(text));
}

/** The day that the text of an SSDA903 cell says (dd/mm/yyyy); NaN for anything else, ISO dates included. */
export function parseReturnDay(text: string): Day {
  const date = text.includes('-') ? undefined : parseDate(text);
  return date === undefined ? NaN : toDay(date);
}

/** The day that the text of a CIN census value says (yyyy-mm-dd); NaN for anything else. */
export function parseIsoDay(text: string): Day {
  const date = parsePlainDate(text);
  return date === undefined ? NaN : toDay(date);
}

/** The same day so many years on: a birthday. 29 February becomes 28 February in a common year. NaN stays NaN. */
export function addYears(from: Day, years: number): Day {
  if (Number.isNaN(from)) return NaN;
  const date = new Date(from * MILLISECONDS);
  const year = date.getUTCFullYear() + years;
  const month = date.getUTCMonth();
  const inMonth = date.getUTCDate();
  const isShort = month === 1 && inMonth === 29 && !isLeap(year);
  return Date.UTC(year, month, isShort ? 28 : inMonth) / MILLISECONDS;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** A day as people write it, dd/mm/yyyy, for messages. */
export function formatDay(value: Day): string {
  if (Number.isNaN(value)) return '';
  const [year = '', month = '', inMonth = ''] = new Date(value * MILLISECONDS)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return `${inMonth}/${month}/${year}`;
}
