import { fromDayNumber, type PlainDate } from '../platform/dates/plain-date.ts';

/** A day as a number (days since 1 January 1970): the generator adds and compares millions of them. */
export type Day = number;

export const yearLength = 365.25;
const millisecondsInDay = 86_400_000;

const written = new Map<Day, PlainDate>();

/** The date of a day number, remembered: a history of twenty years has few different days. */
export function dateOf(day: Day): PlainDate {
  const known = written.get(day);
  if (known !== undefined) return known;
  const date = fromDayNumber(day);
  written.set(day, date);
  return date;
}

/** The day on which someone reaches an age. */
export function birthdayOf(birth: Day, age: number): Day {
  const date = new Date(birth * millisecondsInDay);
  const [year, month, day] = [date.getUTCFullYear() + age, date.getUTCMonth(), date.getUTCDate()];
  const found = new Date(Date.UTC(year, month, day));
  // Born on 29 February: 28 February in a common year, as `addYears` has it.
  return Math.round(found.getTime() / millisecondsInDay) - (found.getUTCMonth() === month ? 0 : 1);
}

/** Age in years with its fraction, near enough for chances (never for a rule). */
export function ageAt(birth: Day, day: Day): number {
  return (day - birth) / yearLength;
}

/** 31 March of a collection year. */
export function collectionEnd(year: number): Day {
  return Math.round(Date.UTC(year, 2, 31) / millisecondsInDay);
}

/** 1 April with which a collection year starts. */
export function collectionStart(year: number): Day {
  return collectionEnd(year - 1) + 1;
}

/** The collection year (ending 31 March) that a day is in. */
export function collectionYear(day: Day): number {
  const date = dateOf(day);
  const year = Number(date.slice(0, 4));
  return date.slice(5) >= '04-01' ? year + 1 : year;
}
