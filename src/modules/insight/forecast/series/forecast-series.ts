import type { PlainDate } from '../../../../platform/dates/plain-date.ts';
import { partsOf } from '../../../../platform/dates/plain-date.ts';
import type { Yearly } from '../baselines.ts';
import type { Forecast, ForecastPoint } from '../forecast.ts';
import { endOfYear, summariseTries, tryBefore } from './backtest-series.ts';
import type { Try } from './backtest-series.ts';
import type { Panel } from './panel-rules.ts';
import type { SeriesModel } from './series-model-rules.ts';
import { expectAt, expectedPercent, fitSeriesModel, lastKnown } from './series-model-rules.ts';
import { fewAuthorities } from './spread-rules.ts';

/** The forecast of one authority from yearly values. */
export type SeriesForecast = Forecast & { readonly laCode: string };

/** A value older than this says nothing of today: the authority was abolished, or publishes no more. */
export const oldestYears = 5;

/** An authority's own back-test says something from this many tries on (forecasts made in three years). */
const fewestTries = 6;

/** The year whose 31 March is the last one up to a day. */
export function yearEndUpTo(day: PlainDate): number {
  const { year } = partsOf(day);
  return day >= endOfYear(year) ? year : year - 1;
}

/** A forecast with the values it rests on and the earlier forecasts of this authority that could be tried. */
export type TriedForecast = {
  readonly forecast: SeriesForecast;
  readonly history: readonly Yearly[];
  readonly tries: readonly Try[];
};

/**
 * Forecasts every authority of a panel from values at 31 March, as known on a day.
 * @param panel values of any years: those after `origin` are never read
 * @param origin the day asked from; points are the 31 Marches after it
 * @param years how many points, 1 to 10
 * @returns one forecast for each authority with a value in the last five years before the origin, by code; `origin` and
 * quantiles in the unit of the panel; errors of the back-test in percent
 */
export function forecastSeries(panel: Panel, origin: PlainDate, years: number): readonly SeriesForecast[] {
  return forecastAndTry(panel, origin, years).map(({ forecast }) => forecast);
}

/** As `forecastSeries`, with what the forecasts rest on and every earlier forecast tried. */
export function forecastAndTry(panel: Panel, origin: PlainDate, years: number): readonly TriedForecast[] {
  const year = yearEndUpTo(origin);
  const model = fitSeriesModel(panel, year);
  const tries = tryBefore(model.panel, year);
  const pooled = summariseTries(tries);
  const byCode = groupTries(tries);
  return [...model.panel]
    .filter(([, history]) => (history.at(-1)?.year ?? -Infinity) >= year - oldestYears)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([laCode, history]) => {
      const own = byCode.get(laCode) ?? [];
      const isPooled = own.length < fewestTries && tries.length > own.length;
      const method = describeMethod(model, laCode, isPooled);
      const points = pointsOf(model, laCode, years);
      const backtest = isPooled ? pooled : summariseTries(own);
      return { forecast: { laCode, method, origin, points, states: [], backtest }, history, tries: own };
    });
}

function groupTries(tries: readonly Try[]): ReadonlyMap<string, readonly Try[]> {
  const groups = new Map<string, Try[]>();
  for (const one of tries) {
    const group = groups.get(one.laCode);
    if (group) group.push(one);
    else groups.set(one.laCode, [one]);
  }
  return groups;
}

function pointsOf(model: SeriesModel, laCode: string, years: number): readonly ForecastPoint[] {
  return Array.from({ length: years }, (_, index) => model.year + index + 1).flatMap((year) => {
    const expected = expectAt(model, laCode, year);
    return expected ? [{ date: endOfYear(year), ...expected }] : [];
  });
}

/** What was done, in words, with what was fitted and where it had to make do. */
function describeMethod(model: SeriesModel, laCode: string, pooledBacktest: boolean): string {
  const last = lastKnown(model, laCode);
  const how =
    last?.value === 0 ? 'stands at nought: expected where it was in its own past' : growthWords(model);
  const gap =
    last && last.year < model.year ? [`no value at the origin: from that of 31 March ${last.year}`] : [];
  const backtest = pooledBacktest
    ? ['too few forecasts to try of its own: back-test of all authorities']
    : [];
  return [how, ...gap, ...backtest].join('; ');
}

function growthWords(model: SeriesModel): string {
  const growth = `${expectedPercent(model).toFixed(2)}% a year, damped by a tenth each year`;
  if (model.logs.size < fewAuthorities) {
    return `own growth of at most five years, shrunk by its doubt (${growth}); fewer than ${fewAuthorities} authorities, so intervals from their own past changes, normal`;
  }
  return `growth of ${model.logs.size} authorities together over at most five years (${growth}), with ${Math.round(model.ownWeight * 100)}% of what was its own; intervals from past changes by years ahead and size, with doubt about the common growth`;
}
