import type { PlainDate } from '../../../../platform/dates/plain-date.ts';
import type { Fan } from '../fan-page.ts';
import { findingOf, halfWords, summaryOf, toFanPoint } from '../fan-page.ts';
import type { Forecast, ForecastPoint } from '../forecast.ts';
import { countWords, percentWords } from '../forecast-words.ts';

/** A kind of home or an age, with what is expected of it at the ends of years. */
export type PartRow = { readonly part: string; readonly cells: readonly string[] };

export type OwnForecastPage = {
  readonly title: string;
  readonly fan: Fan;
  readonly years: readonly string[];
  readonly homes: readonly PartRow[];
  readonly ages: readonly PartRow[];
  readonly back: { readonly finding: string; readonly words: string };
  readonly simple: readonly { readonly method: string; readonly error: string }[];
};

/** How many there were on a day. */
export type KnownCount = { readonly day: PlainDate; readonly children: number };

/** Fewer are not shown to those who see counts only. */
const fewest = 6;

/** Lays out the forecast from the record: in total, by kind of home and by age, each 31 March, with its back-test. */
export function ownForecastPage(
  forecast: Forecast,
  known: readonly KnownCount[],
  countsOnly: boolean,
): OwnForecastPage {
  const marches = forecast.points.filter(({ date }) => date.endsWith('-03-31')).slice(-5);
  const days = marches.map(({ date }) => date);
  return {
    title: findingOf(marches, countWords),
    fan: {
      finding: findingOf(marches, countWords),
      half: halfWords(marches, countWords),
      summary: summaryOf(marches, countWords),
      known: known.map(({ day, children }) => ({ period: day.slice(0, 4), value: children })),
      expected: marches.map(toFanPoint),
    },
    years: days.map((day) => day.slice(0, 4)),
    homes: (forecast.homes ?? []).map(({ home, points }) => rowOf(home, points, { days, countsOnly })),
    ages: (forecast.ages ?? []).map(({ age, points }) => rowOf(age, points, { days, countsOnly })),
    ...backOf(forecast),
  };
}

type Asked = { readonly days: readonly PlainDate[]; readonly countsOnly: boolean };

function rowOf(part: string, points: readonly ForecastPoint[], { days, countsOnly }: Asked): PartRow {
  const on = (day: PlainDate) => points.find(({ date }) => date === day);
  return { part, cells: days.map((day) => cellOf(on(day), countsOnly)) };
}

function cellOf(point: ForecastPoint | undefined, countsOnly: boolean): string {
  if (!point) return 'Not known';
  const { mean, p05, p95 } = point;
  if (countsOnly && mean < fewest) return `Fewer than ${fewest}`;
  return `${countWords(mean)} (${countWords(p05)} to ${countWords(p95)})`;
}

function backOf({ backtest }: Forecast): Pick<OwnForecastPage, 'back' | 'simple'> {
  const { origins, mape, coverage90, baselines } = backtest;
  if (mape === null)
    return {
      back: {
        finding: 'No earlier forecast can be tried yet',
        words: 'The record tells of too few years to ask in the past what came next.',
      },
      simple: [],
    };
  const inside =
    coverage90 === null
      ? ''
      : ` ${percentWords(coverage90, 0)} of what happened lay between its ends; nine in ten should.`;
  return {
    back: {
      finding: `Earlier forecasts were typically ${percentWords(mape)} off`,
      words: `Asked from the same day of ${origins.length} earlier ${origins.length === 1 ? 'year' : 'years'}, quarter by quarter, with what was known then only.${inside}`,
    },
    simple: [
      { method: 'This forecast', error: percentWords(mape) },
      { method: 'The last number, carried forward', error: percentWords(baselines.last) },
      { method: 'A straight line through the past', error: percentWords(baselines.linear) },
      { method: 'The mean growth, going on', error: percentWords(baselines.growth) },
    ],
  };
}
