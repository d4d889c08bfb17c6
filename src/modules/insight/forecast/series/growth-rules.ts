import { mean, sampleVariance } from 'simple-statistics';
import type { Panel } from './panel-rules.ts';
import { yearsOf } from './panel-rules.ts';

/** How much of a year's growth is still expected a year on: the usual choice for damped trends (Gardner and McKenzie 1985). */
export const damping = 0.9;

/** How many past years speak of the years to come: as many as the furthest year that is forecast. */
export const memory = 5;

/** Growth of all authorities together, in logarithms. */
export type PooledGrowth = {
  /** Up to the end of a year from the panel's first; years not in it have none. */
  readonly cumulated: ReadonlyMap<number, number>;
  /** Expected of the year after the last one, before damping. */
  readonly expected: number;
};

/** How all authorities together grew, and what is expected of the next year. */
export function poolGrowth(panel: Panel): PooledGrowth {
  const years = yearsOf(panel);
  const cumulated = new Map<number, number>(years.slice(0, 1).map((year) => [year, 0]));
  let sum = 0;
  years.slice(1).forEach((year, index) => {
    const before = years[index] ?? year - 1;
    const growth = growthBetween(panel, before, year);
    for (let one = before + 1; one <= year; one++) {
      sum += growth / (year - before);
      cumulated.set(one, sum);
    }
  });
  return { cumulated, expected: expectedGrowth(cumulated, years.at(-1) ?? 0) };
}

/** What was expected at the end of a year, from growth up to then. */
export function expectedGrowth(cumulated: PooledGrowth['cumulated'], year: number): number {
  const sums = [...cumulated].filter(([one]) => one <= year && one >= year - memory).map(([, sum]) => sum);
  return shrunkMean(sums.slice(1).map((sum, index) => sum - (sums[index] ?? 0)));
}

/** Of the authorities with a value in both years, together; 0 where there is none. */
function growthBetween(panel: Panel, from: number, to: number): number {
  let [before, after] = [0, 0];
  for (const series of panel.values()) {
    const [first, second] = [from, to].map((year) => series.find((one) => one.year === year)?.value ?? 0);
    if (!first || !second) continue;
    before += first;
    after += second;
  }
  return before > 0 ? Math.log(after / before) : 0;
}

/**
 * The mean of the last years' growth, shrunk towards none by how unsure it is (James and Stein 1961, positive part): one
 * authority on its own whose changes have no direction is carried forward as it is.
 */
function shrunkMean(growths: readonly number[]): number {
  if (growths.length < 2) return 0;
  const middle = mean([...growths]);
  if (middle === 0) return 0;
  const doubt = sampleVariance([...growths]) / growths.length;
  return middle * Math.max(0, 1 - doubt / middle ** 2);
}

/** Growth of all together from the end of one year to that of another; undefined outside the panel's years. */
export function grownBetween({ cumulated }: PooledGrowth, from: number, to: number): number | undefined {
  const [start, end] = [cumulated.get(from), cumulated.get(to)];
  return start === undefined || end === undefined ? undefined : end - start;
}

/** How many years' growth so many years ahead come to when each counts nine tenths of the year before: 1, 1.9, 2.71 … */
export function dampedYears(horizon: number): number {
  return (1 - damping ** horizon) / (1 - damping);
}
