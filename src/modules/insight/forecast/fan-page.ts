import type { FanPoint } from '../../../platform/charts/fan-chart.tsx';
import { formatMonth } from '../../../platform/dates/format-date.ts';
import type { ForecastPoint } from './forecast.ts';
import { rangeWords } from './forecast-words.ts';
import type { TriedForecast } from './series/forecast-series.ts';

/** What the page prints of one fan: the picture's figures with the sentences that head it. */
export type Fan = {
  readonly finding: string;
  /** Where half of outcomes are expected. */
  readonly half: string;
  readonly summary: string;
  readonly known: readonly { readonly period: string; readonly value: number | null }[];
  readonly expected: readonly (FanPoint & { readonly period: string })[];
};

/** The figures of a fan and what they say of its last year, in children or pounds as `words` writes them. */
export function fanOf({ forecast, history }: TriedForecast, words: (value: number) => string): Fan {
  const expected = forecast.points.map(toFanPoint);
  const known = history.slice(-16).map(({ year, value }) => ({ period: String(year), value }));
  return {
    finding: findingOf(forecast.points, words),
    half: halfWords(forecast.points, words),
    summary: summaryOf(forecast.points, words),
    known,
    expected,
  };
}

/** A point of a forecast as the picture takes it. */
export function toFanPoint({ date, p05, p25, p50, p75, p95 }: ForecastPoint): FanPoint & { period: string } {
  return { period: date.slice(0, 4), low: p05, lowerHalf: p25, middle: p50, upperHalf: p75, high: p95 };
}

/** 'Half of outcomes in March 2030 lie between 640 and 720' */
export function halfWords(points: readonly ForecastPoint[], words: (value: number) => string): string {
  const last = points.at(-1);
  if (!last) return 'Nothing can be expected yet';
  return `Half of outcomes in ${formatMonth(last.date)} are expected between ${words(last.p25)} and ${words(last.p75)}`;
}

/** 'By March 2030 between 610 and 760, most likely 680' */
export function findingOf(points: readonly ForecastPoint[], words: (value: number) => string): string {
  const last = points.at(-1);
  if (!last) return 'Nothing can be expected yet';
  return `By ${formatMonth(last.date)} ${rangeWords(last, words)}, most likely ${words(last.p50)}`;
}

/** Every year's range in a sentence, for those who do not see the picture. */
export function summaryOf(points: readonly ForecastPoint[], words: (value: number) => string): string {
  return points
    .map(
      (point) => `${formatMonth(point.date)}: ${rangeWords(point, words)}, most likely ${words(point.p50)}`,
    )
    .join('; ');
}
