import { linearRegression, mean, probit, quantileSorted, rootMeanSquare } from 'simple-statistics';
import type { PooledGrowth } from './growth-rules.ts';
import { dampedYears, expectedGrowth, grownBetween } from './growth-rules.ts';
import { changeBeyond } from './own-growth-rules.ts';
import type { LogPanel, Logs } from './panel-rules.ts';
import { middleOf } from './panel-rules.ts';

/** How wrong a forecast has to expect to be, in logarithms: from what happened before its origin only. */
export type Spread = {
  /** By years ahead from 1: of an authority of median size, and how much more of smaller ones. */
  readonly byHorizon: readonly Width[];
  /** Doubt about the growth of all together, for each year ahead. */
  readonly common: number;
  /** Errors as multiples of their width, at 199 even shares: their shape, lowest first. */
  readonly shape: readonly number[];
};

type Width = { readonly level: number; readonly slope: number };

/** One error of the past; `smallness` is 1 for the median authority, 2 for one a quarter of its size. */
type PastError = { readonly smallness: number; readonly error: number };

/** With fewer authorities their errors are not told from those of all together. */
export const fewAuthorities = 8;

const horizons = Array.from({ length: 15 }, (_, index) => index + 1);
const shares = Array.from({ length: 199 }, (_, index) => (index + 1) / 200);
const smallest = 6;
/** The standard deviation of a normal distribution is so many times its mean absolute deviation. */
const fromMeanDeviation = Math.sqrt(Math.PI / 2);
const normalShape: readonly number[] = shares.map((share) => probit(share));

/** The size of an authority against the median one, as errors go with it: by the root, as counts do. */
export function smallnessOf(log: number, middle: number): number {
  return Math.min(smallest, Math.exp((middle - log) / 2));
}

/** The standard deviation, in logarithms, so many years ahead: never less than for fewer years. */
export function widthAt({ byHorizon, common }: Spread, horizon: number, smallness: number): number {
  const own = byHorizon.slice(0, horizon).map(({ level, slope }) => level + slope * smallness);
  return Math.hypot(Math.max(0, ...own), common * horizon);
}

/** How far authorities went from what was expected of them, by years ahead and size. */
export function measureSpread(panel: LogPanel, growth: PooledGrowth): Spread {
  return panel.size < fewAuthorities ? spreadOfFew(panel, growth) : spreadOfMany(panel, growth);
}

function spreadOfMany(panel: LogPanel, growth: PooledGrowth): Spread {
  const middles = new Map([...growth.cumulated.keys()].map((year) => [year, middleOf(panel, year)]));
  const errors = horizons.map((horizon) => errorsBeyond(panel, growth, horizon, middles));
  const byHorizon = extendWidths(errors.map((some) => (some.length < 20 ? undefined : fitWidth(some))));
  const shape = shapeOf(
    errors.flatMap((some, index) => {
      const { level, slope } = byHorizon[index] ?? { level: 0, slope: 0 };
      return some.map(({ error, smallness }) => divide(error, level + slope * smallness));
    }),
  );
  return { byHorizon, common: commonDoubt(growth), shape };
}

const divide = (error: number, width: number) => (width > 0 ? error / width : 0);

function errorsBeyond(
  panel: LogPanel,
  growth: PooledGrowth,
  horizon: number,
  middles: ReadonlyMap<number, number>,
): readonly PastError[] {
  return [...panel.values()].flatMap((logs) =>
    [...logs].flatMap(([year, log]) => {
      const error = changeBeyond(logs, growth, { from: year, to: year + horizon });
      return error === undefined ? [] : [{ error, smallness: smallnessOf(log, middles.get(year) ?? log) }];
    }),
  );
}

/** Errors grow as authorities get smaller: a straight line through their absolute values, never negative. */
function fitWidth(errors: readonly PastError[]): Width {
  const points = errors.map(({ error, smallness }) => [smallness, Math.abs(error)]);
  const { m, b } = linearRegression(points);
  if (m >= 0 && b >= 0) return { level: b * fromMeanDeviation, slope: m * fromMeanDeviation };
  const level = mean(points.map(([, size]) => size ?? 0)) * fromMeanDeviation;
  if (m < 0) return { level, slope: 0 };
  return { level: 0, slope: level / mean(errors.map(({ smallness }) => smallness)) };
}

/** Years ahead that the past is too short for: on with the power by which widths grew, between the root and in proportion. */
function extendWidths(found: readonly (Width | undefined)[]): readonly Width[] {
  const missing = found.findIndex((width) => width === undefined);
  const known = (missing < 0 ? found : found.slice(0, missing)).filter((width) => width !== undefined);
  const last = known.at(-1) ?? { level: 0, slope: 0 };
  const power = powerOf(known);
  return horizons.map((horizon, index) => {
    const times = (horizon / Math.max(1, known.length)) ** power;
    return known[index] ?? { level: last.level * times, slope: last.slope * times };
  });
}

function powerOf(widths: readonly Width[]): number {
  const [first, last] = [widths[0], widths.at(-1)].map((one) => (one ? one.level + one.slope : 0));
  if (!first || !last || widths.length < 2) return 0.5;
  return Math.min(1, Math.max(0.5, Math.log(last / first) / Math.log(widths.length)));
}

function shapeOf(multiples: readonly number[]): readonly number[] {
  const sorted = [...multiples].sort((a, b) => a - b);
  if (sorted.length === 0) return normalShape;
  const middle = quantileSorted(sorted, 0.5);
  return shares.map((share) => quantileSorted(sorted, share) - middle);
}

/** How wrong the expected growth of all together was in the past, for each year ahead. */
function commonDoubt(growth: PooledGrowth): number {
  const years = [...growth.cumulated.keys()];
  const errors = years.slice(1).flatMap((year) => {
    const expected = expectedGrowth(growth.cumulated, year);
    return horizons.slice(0, 5).flatMap((horizon) => {
      const grown = grownBetween(growth, year, year + horizon);
      return grown === undefined ? [] : [(grown - expected * dampedYears(horizon)) / horizon];
    });
  });
  return errors.length > 0 ? rootMeanSquare(errors) : 0;
}

/** What few authorities' forecasts would have missed by, made wider for how few the errors are (Student's t). */
function spreadOfFew(panel: LogPanel, growth: PooledGrowth): Spread {
  const errors = horizons.map((horizon) =>
    [...panel.values()].flatMap((logs) => forecastErrors(logs, growth, horizon)),
  );
  const freedom = Math.max(3, errors[0]?.length ?? 0);
  const wider = Math.sqrt(freedom / (freedom - 2));
  const byHorizon = extendWidths(
    errors.map((some, index) =>
      some.length < (index === 0 ? 1 : 5) ? undefined : { level: rootMeanSquare(some) * wider, slope: 0 },
    ),
  );
  return { byHorizon, common: 0, shape: normalShape };
}

function forecastErrors(logs: Logs, growth: PooledGrowth, horizon: number): readonly number[] {
  return [...logs].flatMap(([year, log]) => {
    const after = logs.get(year + horizon);
    const expected = expectedGrowth(growth.cumulated, year) * dampedYears(horizon);
    return after === undefined ? [] : [after - log - expected];
  });
}
