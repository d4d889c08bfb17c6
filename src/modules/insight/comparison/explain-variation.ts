import { linearRegression, rSquared } from 'simple-statistics';

/** An authority's deprivation and its value of a measure. */
export type DeprivationPoint = {
  readonly area: string;
  readonly deprivation: number;
  readonly value: number;
};

/** How far deprivation goes with a measure across authorities. */
export type Variation = {
  readonly points: readonly DeprivationPoint[];
  readonly slope: number;
  readonly intercept: number;
  /** The share of the differences between authorities that go with deprivation, 0 to 1. */
  readonly explained: number;
  /** How far authorities usually lie from the line (residual standard deviation, two degrees of freedom spent). */
  readonly spread: number;
};

/** Fewer authorities than this give no line worth drawing. */
const fewest = 10;

/**
 * The straight line through a measure against deprivation, by least squares, each authority counting once. Undefined with
 * fewer than ten authorities, or where deprivation or the measure do not differ at all.
 */
export function explainVariation(points: readonly DeprivationPoint[]): Variation | undefined {
  if (points.length < fewest) return undefined;
  const pairs = points.map(({ deprivation, value }) => [deprivation, value]);
  const { m: slope, b: intercept } = linearRegression(pairs);
  const line = (deprivation: number) => intercept + slope * deprivation;
  const explained = rSquared(pairs, line);
  if (!Number.isFinite(slope) || !Number.isFinite(explained)) return undefined;
  const squares = points.reduce((sum, { deprivation, value }) => sum + (value - line(deprivation)) ** 2, 0);
  return { points, slope, intercept, explained, spread: Math.sqrt(squares / (points.length - 2)) };
}

/** What an authority's deprivation would suggest, and how far it lies from that. */
export type Standing = {
  readonly value: number;
  readonly expected: number;
  readonly apart: number;
  /** How many times the usual distance from the line: about 2 in 3 authorities lie within 1, 19 in 20 within 1.96. */
  readonly spreads: number;
};

export function standingOf(variation: Variation, area: string): Standing | undefined {
  const point = variation.points.find((one) => one.area === area);
  if (!point) return undefined;
  const expected = variation.intercept + variation.slope * point.deprivation;
  const apart = point.value - expected;
  const spreads = variation.spread === 0 ? 0 : Math.abs(apart) / variation.spread;
  return { value: point.value, expected, apart, spreads };
}

/** The edition of the indices of deprivation nearest to a year; editions are not compared with each other. */
export function deprivationEdition(year: number): 2019 | 2025 {
  return year >= 2023 ? 2025 : 2019;
}
