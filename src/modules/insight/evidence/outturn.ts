import type { Published } from '../statistics/published.ts';
import type { FigureInput } from './figure-input.ts';
import { Given } from './given.ts';
import { meanGrowth, straightLine } from '../forecast/baselines.ts';
import { historyInputs } from './recipes/future-numbers.ts';
import { inEngland, series, span } from './series.ts';

/** A year of the two forecasts of 2022 and what happened: children in care at 31 March. */
export type OutturnYear = {
  readonly year: number;
  readonly actual: number | null;
  /** The straight line through 2011 to 2020. */
  readonly lower: number | null;
  /** Mean growth of the three years to 2020. */
  readonly upper: number | null;
};

const [first, last] = [2021, 2025];

/** What the comparison reads. */
export const outturnInputs: Readonly<Record<string, FigureInput>> = {
  ...historyInputs,
  since: inEngland(series.inCare, span(first, last), { beside: true }),
};

/**
 * The history that the two methods were fitted on, and each year since with both forecasts beside what happened; null where
 * nothing is held. The out-turn test of *The Future of Children's Social Care* (figure F70).
 */
export function outturnOf(published: Published): readonly OutturnYear[] {
  const given = new Given(outturnInputs, published, new Map());
  const [history, lastFour] = [given.points('history'), given.points('lastFour')];
  const before = history.map(({ year, value }) => ({ year, actual: value, lower: null, upper: null }));
  const since = span(first, last).map((year) => ({
    year,
    actual: given.find('since', year) ?? null,
    lower: straightLine(history, year) ?? null,
    upper: meanGrowth(lastFour, year) ?? null,
  }));
  return [...before, ...since];
}
