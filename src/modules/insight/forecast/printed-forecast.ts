import type { Backtest, Forecast, ForecastPoint } from './forecast.ts';

/** A forecast that may say whose it is. */
type Printable = Forecast & { readonly laCode?: string };

/** A forecast as the command line prints it in JSON: quantiles to a hundredth, errors and shares in percent to a hundredth too. */
export function toPrinted({ laCode, method, origin, points, states, backtest }: Printable) {
  return {
    ...(laCode === undefined ? {} : { la_code: laCode }),
    method,
    origin,
    points: points.map(roundPoint),
    states: states.map((state) => ({ ...state, points: state.points.map(roundPoint) })),
    backtest: roundBacktest(backtest),
  };
}

function roundPoint({ date, mean, p05, p25, p50, p75, p95 }: ForecastPoint): ForecastPoint {
  return {
    date,
    mean: to(mean, 2),
    p05: to(p05, 2),
    p25: to(p25, 2),
    p50: to(p50, 2),
    p75: to(p75, 2),
    p95: to(p95, 2),
  };
}

function roundBacktest({ origins, mape, coverage90, baselines }: Backtest): Backtest {
  const { last, linear, growth } = baselines;
  return {
    origins,
    mape: roundOrNull(mape),
    coverage90: roundOrNull(coverage90),
    baselines: { last: roundOrNull(last), linear: roundOrNull(linear), growth: roundOrNull(growth) },
  };
}

const to = (value: number, digits: number) => Number(value.toFixed(digits));
const roundOrNull = (value: number | null) => (value === null ? null : to(value, 2));

/** A forecast as a table to read. */
export function formatForecast(forecast: Printable): string {
  const { laCode, method, origin, points, backtest } = forecast;
  const rows = points.map(({ date, p05, p25, p50, p75, p95 }) =>
    [date, ...[p05, p25, p50, p75, p95].map((value) => value.toFixed(0).padStart(8))].join(''),
  );
  return [
    `${laCode ?? 'Children in care'} from ${origin}: ${method}.`,
    `                p05     p25     p50     p75     p95`,
    ...rows,
    `${formatBacktest(backtest)}\n`,
  ].join('\n');
}

function formatBacktest({ origins, mape, coverage90, baselines }: Backtest): string {
  if (mape === null) return 'No earlier forecast can be tried on these values.';
  const tried = `Asked on ${origins.length} earlier days: typically ${mape.toFixed(1)}% off`;
  const inside = `${(coverage90 ?? 0).toFixed(0)}% of outcomes between p05 and p95`;
  return `${tried}, ${inside}; last value carried forward ${percent(baselines.last)} off, straight line ${percent(baselines.linear)}, mean growth ${percent(baselines.growth)}.`;
}

const percent = (value: number | null) => (value === null ? 'not known' : `${value.toFixed(1)}%`);
