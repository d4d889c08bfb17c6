import { mean } from 'simple-statistics';
import { dampedYears, poolGrowth } from './growth-rules.ts';
import type { PooledGrowth } from './growth-rules.ts';
import { ownGrowth, weighOwnGrowth } from './own-growth-rules.ts';
import { knownAt, middleOf, toLogPanel } from './panel-rules.ts';
import type { LogPanel, Panel } from './panel-rules.ts';
import type { Spread } from './spread-rules.ts';
import { fewAuthorities, measureSpread, smallnessOf, widthAt } from './spread-rules.ts';

/** All that is fitted: on values up to the end of `year`, and on nothing later. */
export type SeriesModel = {
  readonly year: number;
  readonly panel: Panel;
  readonly logs: LogPanel;
  readonly growth: PooledGrowth;
  /** The median authority's logarithm by year. */
  readonly middles: ReadonlyMap<number, number>;
  /** How much of an authority's own growth is expected to go on: 0 to 1. */
  readonly ownWeight: number;
  readonly spread: Spread;
};

/** What is expected of an authority at the end of a year. */
export type Expected = {
  readonly mean: number;
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
};

/** Fits the model on what was known at the end of a year. */
export function fitSeriesModel(all: Panel, year: number): SeriesModel {
  const panel = knownAt(all, year);
  const logs = toLogPanel(panel);
  const growth = poolGrowth(panel);
  // Of few, the growth of all together is their own already.
  const ownWeight = logs.size < fewAuthorities ? 0 : weighOwnGrowth(logs, growth);
  const middles = new Map([...growth.cumulated.keys()].map((one) => [one, middleOf(logs, one)]));
  return { year, panel, logs, growth, middles, ownWeight, spread: measureSpread(logs, growth) };
}

/** An authority's last value that the model knows, with its year. */
export function lastKnown({ panel }: SeriesModel, laCode: string) {
  return panel.get(laCode)?.at(-1);
}

/** What is expected at the end of a later year; undefined of an authority that nothing is known of. */
export function expectAt(model: SeriesModel, laCode: string, year: number): Expected | undefined {
  const last = lastKnown(model, laCode);
  if (!last) return undefined;
  const own = model.logs.get(laCode);
  if (last.value <= 0 || !own) return expectFromPast(model, laCode);
  const log = Math.log(last.value);
  const growth = model.growth.expected + model.ownWeight * ownGrowth(own, model.growth, last.year);
  const middle = log + growth * dampedYears(year - last.year);
  const smallness = smallnessOf(log, model.middles.get(last.year) ?? log);
  return toExpected(middle, widthAt(model.spread, year - last.year, smallness), model.spread.shape);
}

function toExpected(middle: number, width: number, shape: readonly number[]): Expected {
  const values = shape.map((multiple) => Math.exp(middle + width * multiple));
  return toQuantiles(values);
}

/** From 199 values at even shares, lowest first. The mean is kept between the quantiles, where a long tail would carry it off. */
function toQuantiles(values: readonly number[]): Expected {
  const [p05, p25, p50, p75, p95] = [10, 50, 100, 150, 190].map((share) => values[share - 1] ?? 0);
  const quantiles = { p05: p05 ?? 0, p25: p25 ?? 0, p50: p50 ?? 0, p75: p75 ?? 0, p95: p95 ?? 0 };
  return { mean: Math.min(quantiles.p95, Math.max(quantiles.p05, mean([...values]))), ...quantiles };
}

/** Growth of nothing is nothing: an authority that stands at nought is expected where it was in its own past. */
function expectFromPast({ panel }: SeriesModel, laCode: string): Expected {
  const values = (panel.get(laCode) ?? []).map(({ value }) => value).sort((a, b) => a - b);
  const even = Array.from(
    { length: 199 },
    (_, index) => values[Math.floor((index * values.length) / 199)] ?? 0,
  );
  return toQuantiles(even);
}

/** How all together are expected to grow in the next year, in percent. */
export function expectedPercent({ growth }: SeriesModel): number {
  return (Math.exp(growth.expected) - 1) * 100;
}
