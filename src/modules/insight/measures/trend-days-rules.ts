import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays, addYears, partsOf } from '../../../platform/dates/plain-date.ts';
import { lastQuarterEnd, monthEndsTo, quarterEndsTo } from '../figures/day-rules.ts';

/** Ends of months up to three years; a longer line has ends of quarters, and none is longer than fifteen years. */
const mostMonths = 36;
const mostYears = 15;

/** Two years, unless another start is asked for. */
const usualMonths = 24;

export type Line = {
  readonly from: PlainDate | undefined;
  readonly to: PlainDate;
  readonly countsOnly: boolean;
};

/**
 * The days of a measure's line, oldest first, `to` the last. For those who see counts only: ends of quarters, with one before
 * them to compare the first with (`to` is such an end).
 */
export function trendDays({ from, to, countsOnly }: Line): readonly PlainDate[] {
  const months = monthsBetween(from, to);
  if (countsOnly) return quarterEndsTo(to, Math.ceil(months / 3) + 1);
  if (months <= mostMonths) return monthEndsTo(to, months);
  const quarterEnd = lastQuarterEnd(to);
  const quarters = quarterEndsTo(quarterEnd, Math.ceil(months / 3));
  return quarterEnd === to ? quarters : [...quarters, to];
}

/** How many months the line has, the first and the last included; a start that is none, or after the end, is not one. */
function monthsBetween(from: PlainDate | undefined, to: PlainDate): number {
  if (from === undefined || from >= to) return usualMonths;
  const earliest = addDays(addYears(to, -mostYears), 1);
  const [first, last] = [partsOf(from < earliest ? earliest : from), partsOf(to)];
  return (last.year - first.year) * 12 + last.month - first.month + 1;
}
