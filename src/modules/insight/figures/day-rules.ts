import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays, addMonths, parsePlainDate, startOfMonth } from '../../../platform/dates/plain-date.ts';

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
