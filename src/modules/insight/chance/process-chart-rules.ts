import { mean } from 'simple-statistics';
import { findSignals } from './process-signal-rules.ts';
import type { PlacedValue, ProcessSignal } from './process-signal-rules.ts';
import { usualConvention } from './convention-rules.ts';
import type { Convention } from './convention-rules.ts';

/**
 * Limits of individual values: three standard deviations, estimated as the mean moving range over 1.128 (d2 of two values).
 * Wheeler, *Understanding Variation*, 2nd edition (2000), appendix: mean ± 2.66 × mean moving range.
 */
export const limitFactor = 2.66;

/** Limit of the moving range: 3.267 × its mean (D4 of two values; Wheeler prints 3.27 and 3.268). */
export const rangeLimitFactor = 3.267;

/** Fewer values than this say nothing about what is usual (NHS England, *Making Data Count*: 12 or more are wanted). */
export const fewestValues = 12;

/**
 * How a value comes about. `separate`: each is counted anew (who came this month), so that values are near to independent.
 * `carried`: most of what is counted was there the time before (who is here today), so that one value leads to the next.
 */
export type SeriesKind = 'separate' | 'carried';

export type ProcessInput = {
  /** In order of time; null where nothing is known. */
  readonly values: readonly (number | null)[];
  readonly kind: SeriesKind;
  /** Places from which the process is stated to be another: limits are worked out anew from there on. */
  readonly rebaseAt?: readonly number[];
  readonly convention?: Convention;
  /** What a value can be at all: limits never go beyond. */
  readonly least?: number;
  readonly most?: number;
};

/** One value with what was to be expected of it. Centre and limits are null where there are too few values for them. */
export type ProcessPoint = {
  readonly value: number | null;
  readonly centre: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly movingRange: number | null;
};

/** A stretch of time with limits of its own, unless it has too few values. */
export type ProcessStretch = {
  readonly from: number;
  readonly to: number;
  readonly known: number;
  readonly tooFew: boolean;
  /** The mean: of the values, or of what was to be expected where they are carried. */
  readonly centre: number | null;
  readonly meanMovingRange: number | null;
  readonly rangeLimit: number | null;
  /** How much of a value is carried into the next, 0 to 1. */
  readonly carried: number;
};

export type ProcessChart = {
  readonly points: readonly ProcessPoint[];
  readonly stretches: readonly ProcessStretch[];
  readonly signals: readonly ProcessSignal[];
  readonly convention: Convention;
};

/**
 * A process chart of individual values and moving ranges (XmR) after Shewhart and Wheeler.
 *
 * Why XmR for counts and shares too, and not p or u charts: those take their limits from the binomial or Poisson
 * distribution, which counts of people in families and groups do not follow; with many people the limits become so narrow
 * that every month signals (Laney 2002, who mends this as p′ and u′ by the moving range). XmR takes its limits from the
 * values themselves (Wheeler, *What about p-charts?*, 2011). It is the same as p′ while the denominator stays about the
 * same from month to month, as that of one authority does; the funnel, where sizes differ, uses exact limits instead.
 *
 * For carried values the limits stand around what the value before leads to expect: the chart of the residuals of a
 * first-order autoregression (Alwan and Roberts 1988; Montgomery, *Introduction to Statistical Quality Control*, 10.4),
 * drawn on the values' own scale. A plain chart of such values would signal most of the time by chance alone.
 */
export function makeProcessChart(input: ProcessInput): ProcessChart {
  const convention = input.convention ?? usualConvention;
  const parts = cutStretches(input).map((stretch) => chartStretch(stretch, input));
  const placed = parts.map(({ placed }) => placed);
  return {
    points: parts.flatMap(({ points }) => points),
    stretches: parts.map(({ stretch }) => stretch),
    signals: placed.flatMap((values) => findSignals(values, convention, input.kind)),
    convention,
  };
}

type Cut = { readonly from: number; readonly values: readonly (number | null)[] };

