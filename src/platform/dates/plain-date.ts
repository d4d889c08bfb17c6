declare const brand: unique symbol;

/** A day in the calendar, 'YYYY-MM-DD', without time or zone. Compares and sorts as text. */
export type PlainDate = string & { readonly [brand]: 'PlainDate' };

/** A moment in time, ISO 8601 in UTC ('2026-11-22T08:00:00.000Z'). */
export type Instant = string & { readonly [brand]: 'Instant' };

/** ISO 8601: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisecondsInDay = 86_400_000;

/** The parts of a date as numbers; `month` runs from 1 to 12. */
export type DateParts = { readonly year: number; readonly month: number; readonly day: number };

/** Turns 'YYYY-MM-DD' into a date, or undefined when it is not one ('2026-02-30', '', null). */
export function parsePlainDate(text: unknown): PlainDate | undefined {
  if (typeof text !== 'string') return undefined;
  const [, year, month, day] = shape.exec(text) ?? [];
  return day === undefined
    ? undefined
    : findDate({ year: Number(year), month: Number(month), day: Number(day) });
}

/** As `parsePlainDate`, for text that the program itself wrote. @throws RangeError when it is no date */
export function plainDate(text: string): PlainDate {
  const date = parsePlainDate(text);
  if (date === undefined) throw new RangeError(`Not a date: ${JSON.stringify(text)}`);
  return date;
}

/** The date of these parts, or undefined when the calendar has none (30 February, month 13, year 0). */
export function findDate({ year, month, day }: DateParts): PlainDate | undefined {
  const inRange = isWhole(year, 1, 9999) && isWhole(month, 1, 12);
  return inRange && isWhole(day, 1, daysInMonth(year, month)) ? toDate({ year, month, day }) : undefined;
}

/** The year, month and day of a date as numbers. */
export function partsOf(date: PlainDate): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) };
}

/** How many days a month has; `month` runs from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day `days` after a date (before it, when negative). @throws RangeError outside the years 1 to 9999 */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/**
 * The same day number so many months on or, where that month is too short, its last day: a calendar month as the
 * courts count it (Dodds v Walker [1981] 1 WLR 1027). @throws RangeError outside the years 1 to 9999
 */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date);
  const count = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return getDate({ year: toYear, month: toMonth, day: Math.min(day, daysInMonth(toYear, toMonth)) });
}

/** The same day so many years on; 29 February becomes 28 February in a common year. */
export function addYears(date: PlainDate, years: number): PlainDate {
  return addMonths(date, years * 12);
}

/** Days from one date to another: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** For sorting: negative when `a` is the earlier, 0 when equal. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The day of the week, Monday 1 to Sunday 7. */
export function weekday(date: PlainDate): Weekday {
  return weekdayOfDayNumber(toDayNumber(date));
}

/** The first day of the month that a date is in. */
export function startOfMonth(date: PlainDate): PlainDate {
  return toDate({ ...partsOf(date), day: 1 });
}

/**
 * Age in whole years on a day, negative before birth. An age is attained at the start of the anniversary of birth
 * (Family Law Reform Act 1969, section 9). No statute says which day that is for someone born on 29 February: in a
 * common year we take 1 March, as is usual in England and Wales, so that nobody is treated as older than they are.
 */
export function ageOn(birth: PlainDate, on: PlainDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) >= birth.slice(5) ? years : years - 1;
}

/** The year ending 31 March that a date is in: 2027 from 1 April 2026 to 31 March 2027. */
export function yearEndingMarch(date: PlainDate): number {
  const { year, month } = partsOf(date);
  return month >= 4 ? year + 1 : year;
}

/** Days since 1 January 1970: dates as numbers, for long sums. */
export function toDayNumber(date: PlainDate): number {
  const { year, month, day } = partsOf(date);
  return Math.round(new Date(0).setUTCFullYear(year, month - 1, day) / millisecondsInDay);
}

/** The date of a day number. @throws RangeError outside the years 1 to 9999 */
export function fromDayNumber(dayNumber: number): PlainDate {
  const date = new Date(dayNumber * millisecondsInDay);
  return getDate({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
}

/** The day of the week of a day number; 1 January 1970 was a Thursday. */
export function weekdayOfDayNumber(dayNumber: number): Weekday {
  return (((((dayNumber + 3) % 7) + 7) % 7) + 1) as Weekday;
}

function getDate(parts: DateParts): PlainDate {
  const date = findDate(parts);
  if (date === undefined) throw new RangeError('No such date between the years 1 and 9999');
  return date;
}

function toDate({ year, month, day }: DateParts): PlainDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
