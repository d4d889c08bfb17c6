import { formatShort } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { yearEndingMarch } from '../../../platform/dates/plain-date.ts';
import { formatNumber } from '../figures/number-rules.ts';
import { smallest } from '../figures/suppression-rules.ts';
import type { Measure } from './measure.ts';
import { isAboutChildren } from './measure.ts';
import type { CountedOn } from './measure-queries.ts';
import type { ChildPopulation } from './measure-rules.ts';
import { populationOn, valueOf } from './measure-rules.ts';
import { numbersBehind } from './numbers-behind-rules.ts';

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
