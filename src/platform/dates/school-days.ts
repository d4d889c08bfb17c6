import { addDays, weekday, type PlainDate } from './plain-date.ts';

/** First and last day, both included. */
export type DaySpan = { readonly from: PlainDate; readonly to: PlainDate };

/**
 * One school's own calendar, as the school gives it out. It cannot be computed: academies, independent schools, colleges
 * and alternative provision set their own, and an authority's published dates bind only the schools it maintains.
 */
export type SchoolCalendar = {
  /** The stretches in which the school is open: terms, or half terms where there is a break inside. In order. */
  readonly terms: readonly DaySpan[];
  /** Weekdays inside a term on which pupils do not come: training (INSET) days, bank holidays, closures. */
  readonly closed: readonly PlainDate[];
};

/**
 * Whether pupils are at school on a day: a weekday in term that is not a closed day. A day that the calendar does not
 * reach is no school day as far as anyone knows: ask `coversDay` where the difference matters.
 */
export function isSchoolDay(calendar: SchoolCalendar, date: PlainDate): boolean {
  const inTerm = calendar.terms.some((term) => term.from <= date && date <= term.to);
  return inTerm && weekday(date) <= 5 && !calendar.closed.includes(date);
}

/** Whether a day lies between the first and the last day that the calendar tells of. */
export function coversDay(calendar: SchoolCalendar, date: PlainDate): boolean {
  const last = lastDay(calendar);
  return last !== undefined && date <= last && calendar.terms.some((term) => term.from <= date);
}

/**
 * The `count`th school day after a date, which is day 0 whatever day it is. Undefined when the calendar does not tell
 * enough: it starts after the date, or ends before the count is full.
 * @param count 0 or more
 */
export function addSchoolDays(
  calendar: SchoolCalendar,
  date: PlainDate,
  count: number,
): PlainDate | undefined {
  if (count === 0) return date;
  return coversDay(calendar, date) ? schoolDaysAfter(calendar, date)[count - 1] : undefined;
}

function schoolDaysAfter(calendar: SchoolCalendar, date: PlainDate): readonly PlainDate[] {
  const last = lastDay(calendar);
  const days: PlainDate[] = [];
  for (let day = addDays(date, 1); last !== undefined && day <= last; day = addDays(day, 1)) {
    if (isSchoolDay(calendar, day)) days.push(day);
  }
  return days;
}

function lastDay(calendar: SchoolCalendar): PlainDate | undefined {
  return calendar.terms
    .map((term) => term.to)
    .sort()
    .at(-1);
}
