import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import {
  addDays,
  addMonths,
  parsePlainDate,
  partsOf,
  startOfMonth,
} from '../../../platform/dates/plain-date.ts';

/**
 * The day that figures are asked for: today when none or no date is given, never a day to come. For those who see counts
 * only it is the end of a month: from one day to the next, a count that moves by one would say who moved.
 */
export function chooseDay(
  asked: string | undefined,
  today: PlainDate,
  sight: 'everyone' | 'counts' | 'own',
): PlainDate {
  const given = parsePlainDate(asked) ?? today;
  const day = given > today ? today : given;
  return sight === 'counts' ? lastMonthEnd(day) : day;
}

/** The latest last day of a month that is not after the day. */
export function lastMonthEnd(day: PlainDate): PlainDate {
  const end = addDays(addMonths(startOfMonth(day), 1), -1);
  return end === day ? day : addDays(startOfMonth(day), -1);
}

/**
 * The latest last day of a quarter that is not after the day. Measures that add up from 1 April on are shown to those who
 * see counts only at these days: month by month, the difference of two would be the small number of a month.
 */
export function lastQuarterEnd(day: PlainDate): PlainDate {
  const end = lastMonthEnd(day);
  return partsOf(end).month % 3 === 0 ? end : lastQuarterEnd(addDays(startOfMonth(end), -1));
}

/** The last `count` ends of quarters up to one of them, oldest first. */
export function quarterEndsTo(end: PlainDate, count: number): readonly PlainDate[] {
  const after = addDays(end, 1);
  return Array.from({ length: count }, (_, index) => addDays(addMonths(after, 3 * (index + 1 - count)), -1));
}

/** The last `count` ends of months up to a day, oldest first, and the day itself as the last. */
export function monthEndsTo(day: PlainDate, count: number): readonly PlainDate[] {
  const first = startOfMonth(day);
  const before = Array.from({ length: count - 1 }, (_, index) =>
    addDays(addMonths(first, index + 2 - count), -1),
  );
  return [...before, day];
}

/** Which page of a list is asked for, from 1. */
export function pageNumber(text: string | undefined): number {
  return /^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : 1;
}
