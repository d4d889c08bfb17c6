import { median } from 'simple-statistics';
import type { Backtest } from '../forecast.ts';
import { lastValue, meanGrowth, straightLine } from '../baselines.ts';
import type { Yearly } from '../baselines.ts';
import { plainDate } from '../../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../../platform/dates/plain-date.ts';
import type { Panel } from './panel-rules.ts';
import { yearsOf } from './panel-rules.ts';
import type { Expected, SeriesModel } from './series-model-rules.ts';
import { expectAt, fitSeriesModel, lastKnown } from './series-model-rules.ts';

/** One forecast of the past beside what happened. */
export type Try = {
  readonly laCode: string;
  /** Asked at the end of this year, with what was known then only. */
  readonly origin: number;
  /** About the end of this year. */
  readonly year: number;
  readonly expected: Expected;
  readonly happened: number;
  /** What simple methods said; undefined where the past was too short for one. */
  readonly simple: {
    readonly last: number | undefined;
    readonly linear: number | undefined;
    readonly growth: number | undefined;
  };
};

/** How far ahead back-tests look. */
export const horizonsTried = 5;

/** A model tried on less than this many years has nothing to learn from. */
const fewestYears = 4;

/** 31 March of a year. */
export function endOfYear(year: number): PlainDate {
  return plainDate(`${String(year).padStart(4, '0')}-03-31`);
}

/** Every forecast that could have been made before the end of a year, with outcomes up to then: fitted anew each time. */
export function tryBefore(panel: Panel, year: number): readonly Try[] {
  const years = yearsOf(panel).filter((one) => one < year);
  return years
    .slice(fewestYears - 1)
    .flatMap((origin) => tryFrom(panel, fitSeriesModel(panel, origin), year));
}

/** The forecasts of one fitted model beside what happened within five years of it, up to the end of a year. */
export function tryFrom(panel: Panel, model: SeriesModel, until: number): readonly Try[] {
  return [...panel].flatMap(([laCode, series]) => {
    if (lastKnown(model, laCode)?.year !== model.year) return [];
    const known = series.filter(({ year }) => year <= model.year);
    const reach = Math.min(until, model.year + horizonsTried);
    return series
      .filter(({ year }) => year > model.year && year <= reach)
      .flatMap((outcome) => tryOne(model, { laCode, known, outcome }));
  });
}

type Asked = { readonly laCode: string; readonly known: readonly Yearly[]; readonly outcome: Yearly };

function tryOne(model: SeriesModel, { laCode, known, outcome }: Asked): readonly Try[] {
  const expected = expectAt(model, laCode, outcome.year);
  if (!expected) return [];
  const simple = {
    last: lastValue(known),
    linear: straightLine(known, outcome.year),
    // The last three rates, as the 2022 report has it.
    growth: meanGrowth(known.slice(-4), outcome.year),
  };
  return [{ laCode, origin: model.year, year: outcome.year, expected, happened: outcome.value, simple }];
}

/** How a list of tries came out. Errors are in percent of what happened, so outcomes of nought have none. */
export function summariseTries(tries: readonly Try[]): Backtest {
  const errorOf = (said: (one: Try) => number | undefined) => medianError(tries, said);
  return {
    origins: [...new Set(tries.map(({ origin }) => origin))].sort((a, b) => a - b).map(endOfYear),
    mape: errorOf(({ expected }) => expected.p50),
    coverage90: shareInside(tries),
    baselines: {
      last: errorOf(({ simple }) => simple.last),
      linear: errorOf(({ simple }) => simple.linear),
      growth: errorOf(({ simple }) => simple.growth),
    },
  };
}

function medianError(tries: readonly Try[], said: (one: Try) => number | undefined): number | null {
  const errors = tries.flatMap((one) => {
    const value = said(one);
    return value === undefined || one.happened === 0
      ? []
      : [(Math.abs(value - one.happened) / one.happened) * 100];
  });
  return errors.length > 0 ? median(errors) : null;
}

function shareInside(tries: readonly Try[]): number | null {
  if (tries.length === 0) return null;
  const inside = tries.filter(
    ({ expected, happened }) => happened >= expected.p05 && happened <= expected.p95,
  );
  return (inside.length / tries.length) * 100;
}
