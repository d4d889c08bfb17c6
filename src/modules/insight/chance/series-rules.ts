import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { yearEndingMarch } from '../../../platform/dates/plain-date.ts';
import { smallest } from '../figures/suppression-rules.ts';
import type { Measure } from '../measures/measure.ts';
import type { ChildPopulation, Counted } from '../measures/measure-rules.ts';
import { partLabel, populationOn, valueOf } from '../measures/measure-rules.ts';
import { hasOwnShares, numbersBehind } from '../measures/numbers-behind-rules.ts';
import type { SeriesKind } from './process-chart-rules.ts';

/** What was counted on the last day of a month, or of a quarter. */
export type CountedAt = { readonly day: PlainDate; readonly counts: readonly Counted[] };

/** The numbers of one part of a measure, or of one group of children, in the order of the series' days. */
export type PartSeries = {
  readonly key: string;
  readonly title: string;
  readonly values: readonly number[];
};

/** A measure in equal steps of time, as a process chart wants it. */
export type MeasureSeries = {
  readonly measure: Measure;
  readonly kind: SeriesKind;
  /** Last days of months, or of quarters for those who see counts only. */
  readonly days: readonly PlainDate[];
  readonly step: 'month' | 'quarter';
  /** Null where there was nobody to measure, or too few. */
  readonly values: readonly (number | null)[];
  readonly parts: readonly PartSeries[];
};

export type SeriesInput = {
  readonly measure: Measure;
  /** In order; the first is there to take the second from and has no value of its own. */
  readonly counted: readonly CountedAt[];
  readonly populations: readonly ChildPopulation[];
  readonly step: 'month' | 'quarter';
  /** Whether small numbers are left out, and parts with them. */
  readonly countsOnly: boolean;
};

/** Shares of fewer than this say nothing from month to month: one child more would be a fifth. */
const fewestInShare = 5;

/** Whether a measure adds up from 1 April on, so that a month's own count is what it has more than the month before. */
export function addsUp({ period }: Pick<Measure, 'period'>): boolean {
  return period.startsWith('1 April');
}

/** Whether a measure has months of its own: a median over the year so far has none. */
export function hasSeries(measure: Measure): boolean {
  return !(addsUp(measure) && measure.kind === 'median');
}

/**
 * The series of a measure: of one that adds up from 1 April, what each month had of its own; of any other, its value on the
 * last day of each month, most of which is carried over from the month before. Undefined where it has no months of its own.
 */
export function makeSeries(input: SeriesInput): MeasureSeries | undefined {
  const { measure, counted, step } = input;
  if (!hasSeries(measure)) return undefined;
  const separate = addsUp(measure);
  const each = counted.map((one, index) => (separate ? ownCounts(one, counted[index - 1]) : one)).slice(1);
  return {
    measure,
    kind: separate ? 'separate' : 'carried',
    days: each.map(({ day }) => day),
    step,
    values: withoutBeginning(
      each.map((one) => valueAt(one, input)),
      measure,
    ),
    parts: input.countsOnly ? [] : partSeries(measure, each),
  };
}

/** What a month has more than the one before it in the same year; in April, all that there is. */
function ownCounts(one: CountedAt, before: CountedAt | undefined): CountedAt {
  if (!before || yearEndingMarch(before.day) !== yearEndingMarch(one.day)) return one;
  const parts = new Set([...one.counts, ...before.counts].map(({ part }) => part));
  const of = ({ counts }: CountedAt, part: string | null) => counts.find((count) => count.part === part);
  const counts = [...parts].map((part) => ({ part, ...lessBefore(of(one, part), of(before, part)) }));
  return { day: one.day, counts };
}

const nothing = { numerator: 0, denominator: null };

function lessBefore(now: Counted | undefined, then: Counted | undefined): Omit<Counted, 'part'> {
  const [a, b] = [now ?? nothing, then ?? nothing];
  const whole = a.denominator === null && b.denominator === null;
  return {
    numerator: a.numerator - b.numerator,
    denominator: whole ? null : (a.denominator ?? 0) - (b.denominator ?? 0),
  };
}

/**
 * Leading noughts of a count are taken for a record that begins later, and nothing but noughts for nothing recorded: were
 * they values, the beginning of the record would be the change that the list is full of. A share of nought is of somebody.
 */
function withoutBeginning(values: readonly (number | null)[], { kind }: Measure): readonly (number | null)[] {
  if (kind !== 'sum' && kind !== 'rate') return values;
  const first = values.findIndex((value) => value !== null && value !== 0);
  if (first < 0) return values.map(() => null);
  return first < 2 ? values : values.map((value, index) => (index < first ? null : value));
}

function valueAt(
  { day, counts }: CountedAt,
  { measure, populations, countsOnly }: SeriesInput,
): number | null {
  const { value, denominator } = valueOf(measure, counts, populationOn(populations, day));
  const few = measure.kind !== 'rate' && measure.kind !== 'sum' && (denominator ?? 0) < fewestInShare;
  return few || (countsOnly && isSmall(measure, counts)) ? null : value;
}

/** Whether a number behind a value is from 1 to 5: into and out of something, and the rest of a share. */
function isSmall(measure: Measure, counts: readonly Counted[]): boolean {
  const numerators = counts.map(({ numerator }) => numerator);
  const up = sum(numerators.filter((number) => number > 0));
  const down = -sum(numerators.filter((number) => number < 0));
  const behind = measure.kind === 'share' ? numbersBehind(measure, counts) : [up, down];
  return behind.some((number) => number > 0 && number < smallest);
}

/** Parts that make up a change of the whole. A share of its own is no part of another's change. */
function partSeries(measure: Measure, each: readonly CountedAt[]): readonly PartSeries[] {
  const keys = new Set(
    each.flatMap(({ counts }) => counts.flatMap(({ part }) => (part === null ? [] : [part]))),
  );
  if (keys.size < 2 || hasOwnShares(measure)) return [];
  return [...keys].map((key) => ({
    key,
    title: partLabel(measure, key),
    values: each.map(({ counts }) => counts.find(({ part }) => part === key)?.numerator ?? 0),
  }));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
