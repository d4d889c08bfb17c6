import { median } from 'simple-statistics';
import type { Yearly } from '../baselines.ts';

/** Yearly values of many authorities by code, each oldest first; a year without a value is left out. */
export type Panel = ReadonlyMap<string, readonly Yearly[]>;

/** One value of a panel. */
export type PanelValue = Yearly & { readonly laCode: string };

/** Natural logarithms by year, oldest first. Noughts have none: they are gaps here. */
export type Logs = ReadonlyMap<number, number>;

/** Puts values together by authority, oldest first. Of two values of one year the last given stands. */
export function makePanel(values: Iterable<PanelValue>): Panel {
  const byCode = new Map<string, Map<number, number>>();
  for (const { laCode, year, value } of values) {
    const own = byCode.get(laCode) ?? new Map<number, number>();
    byCode.set(laCode, own.set(year, value));
  }
  return new Map([...byCode].map(([laCode, own]) => [laCode, toSeries(own)]));
}

function toSeries(own: ReadonlyMap<number, number>): readonly Yearly[] {
  return [...own].map(([year, value]) => ({ year, value })).sort((a, b) => a.year - b.year);
}

/** What was known at the end of a year: nothing later is left in it. */
export function knownAt(panel: Panel, year: number): Panel {
  const known = [...panel].map(
    ([laCode, series]) => [laCode, series.filter((one) => one.year <= year)] as const,
  );
  return new Map(known.filter(([, series]) => series.length > 0));
}

/** Every year that any authority has a value of, oldest first. */
export function yearsOf(panel: Panel): readonly number[] {
  const years = new Set([...panel.values()].flatMap((series) => series.map(({ year }) => year)));
  return [...years].sort((a, b) => a - b);
}

/** Changes are read in logarithms, so that authorities of any size speak of the same thing: growth. */
export function toLogs(series: readonly Yearly[]): Logs {
  return new Map(series.filter(({ value }) => value > 0).map(({ year, value }) => [year, Math.log(value)]));
}

/** Logarithms of many authorities by code; those with none are left out. */
export type LogPanel = ReadonlyMap<string, Logs>;

/** The logarithms of a whole panel. */
export function toLogPanel(panel: Panel): LogPanel {
  const all = [...panel].map(([laCode, series]) => [laCode, toLogs(series)] as const);
  return new Map(all.filter(([, logs]) => logs.size > 0));
}

/** The median authority's logarithm in a year; 0 in a year without values. */
export function middleOf(panel: LogPanel, year: number): number {
  const logs = [...panel.values()].flatMap((own) => own.get(year) ?? []);
  return logs.length > 0 ? median(logs) : 0;
}
