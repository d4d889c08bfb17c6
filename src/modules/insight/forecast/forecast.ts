import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** What is expected on a day: the mean and how likely less is (`p05`: one in twenty), in children. */
export type ForecastPoint = {
  readonly date: PlainDate;
  readonly mean: number;
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
};

/** The forecast of one part: children of an age band in a kind of home. */
export type StateForecast = {
  /** Age band and kind of home: `10 to 16|Fostering`. */
  readonly state: string;
  readonly age: string;
  readonly home: string;
  readonly points: readonly ForecastPoint[];
};

/** How a method did when asked from days in the past, with what was known then only. */
export type Backtest = {
  /** The days asked from. */
  readonly origins: readonly PlainDate[];
  /** Median absolute error in percent of what happened, over all origins and horizons; null where nothing can be tried. */
  readonly mape: number | null;
  /** How many of a hundred outcomes lay between p05 and p95. */
  readonly coverage90: number | null;
  /** The same median error of simple methods: last value carried forward, straight line, mean growth. */
  readonly baselines: {
    readonly last: number | null;
    readonly linear: number | null;
    readonly growth: number | null;
  };
};

/** A forecast with what it rests on: `kith forecast --json` prints it as it stands. */
export type Forecast = {
  readonly method: string;
  readonly origin: PlainDate;
  readonly points: readonly ForecastPoint[];
  readonly states: readonly StateForecast[];
  /** Sums of states with their own doubt, which is less than the doubts of their states added up. */
  readonly homes?: readonly { readonly home: string; readonly points: readonly ForecastPoint[] }[];
  readonly ages?: readonly { readonly age: string; readonly points: readonly ForecastPoint[] }[];
  readonly backtest: Backtest;
};
