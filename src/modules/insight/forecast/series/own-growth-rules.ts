import type { PooledGrowth } from './growth-rules.ts';
import { dampedYears, grownBetween, memory } from './growth-rules.ts';
import type { LogPanel, Logs } from './panel-rules.ts';
import { middleOf } from './panel-rules.ts';

/** Changes further from all others' than this (about 65%) say no more than this: a merger or a mistake, not a trend. */
const furthest = 0.5;

/** How far ahead a trend is asked whether it went on. */
const lookAhead = 3;

/** Trends over fewer years are no trends. */
const fewestYears = 2;

/** How much faster than all together an authority grew a year, over at most the last five; 0 where it has no past. */
export function ownGrowth(logs: Logs, growth: PooledGrowth, year: number): number {
  const first = firstInMemory(logs, year);
  const change = first === undefined ? undefined : changeBeyond(logs, growth, { from: first, to: year });
  return change === undefined || first === undefined ? 0 : change / (year - first);
}

function firstInMemory(logs: Logs, year: number): number | undefined {
  for (const one of logs.keys()) if (one >= year - memory && one < year) return one;
  return undefined;
}

/** How much more an authority grew between two years than all together did; undefined where one value is missing. */
export function changeBeyond(
  logs: Logs,
  growth: PooledGrowth,
  { from, to }: { readonly from: number; readonly to: number },
): number | undefined {
  const [start, end, common] = [logs.get(from), logs.get(to), grownBetween(growth, from, to)];
  return start === undefined || end === undefined || common === undefined ? undefined : end - start - common;
}

type Sums = { products: number; squares: number };

/**
 * How much of an authority's own growth went on in the past: least squares, through nought, of what followed upon what
 * had gone before, over all authorities and years. Between 0 (own trends say nothing) and 1 (they go on).
 */
export function weighOwnGrowth(panel: LogPanel, growth: PooledGrowth): number {
  const middles = new Map([...growth.cumulated.keys()].map((year) => [year, middleOf(panel, year)]));
  const sums: Sums = { products: 0, squares: 0 };
  for (const logs of panel.values()) {
    for (const [year, log] of logs) {
      // Small authorities' changes are mostly chance: they count for as much less as they are smaller than the median.
      const weight = Math.min(1, Math.exp(log - (middles.get(year) ?? log)));
      addPairs(sums, logs, growth, { year, weight });
    }
  }
  return sums.squares > 0 ? Math.min(1, Math.max(0, sums.products / sums.squares)) : 0;
}

function addPairs(sums: Sums, logs: Logs, growth: PooledGrowth, at: { year: number; weight: number }): void {
  const first = firstInMemory(logs, at.year);
  if (first === undefined || at.year - first < fewestYears) return;
  const trend = ownGrowth(logs, growth, at.year);
  for (let horizon = 1; horizon <= lookAhead; horizon++) {
    const after = changeBeyond(logs, growth, { from: at.year, to: at.year + horizon });
    if (after === undefined) continue;
    const expected = trend * dampedYears(horizon);
    const happened = Math.max(-furthest, Math.min(furthest, after));
    sums.products += (at.weight * expected * happened) / horizon;
    sums.squares += (at.weight * expected ** 2) / horizon;
  }
}
