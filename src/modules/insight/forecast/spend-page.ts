import { formatMonth } from '../../../platform/dates/format-date.ts';
import type { Fan } from './fan-page.ts';
import { fanOf, findingOf, halfWords, toFanPoint } from './fan-page.ts';
import { millionWords, percentWords, poundWords, rangeWords } from './forecast-words.ts';
import type { AreaForecasts, PublishedForecasts } from './published-forecasts.ts';
import { summariseTries } from './series/backtest-series.ts';
import type { TriedForecast } from './series/forecast-series.ts';
import { forecastSpend, trySpend, weeksInYear } from './series/unit-costs.ts';

/** What the page prints of costs: a week's, of all and of two kinds of home, and a year's spend. */
export type SpendPage = {
  readonly weekly: Fan;
  readonly spend: Fan;
  readonly spendTried: string;
  readonly rows: readonly {
    readonly what: string;
    readonly now: string;
    readonly ahead: string;
    readonly error: string;
  }[];
  readonly asAt: string;
};

/** Costs of an area; undefined where no weekly cost of it was published. */
export function spendPage(forecasts: PublishedForecasts, code: string): SpendPage | undefined {
  const [numbers, weekly] = [forecasts.numbers.get(code), forecasts.weekly.get(code)];
  const last = weekly?.history.at(-1);
  if (!numbers || !weekly || !last) return undefined;
  return {
    weekly: fanOf(weekly, poundWords),
    spend: spendFan(numbers, weekly),
    spendTried: triedWords(numbers, weekly),
    rows: [
      costRow('All children in care', forecasts.weekly, code),
      costRow('Fostering', forecasts.weeklyFostering, code),
      costRow('Residential care', forecasts.weeklyResidential, code),
    ].flatMap((row) => row ?? []),
    asAt: `the year to 31 March ${last.year}`,
  };
}

function spendFan(numbers: TriedForecast, weekly: TriedForecast): Fan {
  const points = forecastSpend(numbers.forecast.points, weekly.forecast.points);
  const costs = new Map(weekly.history.map(({ year, value }) => [year, value]));
  const known = numbers.history.flatMap(({ year, value }) => {
    const cost = costs.get(year);
    return cost === undefined ? [] : [{ period: String(year), value: value * cost * weeksInYear }];
  });
  const summary = points
    .map((point) => `Year to ${formatMonth(point.date)}: ${rangeWords(point, millionWords)}`)
    .join('; ');
  const half = halfWords(points, millionWords);
  return { finding: findingOf(points, millionWords), half, summary, known, expected: points.map(toFanPoint) };
}

function triedWords(numbers: TriedForecast, weekly: TriedForecast): string {
  const { mape, coverage90, baselines } = summariseTries(trySpend(numbers.tries, weekly.tries));
  if (mape === null) return 'No earlier forecast of spend can be tried yet.';
  return `Earlier forecasts of spend were typically ${percentWords(mape)} off (both last numbers carried forward: ${percentWords(baselines.last)}); ${percentWords(coverage90, 0)} of what happened lay between their ends.`;
}

function costRow(what: string, costs: AreaForecasts, code: string): SpendPage['rows'][number] | undefined {
  const own = costs.get(code);
  const [last, ahead] = [own?.history.at(-1), own?.forecast.points.at(-1)];
  if (!own || !last || !ahead) return undefined;
  return {
    what,
    now: `${poundWords(last.value)} in the year to March ${last.year}`,
    ahead: `${poundWords(ahead.p50)}, ${rangeWords(ahead, poundWords)}`,
    error: percentWords(own.forecast.backtest.mape),
  };
}
