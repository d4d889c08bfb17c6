import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addMonths, ageOn, startOfMonth } from '../../../platform/dates/plain-date.ts';
import type { ChildList } from '../figures/figure-page.ts';
import { nameOf, perPage } from '../figures/figure-page.ts';
import { formatNumber } from '../figures/number-rules.ts';
import { suppressOne, suppressParts } from '../figures/suppression-rules.ts';
import type { Measure } from './measure.ts';
import type { CountedOn, MeasuredChild } from './measure-queries.ts';
import type { Counted, PartValue } from './measure-rules.ts';
import { partLabel, populationOn, valueOf } from './measure-rules.ts';
import { hasOwnShares } from './numbers-behind-rules.ts';
import type { Opened, PrintedValue, PrintInput } from './measure-value-page.ts';
import { addsUp, childrenHref, print, tooFew } from './measure-value-page.ts';

export { formatValue, measureHref } from './measure-value-page.ts';

export type PrintedPart = {
  readonly label: string;
  readonly number: string;
  readonly share: string;
  readonly href: string | undefined;
};

export type MeasurePage = {
  readonly measure: Measure;
  readonly day: PlainDate;
  readonly now: PrintedValue;
  readonly parts: readonly PrintedPart[];
  readonly trend: readonly PrintedValue[];
  /** The value beside the one of a year before: the heading of the line. */
  readonly comparison: string;
  readonly population: string;
};

export type MeasureInput = PrintInput & {
  readonly day: PlainDate;
  readonly counted: readonly CountedOn[];
};

/**
 * The page of a measure: its value on the last of the days counted, its parts, and its value on each. For those who see
 * counts only, the first day counted is there to compare with and is not shown.
 */
export function measurePage(input: MeasureInput): MeasurePage {
  const { measure, day, counted, populations, countsOnly } = input;
  const trend = counted.map((one, index) => print(one, input, counted[index - 1])).slice(countsOnly ? 1 : 0);
  const today = counted.find((one) => one.day === day) ?? { day, counts: [] };
  const population = populationOn(populations, day);
  return {
    measure,
    day,
    now: trend.find((one) => one.day === day) ?? print(today, input),
    parts: printParts(today.counts, input),
    trend,
    comparison: compare(trend),
    population: population
      ? `${formatNumber(population.children)} children, mid-${population.midYear}${population.source ? ` (${population.source})` : ''}`
      : 'Not in the settings',
  };
}

function compare(trend: readonly PrintedValue[]): string {
  const last = trend.at(-1);
  const before = trend.find(
    ({ day }) => last && addMonths(startOfMonth(last.day), -12) === startOfMonth(day),
  );
  if (!last) return 'Nothing to compare';
  return before && before.day !== last.day
    ? `${last.text} on ${last.dayText}; ${before.text} on ${before.dayText}`
    : `${last.text} on ${last.dayText}`;
}

/** For those who see counts only, parts are given for whole years: from quarter to quarter they would tell small numbers. */
function printParts(counts: readonly Counted[], input: MeasureInput): readonly PrintedPart[] {
  const { measure, day, countsOnly, populations } = input;
  if (countsOnly && addsUp(measure) && !day.endsWith('-03-31')) return [];
  const { parts } = valueOf(measure, counts, populationOn(populations, day));
  const hidden = countsOnly ? hideParts(measure, parts) : [];
  return parts.map((part, index) =>
    printPart(part, { measure, day, countsOnly, hidden: hidden[index] === true }),
  );
}

/** Parts that add up to a whole guard each other; shares of their own add up to nothing, and each stands for itself. */
function hideParts(measure: Measure, parts: readonly PartValue[]): readonly boolean[] {
  if (hasOwnShares(measure))
    return parts.map(({ numerator, rest }) =>
      [numerator, rest ?? 0].some((one) => suppressOne(one) === null),
    );
  return suppressParts(parts.map(({ numerator }) => Math.abs(numerator))).map((shown) => shown === null);
}

type PartInput = Pick<MeasureInput, 'measure' | 'day' | 'countsOnly'> & { readonly hidden: boolean };

function printPart(part: PartValue, { measure, day, countsOnly, hidden }: PartInput): PrintedPart {
  return {
    label: part.title,
    number: hidden ? tooFew : formatNumber(Math.abs(part.numerator)),
    share: hidden || part.value === null ? '' : `${formatNumber(part.value)}%`,
    href: childrenHref(measure, { on: day, part: part.part }, countsOnly),
  };
}

export type MeasuredList = {
  readonly measure: Measure;
  readonly opened: Opened;
  readonly number: number;
  readonly found: readonly (MeasuredChild & { readonly total: number })[];
};

/** One page of the children in a measure's numerator. */
export function measuredList({ measure, opened, number, found }: MeasuredList): ChildList {
  const total = found[0]?.total ?? 0;
  const href = (to: number) => `${childrenHref(measure, opened, false) ?? ''}&page=${to}`;
  const label = opened.part === undefined ? '' : `: ${partLabel(measure, opened.part)}`;
  return {
    heading: `${formatNumber(total)} ${total === 1 ? 'child' : 'children'}${label}`,
    dateLabel: measure.parts === undefined ? 'In our care since' : 'On',
    lines: found.map((child) => ({
      href: `/children/${child.personId}`,
      name: nameOf(child),
      age: child.birthDate === null ? 'Not known' : String(ageOn(child.birthDate, opened.on)),
      date: child.happenedOn === null ? 'Not known' : formatDate(child.happenedOn),
      part: child.part === null ? measure.title : partLabel(measure, child.part),
    })),
    previous: number > 1 ? href(number - 1) : undefined,
    next: number * perPage < total ? href(number + 1) : undefined,
  };
}
