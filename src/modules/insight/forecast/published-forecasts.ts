import type { Read } from '../../../platform/database/database.ts';
import type { Area, StatisticKey } from '../statistics/statistic.ts';
import { england } from '../statistics/statistic.ts';
import type { StatisticTable } from '../statistics/statistic-table.ts';
import type { Published } from '../statistics/published.ts';
import type { Load } from '../statistics/statistic-queries.ts';
import { fetchPublished, findLoad } from '../statistics/statistic-queries.ts';
import type { Backtest } from './forecast.ts';
import { endOfYear, summariseTries } from './series/backtest-series.ts';
import type { TriedForecast } from './series/forecast-series.ts';
import { forecastAndTry } from './series/forecast-series.ts';
import type { Panel } from './series/panel-rules.ts';
import { makePanel, yearsOf } from './series/panel-rules.ts';

/** The published series that forecasts rest on, by what they are of. */
export const forecastKeys = {
  numbers: { file: 'cla_core', measure: 'cla_31_march' },
  longNumbers: { file: 'national', measure: 'cla_31_march' },
  weekly: { file: 'spend_2016_2025', measure: 'unit_cost_cla_week' },
  weeklyFostering: { file: 'spend_2016_2025', measure: 'unit_cost_fostering_week' },
  weeklyResidential: { file: 'spend_2016_2025', measure: 'unit_cost_residential_week' },
} as const satisfies Readonly<Record<string, StatisticKey>>;

/** Forecasts of one series by area. */
export type AreaForecasts = ReadonlyMap<string, TriedForecast>;

/** How all authorities' forecasts asked in one year came out. */
export type YearTried = { readonly origin: number; readonly backtest: Backtest };

/** Every forecast from published figures, five years ahead. */
export type PublishedForecasts = {
  readonly load: Load;
  readonly areas: readonly Area[];
  /** Which publication an area's last number is from. */
  readonly sources: ReadonlyMap<string, string>;
  readonly numbers: AreaForecasts;
  /** How all authorities' earlier forecasts of numbers did, by the year they were asked in and together. */
  readonly byYear: readonly YearTried[];
  readonly together: Backtest;
  readonly weekly: AreaForecasts;
  readonly weeklyFostering: AreaForecasts;
  readonly weeklyResidential: AreaForecasts;
};

const yearsAhead = 5;

// One load at a time: working it out takes half a second, a page must not. A new load has another digest.
let kept: { readonly key: string; readonly forecasts: PublishedForecasts } | undefined;

/** The forecasts from what is loaded; undefined before the first load. Worked out once for each load. */
export async function findForecasts(db: Read): Promise<PublishedForecasts | undefined> {
  const load = await findLoad(db);
  if (!load) return undefined;
  const key = JSON.stringify([load.loadedAt, load.files.map(({ file, digest }) => [file, digest])]);
  if (kept?.key !== key) {
    const published = await fetchPublished(db, Object.values(forecastKeys));
    kept = { key, forecasts: forecastPublished(published, load) };
  }
  return kept.forecasts;
}

/** Forecasts every authority from all of them together, and England from its own longer past. */
export function forecastPublished({ statistics, areas }: Published, load: Load): PublishedForecasts {
  const codes = areas.filter(({ level }) => level === 'authority').map(({ code }) => code);
  const of = (key: StatisticKey) => forecastAreas(statistics, key, codes);
  const numbers = new Map([...of(forecastKeys.numbers), ...forecastEngland(statistics)]);
  const tries = [...numbers].flatMap(([code, one]) => (code === england ? [] : one.tries));
  const origins = [...new Set(tries.map(({ origin }) => origin))].sort((a, b) => a - b);
  return {
    load,
    areas,
    sources: sourcesOf(statistics, numbers),
    numbers,
    byYear: origins.map((origin) => ({
      origin,
      backtest: summariseTries(tries.filter((one) => one.origin === origin)),
    })),
    together: summariseTries(tries),
    weekly: of(forecastKeys.weekly),
    weeklyFostering: of(forecastKeys.weeklyFostering),
    weeklyResidential: of(forecastKeys.weeklyResidential),
  };
}

function forecastAreas(
  statistics: StatisticTable,
  key: StatisticKey,
  codes: readonly string[],
): AreaForecasts {
  const authorities = new Map(codes.map((code) => [code, statistics.series(key, code)] as const));
  return new Map([
    ...forecastOnward(authorities),
    ...forecastOnward(new Map([[england, statistics.series(key, england)]])),
  ]);
}

/** England's numbers go back to 1994 in the long series, where it is loaded. */
function forecastEngland(statistics: StatisticTable): AreaForecasts {
  const [long, short] = [forecastKeys.longNumbers, forecastKeys.numbers].map((key) =>
    statistics.series(key, england).map((one) => ({ laCode: england, ...one })),
  );
  return forecastOnward(makePanel([...(long ?? []), ...(short ?? [])]));
}

/** From the last year that any of them has a value of. */
function forecastOnward(all: Panel): AreaForecasts {
  const panel = new Map([...all].filter(([, series]) => series.length > 0));
  const year = yearsOf(panel).at(-1);
  if (year === undefined) return new Map();
  return new Map(forecastAndTry(panel, endOfYear(year), yearsAhead).map((one) => [one.forecast.laCode, one]));
}

function sourcesOf(statistics: StatisticTable, numbers: AreaForecasts): ReadonlyMap<string, string> {
  const sources = [...numbers].flatMap(([code, { history }]) => {
    const year = history.at(-1)?.year ?? 0;
    const found =
      statistics.find(forecastKeys.numbers, code, year) ??
      statistics.find(forecastKeys.longNumbers, code, year);
    return found ? [[code, found.source] as const] : [];
  });
  return new Map(sources);
}
