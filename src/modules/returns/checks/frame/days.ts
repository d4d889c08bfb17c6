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

/**
 * The day that the text of an SSDA903 cell says (dd/mm/yyyy, or d/m/yyyy); NaN for anything else, ISO dates included.
 * Years from 1678 to 2261: of a day that is far off the rules on what is too early or too late say more than that it is
 * none (csc-validator-be-903 reads the same years).
 */
export function parseReturnDay(text: string): Day {
  const [, inMonth, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  if (!inMonth || !month || !year || year < '1678' || year > '2261') return NaN;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(inMonth)));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(inMonth);
  return isReal ? date.getTime() / MILLISECONDS : NaN;
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
