import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  parsePlainDate,
  partsOf,
  startOfMonth,
} from '../../../platform/dates/plain-date.ts';

/** The record is taken to reach no further than the month of its newest start when that is longer ago than this. */
const daysBehind = 31;

/** A day to show figures of; `reachesTo` is set where nobody asked for a day and the record ends before today. */
export type ChosenDay = { readonly day: PlainDate; readonly reachesTo: PlainDate | undefined };

/**
 * The day that figures are asked for, never one to come. When none or no date is given it is today; or, where the newest
 * start of an episode is more than a month ago (last year's return is loaded, nothing since), the end of its month: to
 * count today would be to believe that everybody stayed and nobody came.
 */
export function chooseDay(
  asked: string | undefined,
  today: PlainDate,
  newestStart: PlainDate | null,
): ChosenDay {
  const given = parsePlainDate(asked);
  if (given) return { day: given > today ? today : given, reachesTo: undefined };
  if (newestStart === null || daysBetween(newestStart, today) <= daysBehind)
    return { day: today, reachesTo: undefined };
  const end = addDays(addMonths(startOfMonth(newestStart), 1), -1);
  const day = end < today ? end : today;
  return { day, reachesTo: day };
}

/**
 * The latest last day of a quarter that is not after the day. Those who see counts only see them on these days: from one
 * day to the next, a count that moves by one would say who moved, and a sum that grows month by month would give away the
 * small number of a month.
 */
export function lastQuarterEnd(day: PlainDate): PlainDate {
  const monthEnd = addDays(addMonths(startOfMonth(day), 1), -1);
  const end = monthEnd === day ? day : addDays(startOfMonth(day), -1);
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
