import { formatDate, formatMonth } from '../../../platform/dates/format-date.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { Area } from '../statistics/statistic.ts';
import { england } from '../statistics/statistic.ts';
import { lastValue, meanGrowth, straightLine } from './baselines.ts';
import type { Fan } from './fan-page.ts';
import { fanOf } from './fan-page.ts';
import type { Backtest, ForecastPoint } from './forecast.ts';
import { countWords, exactWords, percentWords, rangeWords } from './forecast-words.ts';
import type { PublishedForecasts } from './published-forecasts.ts';
import { endOfYear } from './series/backtest-series.ts';
import type { Try } from './series/backtest-series.ts';
import type { TriedForecast } from './series/forecast-series.ts';
import { spendPage } from './spend-page.ts';
import type { SpendPage } from './spend-page.ts';

/** One earlier forecast beside what happened. */
export type TriedRow = {
  readonly asked: string;
  readonly about: string;
  readonly said: string;
  readonly between: string;
  readonly happened: string;
  readonly inside: string;
};

/** All that the page of an area's forecast prints. */
export type ForecastPage = {
  readonly name: string;
  readonly code: string;
  /** 'By March 2030 between 610 and 760 children in care, most likely 680' */
  readonly title: string;
  readonly numbers: Fan;
  readonly now: string;
  readonly simple: readonly { readonly method: string; readonly says: string; readonly error: string }[];
  readonly back: { readonly finding: string; readonly words: string; readonly rows: readonly TriedRow[] };
  readonly everywhere: readonly {
    readonly asked: string;
    readonly error: string;
    readonly last: string;
    readonly inside: string;
  }[];
  readonly spend: SpendPage | undefined;
  readonly method: string;
  readonly source: string;
  readonly asAt: string;
  readonly notes: readonly string[];
};

/** The page of one area; undefined where nothing can be forecast of it. */
export function forecastPage(forecasts: PublishedForecasts, area: Area): ForecastPage | undefined {
  const own = forecasts.numbers.get(area.code);
  const last = own?.history.at(-1);
  if (!own || !last) return undefined;
  return {
    name: area.name,
    code: area.code,
    title: titleOf(own.forecast.points.at(-1)),
    numbers: fanOf(own, countWords),
    now: `${exactWords(last.value)} children were in care on ${formatDate(endOfYear(last.year))}.`,
    simple: simpleMethods(own),
    back: backOf(own),
    everywhere: forecasts.byYear.map(({ origin, backtest }) => everywhereRow(origin, backtest)),
    spend: spendPage(forecasts, area.code),
    method: own.forecast.method,
    source: forecasts.sources.get(area.code) ?? 'published statistics',
    asAt: formatDate(endOfYear(last.year)),
    notes: notesOf(forecasts, area),
  };
}

function titleOf(last: ForecastPoint | undefined): string {
  if (!last) return 'Children in care, five years ahead';
  return `By ${formatMonth(last.date)} ${rangeWords(last, countWords)} children in care, most likely ${countWords(last.p50)}`;
}

function simpleMethods({ forecast, history }: TriedForecast): ForecastPage['simple'] {
  const { baselines } = forecast.backtest;
  const year = Number(forecast.points.at(-1)?.date.slice(0, 4) ?? 0);
  const says = (value: number | undefined) => (value === undefined ? 'Not known' : countWords(value));
  const last = forecast.points.at(-1);
  return [
    {
      method: 'This forecast',
      says: says(last?.p50),
      error: percentWords(forecast.backtest.mape),
    },
    {
      method: 'The last number, carried forward',
      says: says(lastValue(history)),
      error: percentWords(baselines.last),
    },
    {
      method: 'A straight line through the past',
      says: says(straightLine(history, year)),
      error: percentWords(baselines.linear),
    },
    {
      method: 'The mean growth of the last three years, going on',
      says: says(meanGrowth(history.slice(-4), year)),
      error: percentWords(baselines.growth),
    },
  ];
}

function backOf({ forecast, tries }: TriedForecast): ForecastPage['back'] {
  const { backtest } = forecast;
  return {
    finding: backFinding(backtest),
    words: backWords(backtest),
    rows: furthestOf(tries).map(triedRow),
  };
}

function backFinding({ mape, baselines }: Backtest): string {
  if (mape === null) return 'No earlier forecast can be tried yet';
  const better = baselines.last !== null && mape < baselines.last ? 'closer than' : 'no closer than';
  return `Earlier forecasts were typically ${percentWords(mape)} off, ${better} the last number carried forward`;
}

function backWords({ origins, coverage90, baselines }: Backtest): string {
  if (origins.length === 0) return 'There are too few years of figures to ask in the past what came next.';
  const inside =
    coverage90 === null
      ? ''
      : ` ${percentWords(coverage90, 0)} of what happened lay between its ends; nine in ten should.`;
  return `Asked on 31 March of ${origins.length} earlier years, one to five years ahead, with what was known then only.${inside} The last number carried forward was ${percentWords(baselines.last)} off.`;
}

/** Of each year asked in, the furthest year that has come. */
function furthestOf(tries: readonly Try[]): readonly Try[] {
  return tries.filter((one) => !tries.some(({ origin, year }) => origin === one.origin && year > one.year));
}

function triedRow({ origin, year, expected, happened }: Try): TriedRow {
  return {
    asked: formatMonth(endOfYear(origin)),
    about: formatMonth(endOfYear(year)),
    said: countWords(expected.p50),
    between: `${countWords(expected.p05)} to ${countWords(expected.p95)}`,
    happened: exactWords(happened),
    inside: happened >= expected.p05 && happened <= expected.p95 ? 'Inside' : 'Outside',
  };
}

function everywhereRow(
  origin: number,
  { mape, coverage90, baselines }: Backtest,
): ForecastPage['everywhere'][number] {
  return {
    asked: formatMonth(endOfYear(origin)),
    error: percentWords(mape),
    last: percentWords(baselines.last),
    inside: percentWords(coverage90, 0),
  };
}

function notesOf({ load }: PublishedForecasts, area: Area): readonly string[] {
  const day = parsePlainDate(load.loadedAt.slice(0, 10));
  return [
    ...(load.invented ? ['These figures are invented, for the demonstration: nobody published them.'] : []),
    ...(day ? [`The published figures were loaded on ${formatDate(day)}.`] : []),
    ...(area.boundaryNote === '' ? [] : [`Changed boundaries: ${area.boundaryNote}.`]),
    area.code === england
      ? 'England is forecast from its own past since 1994, where the long series is loaded.'
      : 'What all authorities did together says more about the years to come than an authority’s own trend: own trends of the past rarely went on.',
    'It knows yearly numbers only: not ages, homes, arrivals of unaccompanied children, nor what an authority is about to change. A change of course shows in it a year late.',
  ];
}
