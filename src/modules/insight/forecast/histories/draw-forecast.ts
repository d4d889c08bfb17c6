import { randomLcg, randomNormal } from 'd3-random';
import type { ForecastPoint } from '../forecast.ts';
import { bandOfAge, HOMES } from './care-states.ts';
import { floatAt } from './cells.ts';
import { drawFlowModel, drawPath } from './draw-flows.ts';
import type { FlowModel } from './flow.ts';
import { projectFlows } from './project-flows.ts';
import {
  addToSums,
  cubeChances,
  enterQuarter,
  SUMS,
  stepQuarter,
  sumSquares,
  sumStates,
  toQuarters,
} from './quarter-paths.ts';

const NONE = new Float64Array();

/** Points of the states asked for; of all: `band * HOMES + home`, by home from `HOME_SUMS`, by age from `AGE_SUMS`, the total last. */
export type DrawnForecast = readonly (readonly ForecastPoint[])[];

/** `of`: which states are wanted, every one when left out; many months of few states are quick. */
type Asked = {
  readonly months: number;
  readonly courses: number;
  readonly seed: number;
  readonly of?: readonly number[];
};

const everyState = Array.from({ length: SUMS }, (_, state) => state);

/** Chances tried for each course: evenly spread over the normal distribution, so that few courses give smooth bounds. */
const CHANCES_EACH = 8;

/**
 * The mean that is expected at each month end and the bounds around it. Doubt is threefold: what the rates are (drawn from
 * what the history allows), how the levels may wander from now on, and what chance does to single children.
 */
export function drawForecast(
  model: FlowModel,
  { months, courses, seed, of = everyState }: Asked,
): DrawnForecast {
  const quarters = Math.ceil(months / 3) + 1;
  const random = randomLcg(seed / 2 ** 32);
  const steady = followCourse(model, model, quarters, { entry: [], leave: [] });
  const drawn = Array.from({ length: courses }, () => {
    const entry = drawPath(model.doubt.entryLevel.drift, quarters * 3, random);
    const leave = drawPath(model.doubt.leavingLevel.drift, quarters * 3, random);
    return followCourse(model, drawFlowModel(model, random), quarters, { entry, leave });
  });
  const spread = spreadOfChance(model, steady, quarters);
  const chances = drawChances(courses, randomNormal.source(random)());
  const path = projectFlows(model, months);
  const means = path.map(({ stock }) => sumAges(stock));
  return of.map((state) =>
    path.map(({ date }, month) => {
      const at = readAt(state, month + model.firstStep);
      const mean = floatAt(means[month] ?? NONE, state);
      const base = at(steady);
      const factors = drawn.map((course) => (base > 1e-9 ? at(course) / base : 1));
      const values = tryChances(factors, { mean, variance: mean * at(spread) }, chances);
      return { date, mean, ...readQuantiles(values.sort()) };
    }),
  );
}

type Expected = { readonly mean: number; readonly variance: number };

/** Children that there may be: every course, as many times the mean as it says, with each of its chances. */
function tryChances(
  factors: readonly number[],
  { mean, variance }: Expected,
  chances: Float64Array,
): Float64Array {
  return chances.map((chance, i) => {
    const factor = factors[i % factors.length] ?? 1;
    return addChance(mean * factor, variance * factor, chance);
  });
}

type Levels = { readonly entry: ArrayLike<number>; readonly leave: ArrayLike<number> };

/** Sums by state at the start and after each quarter, when rates are as drawn and levels wander as drawn. */
function followCourse(model: FlowModel, drawn: FlowModel, quarters: number, levels: Levels): Float64Array[] {
  let stock = toQuarters(model.stock);
  const entries = enterQuarter(model, drawn.rates);
  const result = [sumStates(stock)];
  let chances = cubeChances(model, drawn.rates, 1);
  for (let quarter = 0; quarter < quarters; quarter++) {
    const more = levels.entry[quarter * 3 + 1] ?? 1;
    const faster = levels.leave[quarter * 3 + 6];
    if (faster !== undefined && quarter % 4 === 0) chances = cubeChances(model, drawn.rates, faster);
    const coming = more === 1 ? entries : entries.map((children) => children * more);
    stock = stepQuarter(stock, chances, coming);
    result.push(sumStates(stock));
  }
  return result;
}

/** The variance of chance over the mean, by quarter and state. */
function spreadOfChance(model: FlowModel, steady: readonly Float64Array[], quarters: number): Float64Array[] {
  const chances = cubeChances(model, model.rates, 1);
  const today = toQuarters(model.stock);
  const squares = sumSquares(today, chances, quarters);
  const none = enterQuarter(model, model.rates).fill(0);
  const { entryLevel, leavingLevel } = model.doubt;
  let stock = today;
  const spreads = squares.map((square, quarter) => {
    stock = stepQuarter(stock, chances, none);
    const staying = sumStates(stock);
    return staying.map((old, state) => {
      const all = Math.max(floatAt(steady[quarter + 1] ?? NONE, state), old);
      const chance = leavingLevel.dispersion * Math.max(old - floatAt(square, state), 0);
      return all > 1e-9 ? (chance + entryLevel.dispersion * (all - old)) / all : 1;
    });
  });
  return [new Float64Array(SUMS), ...spreads];
}

/** Reads a state's value between quarters, so many months after the origin. */
function readAt(state: number, months: number): (byQuarter: readonly Float64Array[]) => number {
  const [quarter, part] = [Math.floor(months / 3), (months / 3) % 1];
  return (byQuarter) =>
    floatAt(byQuarter[quarter] ?? NONE, state) * (1 - part) +
    floatAt(byQuarter[quarter + 1] ?? NONE, state) * part;
}

/** Standard normal values, a balanced few for every course. */
function drawChances(courses: number, normal: () => number): Float64Array {
  const half = Float64Array.from({ length: (courses * CHANCES_EACH) / 2 }, normal);
  return Float64Array.from({ length: half.length * 2 }, (_, i) =>
    i < half.length ? floatAt(half, i) : -floatAt(half, i - half.length),
  );
}

/** A whole number of children with this mean and variance, skewed as counts are (Cornish and Fisher's first term). */
function addChance(mean: number, variance: number, normal: number): number {
  if (mean <= 0) return 0;
  const skew = (variance / (3 * mean)) * (normal ** 2 - 1);
  return Math.max(Math.round(mean + Math.sqrt(variance) * normal + skew), 0);
}

function readQuantiles(sorted: Float64Array) {
  const read = (share: number) =>
    floatAt(sorted, Math.min(Math.floor(sorted.length * share), sorted.length - 1));
  return { p05: read(0.05), p25: read(0.25), p50: read(0.5), p75: read(0.75), p95: read(0.95) };
}

/** From whole years of age and home to states and their sums, the total last. */
export function sumAges(byAge: Float64Array): Float64Array {
  const sums = new Float64Array(SUMS);
  byAge.forEach((children, at) => {
    addToSums(sums, bandOfAge(Math.floor(at / HOMES)) * HOMES + (at % HOMES), children);
  });
  return sums;
}
