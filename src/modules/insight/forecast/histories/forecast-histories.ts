import { median } from 'simple-statistics';
import { fromDayNumber, toDayNumber } from '../../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../../platform/dates/plain-date.ts';
import { lastValue, meanGrowth, straightLine } from '../baselines.ts';
import type { Backtest, Forecast } from '../forecast.ts';
import type { CareHistories } from './care-histories.ts';
import { countMonths, findFirstDay, findLastDay, lastDayOfMonth, monthOfDay } from './care-months.ts';
import type { CareMonths } from './care-months.ts';
import { ageBands, HOMES, homeKinds } from './care-states.ts';
import { drawForecast } from './draw-forecast.ts';
import { fitFlowModel } from './fit-flows.ts';
import type { FlowModel } from './flow.ts';
import { AGE_SUMS, HOME_SUMS, TOTAL } from './quarter-paths.ts';
import { NoHistories, readHistories } from './read-histories.ts';

export { NoHistories };

/** From which day (the last that is known when left out), how many years ahead, and what the random numbers start from. */
export type ForecastAsked = {
  readonly origin?: PlainDate | undefined;
  readonly years: number;
  readonly seed?: number | undefined;
};

/**
 * Forecasts from the SSDA903 files of several years in these folders: `kith forecast --ssda903 DIR…`.
 * @throws NoHistories when the folders hold no such files, or less than a year of them before the origin
 */
export function forecastFolders(folders: readonly string[], asked: ForecastAsked): Forecast {
  return forecastHistories(readHistories(folders), asked);
}

const METHOD =
  'Children followed month by month by age, kind of home and time in care: entries, moves and leaving as rates fitted to the history';

const [COURSES, COURSES_BACK] = [48, 20];
/** Years that have to lie before an earlier origin for it to be tried, and before any. */
const MOST_BACKTESTS = 6;
const [MONTHS_BEFORE_BACKTEST, LEAST_MONTHS] = [24, 6];

/** Forecasts from histories, with what is known up to the origin only, and tries the method from earlier origins. */
export function forecastHistories(histories: CareHistories, asked: ForecastAsked): Forecast {
  const record = prepareHistories(histories, asked.origin);
  const { start, origin, months } = record;
  const gap = Math.max(monthOfDay(origin) - monthOfDay(start), 0);
  const seed = asked.seed ?? 1;
  const drawn = drawForecast(fitFlowModel(histories, months, start), {
    months: gap + asked.years * 12,
    courses: COURSES,
    seed,
  });
  const day = fromDayNumber(origin);
  const points = drawn.map((state) => state.filter(({ date }) => date > day));
  const states = ageBands.flatMap((age, band) =>
    homeKinds.map((home, kind) => ({
      state: `${age}|${home}`,
      ...{ age, home },
      points: points[band * HOMES + kind] ?? [],
    })),
  );
  const homes = homeKinds.map((home, kind) => ({ home, points: points[HOME_SUMS + kind] ?? [] }));
  const ages = ageBands.map((age, band) => ({ age, points: points[AGE_SUMS + band] ?? [] }));
  const backtest = tryEarlier(histories, record, seed);
  return { method: METHOD, origin: day, points: points.at(-1) ?? [], states, homes, ages, backtest };
}

/** The model that `forecastHistories` follows, for what-if: rates as data. @throws NoHistories as there */
export function modelHistories(histories: CareHistories, origin?: PlainDate): FlowModel {
  const { months, start } = prepareHistories(histories, origin);
  return fitFlowModel(histories, months, start);
}

type Prepared = {
  /** Day numbers: the origin asked for, and the last day known by then, from which children are followed. */
  readonly origin: number;
  readonly start: number;
  readonly months: CareMonths;
};

function prepareHistories(histories: CareHistories, asked: PlainDate | undefined): Prepared {
  const first = findFirstDay(histories);
  const last = findLastDay(histories);
  const origin = asked === undefined ? last : toDayNumber(asked);
  const start = Math.min(origin, last);
  const firstMonth = first === undefined ? 0 : monthOfDay(first) - 1;
  if (first === undefined || monthOfDay(start) - firstMonth < LEAST_MONTHS)
    throw new NoHistories(`the episodes tell of less than half a year before ${fromDayNumber(origin)}`);
  return { origin, start, months: countMonths(histories, firstMonth, monthOfDay(start)) };
}

type Trial = {
  readonly truth: number;
  readonly mean: number;
  readonly within: boolean;
  readonly simple: Readonly<Record<keyof Backtest['baselines'], number | undefined>>;
};

/** Asks from the same day of earlier years, as long as two years lie before it, what the total would be each quarter. */
function tryEarlier(histories: CareHistories, { start, months }: Prepared, seed: number): Backtest {
  const end = lastDayOfMonth(monthOfDay(start)) === start ? monthOfDay(start) : monthOfDay(start) - 1;
  const totals = (month: number) => months.inCare[month - months.firstMonth] ?? 0;
  const origins: number[] = [];
  const earliest = Math.max(months.firstMonth + MONTHS_BEFORE_BACKTEST, end - 12 * MOST_BACKTESTS);
  for (let month = end - 12; month >= earliest; month -= 12) origins.push(month);
  const trials = origins.flatMap((month) => {
    const model = fitFlowModel(histories, months, lastDayOfMonth(month));
    const asked = { months: end - month, courses: COURSES_BACK, seed, of: [TOTAL] };
    const [points = []] = drawForecast(model, asked);
    const past: { year: number; value: number }[] = [];
    for (let year = 0; month + year * 12 >= months.firstMonth; year--)
      past.unshift({ year, value: totals(month + year * 12) });
    return points.flatMap(({ mean, p05, p95 }, i): Trial[] => {
      if (i % 3 !== 2) return [];
      const truth = totals(month + i + 1);
      const ahead = (i + 1) / 12;
      const simple = {
        last: lastValue(past),
        linear: straightLine(past, ahead),
        growth: meanGrowth(past, ahead),
      };
      return [{ truth, mean, within: truth >= p05 && truth <= p95, simple }];
    });
  });
  return {
    origins: origins.map((month) => fromDayNumber(lastDayOfMonth(month))),
    mape: medianError(trials, ({ mean }) => mean),
    coverage90:
      trials.length > 0 ? (100 * trials.filter(({ within }) => within).length) / trials.length : null,
    baselines: {
      last: medianError(trials, ({ simple }) => simple.last),
      linear: medianError(trials, ({ simple }) => simple.linear),
      growth: medianError(trials, ({ simple }) => simple.growth),
    },
  };
}

function medianError(trials: readonly Trial[], told: (trial: Trial) => number | undefined): number | null {
  const errors = trials.flatMap((trial) => {
    const value = told(trial);
    return value === undefined || trial.truth === 0
      ? []
      : [(100 * Math.abs(value - trial.truth)) / trial.truth];
  });
  return errors.length > 0 ? median(errors) : null;
}