function cutStretches({ values, rebaseAt = [] }: ProcessInput): readonly Cut[] {
  const inside = rebaseAt.filter((at) => at > 0 && at < values.length);
  const starts = [...new Set([0, ...inside])].sort((a, b) => a - b);
  return starts.map((from, index) => ({ from, values: values.slice(from, starts[index + 1]) }));
}

type Charted = {
  readonly points: readonly ProcessPoint[];
  readonly stretch: ProcessStretch;
  readonly placed: readonly PlacedValue[];
};

function chartStretch({ from, values }: Cut, input: ProcessInput): Charted {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ at: from + index, value }]));
  const carried = input.kind === 'carried' ? carriedShare(known.map(({ value }) => value)) : 0;
  const rests = known.map(({ value }, index) => value - carried * (known[index - 1]?.value ?? value));
  // The first carried value has none before it, so nothing was to be expected of it.
  const usable = carried > 0 ? rests.slice(1) : rests;
  const tooFew = known.length < fewestValues;
  const ranges = usable.slice(1).map((rest, index) => Math.abs(rest - (usable[index] ?? rest)));
  const level = tooFew ? null : mean(usable);
  const meanRange = tooFew ? null : mean(ranges);
  const placed = known.flatMap(({ at, value }, index): PlacedValue[] => {
    const before = known[index - 1]?.value;
    if (level === null || meanRange === null || (carried > 0 && before === undefined)) return [];
    const centre = level + carried * (before ?? 0);
    return [place({ at, value, centre, reach: limitFactor * meanRange }, input)];
  });
  return {
    points: values.map((value, index) => pointAt(value, from + index, { placed, known })),
    placed,
    stretch: {
      from,
      to: from + values.length - 1,
      known: known.length,
      tooFew,
      centre: placed.length === 0 ? null : mean(placed.map(({ centre }) => centre)),
      meanMovingRange: meanRange,
      rangeLimit: meanRange === null ? null : rangeLimitFactor * meanRange,
      carried,
    },
  };
}

type Around = {
  readonly at: number;
  readonly value: number;
  readonly centre: number;
  readonly reach: number;
};

function place({ at, value, centre, reach }: Around, { least, most }: ProcessInput): PlacedValue {
  return {
    at,
    value,
    centre,
    reach,
    lower: Math.max(centre - reach, least ?? -Infinity),
    upper: Math.min(centre + reach, most ?? Infinity),
  };
}

type Stretch = {
  readonly placed: readonly PlacedValue[];
  readonly known: readonly { readonly at: number; readonly value: number }[];
};

function pointAt(value: number | null, at: number, { placed, known }: Stretch): ProcessPoint {
  const here = placed.find((one) => one.at === at);
  const before = known.findLast((one) => one.at < at);
  return {
    value,
    centre: here?.centre ?? null,
    lower: here?.lower ?? null,
    upper: here?.upper ?? null,
    movingRange: value === null || before === undefined ? null : Math.abs(value - before.value),
  };
}

/** Leans towards "carried", so that wandering by chance alone seldom signals (rates: false-alarm test). */
const leaning = 0.2;

/**
 * How much of a value is carried into the next, 0 to 1, from the first autocorrelation of its changes: for a first-order
 * autoregression that is −(1 − share) / 2. Taken from changes and not from values, because one lasting step in the level
 * hardly moves it: a step must not pass for carrying. Corrected by 1/n for short series (Kendall 1954).
 */
export function carriedShare(values: readonly number[]): number {
  const changes = values.slice(1).map((value, index) => value - (values[index] ?? value));
  if (changes.length < 2) return 0;
  const middle = mean(changes);
  const apart = changes.map((change) => change - middle);
  const spread = apart.reduce((sum, one) => sum + one * one, 0);
  if (spread === 0) return 0;
  const together = apart.slice(1).reduce((sum, one, index) => sum + one * (apart[index] ?? 0), 0);
  const first = together / spread + 1 / values.length;
  return Math.min(1, Math.max(0, 1 + 2 * first + leaning));
}
