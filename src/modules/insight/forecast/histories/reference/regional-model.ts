import type { CareHistories } from '../care-histories.ts';
import { homeOfPlacement } from '../care-states.ts';
import { CATEGORIES, cutAsRegionalModel, NOT_IN_CARE, STATES } from './care-pieces.ts';
import { countDays, pairOf } from './daily-counts.ts';
import type { DailyCounts } from './daily-counts.ts';

/** What the forecast of cs-demand-model-regional stands on. `matrix` is `from * STATES + to`, a day's step. */
export type RegionalModel = {
  readonly stock: Float64Array;
  readonly matrix: Float64Array;
  readonly entrants: Float64Array;
};

/** Fits the method of cs-demand-model-regional on the days from `from` to `to` (day numbers, both included). */
export function fitRegionalModel(histories: CareHistories, from: number, to: number): RegionalModel {
  const counts = countDays(cutAsRegionalModel(histories, homeOfPlacement), from, to);
  const matrix = new Float64Array(STATES * STATES);
  for (const [pair, byDay] of counts.changes) {
    const state = Math.floor(pair / STATES);
    if (pair !== pairOf(state, state)) matrix[pair] = meanRate(counts, state, byDay);
  }
  for (let state = 0; state < STATES; state++) {
    let others = 0;
    for (let other = 0; other < STATES; other++) others += matrix[pairOf(state, other)] ?? 0;
    matrix[pairOf(state, state)] = state % CATEGORIES === NOT_IN_CARE ? 1 : 1 - others;
  }
  const entrants = counts.entries.map((entries) => entries / counts.days);
  return { stock: counts.stock.slice(-STATES), matrix, entrants };
}

/** The mean over the days on which somebody was there the day before. */
function meanRate({ stock, days }: DailyCounts, from: number, byDay: ReadonlyMap<number, number>): number {
  let [sum, counted] = [0, 0];
  for (let day = 0; day < days; day++) {
    const before = stock[day * STATES + from] ?? 0;
    if (before <= 0) continue;
    counted++;
    sum += (byDay.get(day) ?? 0) / before;
  }
  return counted > 0 ? sum / counted : 0;
}

export type RegionalDay = { readonly population: Float64Array; readonly variance: Float64Array };

/** Steps day by day: the population, and the variance of chance alone. */
export function projectRegionalModel(
  { stock, matrix, entrants }: RegionalModel,
  days: number,
): RegionalDay[] {
  const spread = matrix.map((chance) => chance * (1 - chance));
  const result: RegionalDay[] = [];
  let [population, variance] = [stock, new Float64Array(STATES)];
  for (let day = 0; day < days; day++) {
    const growth = multiply(spread, population);
    variance = variance.map((sum, state) => sum + (growth[state] ?? 0) + (entrants[state] ?? 0));
    population = multiply(matrix, population).map((children, state) => children + (entrants[state] ?? 0));
    result.push({ population, variance });
  }
  return result;
}

function multiply(matrix: Float64Array, children: Float64Array): Float64Array {
  const result = new Float64Array(STATES);
  for (let from = 0; from < STATES; from++) {
    const there = children[from] ?? 0;
    if (there === 0) continue;
    for (let to = 0; to < STATES; to++)
      result[to] = (result[to] ?? 0) + (matrix[pairOf(from, to)] ?? 0) * there;
  }
  return result;
}
