import { isBankHoliday } from './england-bank-holidays.ts';
import { addDays, weekday, type PlainDate } from './plain-date.ts';

/**
 * A working day in England: not Saturday or Sunday, Christmas Day, Good Friday or a bank holiday under the Banking and
 * Financial Dealings Act 1971. Days on which an office happens to be closed do not count as free.
 */
export function isWorkingDay(date: PlainDate): boolean {
  return weekday(date) <= 5 && !isBankHoliday(date);
}

/**
 * The `count`th working day after a date (before it, when negative). The date itself is day 0, whatever day it is; day 1
 * is the next working day. A count of 0 gives the date back.
 */
export function addWorkingDays(date: PlainDate, count: number): PlainDate {
  const step = count < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/**
 * How many working days come after `from`, up to and with `to`: the count at which `addWorkingDays(from, count)` reaches
 * `to`, when `to` is a working day. Negative when `to` is earlier.
 */
export function workingDaysBetween(from: PlainDate, to: PlainDate): number {
  if (to < from) return -countWorkingDays(to, addDays(from, -1));
  return from === to ? 0 : countWorkingDays(addDays(from, 1), to);
}

/** The day itself when it is a working day, else the last one before it: a maximum interval never rolls forward. */
export function nearestEarlierWorkingDay(date: PlainDate): PlainDate {
  return isWorkingDay(date) ? date : addWorkingDays(date, -1);
}

/** The day itself when it is a working day, else the next one. */
export function nearestLaterWorkingDay(date: PlainDate): PlainDate {
  return isWorkingDay(date) ? date : addWorkingDays(date, 1);
}

function countWorkingDays(first: PlainDate, last: PlainDate): number {
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}
