import { formatShort } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { yearEndingMarch } from '../../../platform/dates/plain-date.ts';
import { formatNumber } from '../figures/number-rules.ts';
import { smallest } from '../figures/suppression-rules.ts';
import type { Measure } from './measure.ts';
import { hasOwnShares, isAboutChildren } from './measure.ts';
import type { CountedOn } from './measure-queries.ts';
import type { ChildPopulation, Counted } from './measure-rules.ts';
import { populationOn, valueOf } from './measure-rules.ts';

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

/** What is needed to print a value; `countsOnly`: small numbers are left out, and nobody can be opened. */
export type PrintInput = {
  readonly measure: Measure;
  readonly populations: readonly ChildPopulation[];
  readonly countsOnly: boolean;
};

export const tooFew = 'Too few to show';

type OnDay = Pick<CountedOn, 'day' | 'counts'>;

/** The value of a measure on one of the days; `before` is the day counted before it. */
export function print(one: OnDay, input: PrintInput, before?: OnDay): PrintedValue {
  const { measure, populations, countsOnly } = input;
  const value = valueOf(measure, one.counts, populationOn(populations, one.day));
  const hidden = countsOnly && isSmall(measure, one, before);
  return {
    day: one.day,
    dayText: formatShort(one.day),
    value: hidden ? null : value.value,
    text: hidden ? tooFew : formatValue(value.value, measure.unit),
    numerator: hidden ? tooFew : orDash(measure.kind === 'median' ? null : value.numerator),
    denominator: hidden ? tooFew : orDash(value.denominator),
    why: value.why,
    href: childrenHref(measure, { on: one.day }, countsOnly),
  };
}

/** Measures that add up from 1 April on: what one day has more than another before it in the year can be worked out. */
export const addsUp = ({ period }: Measure) => period.startsWith('1 April');

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

/**
 * The numbers that a value is made of: into care and out of it for net flow, both sides of a share, how many a mean is of
 * and what they come to, how many a median is of; else the numerator. Of parts with a share of their own, those of each.
 */
export function numbersBehind(measure: Measure, counts: readonly Counted[]): readonly number[] {
  if (hasOwnShares(measure)) return keysOf(measure, counts).flatMap((key) => behindPart(counts, key));
  const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const numerators = counts.map(({ numerator }) => numerator);
  const up = sumOf(numerators.filter((number) => number > 0));
  const down = -sumOf(numerators.filter((number) => number < 0));
  const whole = sumOf(counts.map(({ denominator }) => denominator ?? 0));
  if (measure.kind === 'median') return [whole];
  if (measure.kind === 'mean') return [up, down, whole];
  return measure.kind === 'share' ? [up, down, whole - up] : [up, down];
}

const keysOf = ({ parts }: Measure, counts: readonly Counted[]) =>
  parts === undefined || typeof parts === 'string'
    ? counts.flatMap(({ part }) => part ?? []).sort()
    : [...parts.keys()];

function behindPart(counts: readonly Counted[], key: string): readonly number[] {
  const { numerator, denominator } = counts.find(({ part }) => part === key) ?? {
    numerator: 0,
    denominator: 0,
  };
  return [numerator, (denominator ?? 0) - numerator];
}

/** '71 per 10,000 children', '10.4%', '-12 children'. */
export function formatValue(value: number | null, unit: string): string {
  if (value === null) return 'No value';
  return unit === '%' ? `${formatNumber(value)}%` : `${formatNumber(value)} ${unit}`;
}

export function orDash(value: number | null): string {
  return value === null ? '–' : formatNumber(value);
}

export function measureHref(id: string, day: PlainDate): string {
  return `/measures/${id}?on=${day}`;
}

/** Which of the children behind a measure: on a day, in a part, in a group. */
export type Opened = Partial<Record<'part' | 'by' | 'group', string>> & { readonly on: PlainDate };

/** The way to the children, for those who may see every child, where the measure is about children. */
export function childrenHref(measure: Measure, opened: Opened, countsOnly: boolean): string | undefined {
  if (countsOnly || !isAboutChildren(measure)) return undefined;
  return `/measures/${measure.id}/children?${new URLSearchParams(opened)}`;
}
