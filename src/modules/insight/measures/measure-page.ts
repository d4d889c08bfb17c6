import { formatDate, formatShort } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addMonths, ageOn, startOfMonth, yearEndingMarch } from '../../../platform/dates/plain-date.ts';
import type { ChildList } from '../figures/figure-page.ts';
import { nameOf, perPage } from '../figures/figure-page.ts';
import { formatNumber } from '../figures/number-rules.ts';
import { smallest, suppressParts } from '../figures/suppression-rules.ts';
import type { CountedOn, MeasuredChild } from './measure-queries.ts';
import type { Measure } from './measure.ts';
import type { ChildPopulation, Counted, PartValue } from './measure-rules.ts';
import { partLabel, populationOn, valueOf } from './measure-rules.ts';

/** A value as it is printed; `value` is null where there is none or it is too small to show, and `text` says which. */
export type PrintedValue = {
  readonly day: PlainDate;
  readonly dayText: string;
  readonly value: number | null;
  readonly text: string;
  readonly numerator: string;
  readonly denominator: string;
  /** Why there is no value. */
  readonly why: string | null;
  readonly href: string | undefined;
};

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

export type MeasureInput = {
  readonly measure: Measure;
  readonly day: PlainDate;
  readonly counted: readonly CountedOn[];
  readonly populations: readonly ChildPopulation[];
  /** Whether small numbers are left out, and nobody can be opened. */
  readonly countsOnly: boolean;
};

const tooFew = 'Too few to show';

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

type OnDay = Pick<CountedOn, 'day' | 'counts'>;

/** The value of a measure on one of the days; `before` is the day counted before it. */
export function print(
  one: OnDay,
  input: Omit<MeasureInput, 'day' | 'counted'>,
  before?: OnDay,
): PrintedValue {
  const { measure, populations, countsOnly } = input;
  const value = valueOf(measure, one.counts, populationOn(populations, one.day));
  const hidden = countsOnly && isSmall(measure, one, before);
  return {
    day: one.day,
    dayText: formatShort(one.day),
    value: hidden ? null : value.value,
    text: hidden ? tooFew : formatValue(value.value, measure.unit),
    numerator: hidden ? tooFew : orDash(value.numerator),
    denominator: hidden ? tooFew : orDash(value.denominator),
    why: value.why,
    href: countsOnly ? undefined : childrenHref(measure.id, one.day),
  };
}

/** Measures that add up from 1 April on: what one day has more than another before it in the year can be worked out. */
const addsUp = ({ period }: Measure) => period.startsWith('1 April');

/** Whether a number behind the value, or what it has more than on the day before it, is from 1 to 5. */
function isSmall(measure: Measure, one: OnDay, before: OnDay | undefined): boolean {
  const earlier =
    before && addsUp(measure) && yearEndingMarch(before.day) === yearEndingMarch(one.day)
      ? before
      : undefined;
  return numbersBehind(measure, one.counts)
    .map((number, index) => number - (earlier ? (numbersBehind(measure, earlier.counts)[index] ?? 0) : 0))
    .some((number) => Math.abs(number) > 0 && Math.abs(number) < smallest);
}

/** The numbers that a value is made of: into care and out of it for net flow, both sides of a share, else the numerator. */
function numbersBehind(measure: Measure, counts: readonly Counted[]): readonly number[] {
  const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const numerators = counts.map(({ numerator }) => numerator);
  const up = sumOf(numerators.filter((number) => number > 0));
  const down = sumOf(numerators.filter((number) => number < 0));
  const rest = sumOf(counts.map(({ denominator }) => denominator ?? 0)) - up;
  return measure.unit === '%' ? [up, down, rest] : [up, down];
}

/** For those who see counts only, parts are given for whole years: from quarter to quarter they would tell small numbers. */
function printParts(counts: readonly Counted[], input: MeasureInput): readonly PrintedPart[] {
  const { measure, day, countsOnly, populations } = input;
  if (countsOnly && addsUp(measure) && !day.endsWith('-03-31')) return [];
  const { parts } = valueOf(measure, counts, populationOn(populations, day));
  const shown = countsOnly ? suppressParts(parts.map(({ numerator }) => Math.abs(numerator))) : undefined;
  return parts.map((part, index) =>
    printPart(part, { measure, day, countsOnly, hidden: shown?.[index] === null }),
  );
}

type PartInput = Pick<MeasureInput, 'measure' | 'day' | 'countsOnly'> & { readonly hidden: boolean };

function printPart(part: PartValue, { measure, day, countsOnly, hidden }: PartInput): PrintedPart {
  return {
    label: part.title,
    number: hidden ? tooFew : formatNumber(Math.abs(part.numerator)),
    share: hidden || part.value === null ? '' : `${formatNumber(part.value)}%`,
    href: countsOnly ? undefined : childrenHref(measure.id, day, part.part),
  };
}

/** '71 per 10,000 children', '10.4%', '-12 children'. */
export function formatValue(value: number | null, unit: string): string {
  if (value === null) return 'No value';
  return unit === '%' ? `${formatNumber(value)}%` : `${formatNumber(value)} ${unit}`;
}

function orDash(value: number | null): string {
  return value === null ? '–' : formatNumber(value);
}

export function measureHref(id: string, day: PlainDate): string {
  return `/measures/${id}?on=${day}`;
}

function childrenHref(id: string, day: PlainDate, part?: string): string {
  const query = new URLSearchParams(part === undefined ? { on: day } : { on: day, part });
  return `/measures/${id}/children?${query}`;
}

export type MeasuredList = {
  readonly measure: Measure;
  readonly day: PlainDate;
  readonly part: string | undefined;
  readonly number: number;
  readonly found: readonly (MeasuredChild & { readonly total: number })[];
};

/** One page of the children in a measure's numerator. */
export function measuredList({ measure, day, part, number, found }: MeasuredList): ChildList {
  const total = found[0]?.total ?? 0;
  const href = (to: number) => `${childrenHref(measure.id, day, part)}&page=${to}`;
  const label = part === undefined ? '' : `: ${partLabel(measure, part)}`;
  return {
    heading: `${formatNumber(total)} ${total === 1 ? 'child' : 'children'}${label}`,
    dateLabel: measure.parts === undefined ? 'In our care since' : 'On',
    lines: found.map((child) => ({
      href: `/children/${child.personId}`,
      name: nameOf(child),
      age: child.birthDate === null ? 'Not known' : String(ageOn(child.birthDate, day)),
      date: child.happenedOn === null ? 'Not known' : formatDate(child.happenedOn),
      part: child.part === null ? measure.title : partLabel(measure, child.part),
    })),
    previous: number > 1 ? href(number - 1) : undefined,
    next: number * perPage < total ? href(number + 1) : undefined,
  };
}
