import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { ageBands, homeKinds } from '../forecast/histories/care-states.ts';
import type { HomeKind } from '../forecast/histories/care-states.ts';
import type { Forecast } from '../forecast/forecast.ts';
import type { Expected, HomesDemand } from './homes-rules.ts';

/** Children expected at a 31 March, by kind of home, and by age for the two kinds that families stand in for. */
export type ExpectedYear = {
  readonly year: number;
  readonly homes: readonly { readonly home: HomeKind; readonly children: Expected }[];
  readonly demand: HomesDemand;
  readonly ages: readonly { readonly age: string; readonly demand: HomesDemand }[];
};

const none: Expected = { mean: 0, low: 0, high: 0 };

/** The forecast at the next five 31 Marches. Years that it does not reach are left out. */
export function expectHomes(forecast: Forecast): readonly ExpectedYear[] {
  const marches = forecast.points.flatMap(({ date }) => (date.endsWith('-03-31') ? [date] : []));
  return marches.slice(0, 5).map((day) => expectOn(forecast, day));
}

function expectOn(forecast: Forecast, day: PlainDate): ExpectedYear {
  const year = Number(day.slice(0, 4));
  const of = (home: HomeKind, age?: string) => findOn(forecast, { day, home, age });
  const demandOf = (age?: string) => ({
    year,
    fostering: of('Fostering', age),
    residential: of('Residential', age),
  });
  return {
    year,
    homes: homeKinds.map((home) => ({ home, children: of(home) })),
    demand: demandOf(),
    ages: ageBands.map((age) => ({ age, demand: demandOf(age) })),
  };
}

type Part = { readonly day: PlainDate; readonly home: HomeKind; readonly age: string | undefined };

function findOn({ states, homes = [] }: Forecast, { day, home, age }: Part): Expected {
  const points =
    age === undefined
      ? homes.find((one) => one.home === home)?.points
      : states.find((state) => state.home === home && state.age === age)?.points;
  const point = points?.find(({ date }) => date === day);
  return point ? { mean: point.mean, low: point.p05, high: point.p95 } : none;
}
