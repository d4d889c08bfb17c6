import { addMonths, fromDayNumber, toDayNumber } from '../../../../../platform/dates/plain-date.ts';
import { addAt, valueAt } from '../cells.ts';
import type { CareHistories } from '../care-histories.ts';
import { BANDS, CATEGORIES, cutAsFirstModel, STATES } from './care-pieces.ts';
import { countDays, pairOf } from './daily-counts.ts';
import type { DailyCounts } from './daily-counts.ts';

/** Rates and numbers that the forecast of cs-demand-model stands on. Tables of rates are `from * STATES + to`. */
export type FirstModel = {
  readonly origin: number;
  readonly stock: Float64Array;
  readonly rates: Float64Array;
  /** By state: the share that leaves the last band a day, and so is no longer counted. */
  readonly ageingOut: Float64Array;
  readonly entrants: Float64Array;
  readonly counts: DailyCounts;
};

/** Length of the bands in days (the last one is counted up to 30 years). */
const bandDays = [365, 1460, 1825, 2190, 5110];

/**
 * Fits the method of cs-demand-model (0.5.1) on the six months that end at the origin: its own way of counting, kept to
 * compare with. @param origin the last day of the data
 */
export function fitFirstModel(
  histories: CareHistories,
  origin: number,
  category?: (code: string) => number,
): FirstModel {
  const from = toDayNumber(addMonths(fromDayNumber(origin), -6));
  const counts = countDays(cutAsFirstModel(histories, category), from, origin);
  const rates = new Float64Array(STATES * STATES);
  for (const [pair, byDay] of counts.changes)
    rates[pair] = meanRate(counts, Math.floor(pair / STATES), byDay);
  const ageingOut = new Float64Array(STATES);
  for (let state = 0; state < STATES; state++) {
    const band = Math.floor(state / CATEGORIES);
    const daily = 1 / (bandDays[band] ?? Infinity);
    const older = pairOf(state, state + CATEGORIES);
    if (band + 1 < BANDS) rates[older] = (rates[older] ?? 0) + daily;
    else ageingOut[state] = daily;
  }
  const entrants = counts.entries.map((entries) => entries / (origin - from));
  return { origin, stock: counts.stock.slice(-STATES), rates, ageingOut, entrants, counts };
}

/** The mean of each day's changes to the stock of the day before; the first day has its own stock, no stock gives 0. */
function meanRate({ stock, days }: DailyCounts, from: number, byDay: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const [day, changes] of byDay) {
    const before = stock[Math.max(day, 1) * STATES + from] ?? 0;
    if (before > 0) sum += changes / before;
  }
  return sum / days;
}

/** Steps day by day; gives the children by state at the end of each day after the origin, out of care included. */
export function projectFirstModel(model: FirstModel, days: number): Float64Array[] {
  const result: Float64Array[] = [];
  let stock = model.stock;
  for (let day = 0; day < days; day++) {
    stock = stepOneDay(model, stock);
    result.push(stock);
  }
  return result;
}

function stepOneDay({ rates, ageingOut, entrants }: FirstModel, stock: Float64Array): Float64Array {
  const next = stock.map((children, state) => children + valueAt(entrants, state));
  for (let from = 0; from < STATES; from++) {
    const row = rates.subarray(from * STATES, (from + 1) * STATES);
    const all = row.reduce((sum, rate) => sum + rate, valueAt(ageingOut, from));
    const moving = Math.min(valueAt(stock, from) * all, valueAt(stock, from));
    if (moving <= 0) continue;
    addAt(next, from, -moving);
    row.forEach((rate, to) => addAt(next, to, (moving * rate) / all));
  }
  return next;
}
