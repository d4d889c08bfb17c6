import { partsOf, weekday, type PlainDate } from './plain-date.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 'Tuesday 24 November 2026' */
export function formatLong(date: PlainDate): string {
  return `${formatWeekday(date)} ${formatDate(date)}`;
}

/** '24 November 2026' */
export function formatDate(date: PlainDate): string {
  return `${formatDayAndMonth(date)} ${partsOf(date).year}`;
}

/** '24 Nov 2026', for tables. */
export function formatShort(date: PlainDate): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${monthName(month).slice(0, 3)} ${year}`;
}

/** 'Tuesday 24 November': the year left out, where it is plain. */
export function formatDay(date: PlainDate): string {
  return `${formatWeekday(date)} ${formatDayAndMonth(date)}`;
}

/** 'November 2026' */
export function formatMonth(date: PlainDate): string {
  const { year, month } = partsOf(date);
  return `${monthName(month)} ${year}`;
}

/**
 * '3 to 24 November 2026', '24 November to 3 December 2026', '24 November 2026 to 3 January 2027'; without an end
 * 'from 24 November 2026'; one day stands alone.
 */
export function formatRange(starts: PlainDate, ends: PlainDate | null): string {
  if (ends === null) return `from ${formatDate(starts)}`;
  if (starts === ends) return formatDate(starts);
  return `${formatStartOfRange(starts, ends)} to ${formatDate(ends)}`;
}

/** The English name of a month, 1 to 12. @throws RangeError for another number */
export function monthName(month: number): string {
  const name = months[month - 1];
  if (name === undefined) throw new RangeError(`No month ${month}`);
  return name;
}

function formatStartOfRange(starts: PlainDate, ends: PlainDate): string {
  const [a, b] = [partsOf(starts), partsOf(ends)];
  if (a.year !== b.year) return formatDate(starts);
  return a.month === b.month ? String(a.day) : formatDayAndMonth(starts);
}

function formatDayAndMonth(date: PlainDate): string {
  const { month, day } = partsOf(date);
  return `${day} ${monthName(month)}`;
}

function formatWeekday(date: PlainDate): string {
  return weekdays[weekday(date) - 1] ?? '';
}
