import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { Forecast, ForecastPoint, StateForecast } from '../forecast/forecast.ts';
import { expectHomes } from './expected-homes.ts';
import type { HomesAsked } from './homes-form.ts';
import type { HomesInput } from './homes-page.ts';
import { expectedPage, isTooSmall, planPage } from './homes-page.ts';
import { hiddenWords } from './homes-words.ts';

const days = ['2026-12-31', '2027-03-31', '2028-03-31', '2029-03-31', '2030-03-31', '2031-03-31'].map(
  plainDate,
);
const points = (mean: number): ForecastPoint[] =>
  days.map((date) => ({
    ...{ date, mean, p05: mean * 0.9, p25: mean * 0.95, p50: mean, p75: mean * 1.05, p95: mean * 1.1 },
  }));
const state = (age: string, home: string, mean: number) => ({
  ...{ state: `${age}|${home}`, age, home, points: points(mean) },
});
const backtest = {
  ...{ origins: [], mape: null, coverage90: null },
  baselines: { last: null, linear: null, growth: null },
};
const meanOf = (states: readonly StateForecast[], home: string) =>
  states.filter((one) => one.home === home).reduce((sum, one) => sum + (one.points[0]?.mean ?? 0), 0);
const forecastOf = (...states: readonly StateForecast[]): Forecast => ({
  ...{ method: 'Made up for a test', origin: plainDate('2026-11-22'), points: points(1), states, backtest },
  homes: ['Fostering', 'Residential', 'Supported'].map((home) => ({
    home,
    points: points(meanOf(states, home)),
  })),
});
const forecast = forecastOf(
  state('5 to 10', 'Fostering', 100),
  state('10 to 16', 'Fostering', 200),
  state('10 to 16', 'Residential', 100),
  state('16 to 18+', 'Supported', 3),
);
const group = (name: string, children: number) => ({
  group: name,
  counts: [{ part: null, numerator: children, denominator: null }],
});
const groups = [group('E1', 60), group('E2', 36), group('not-known', 4)];
const areas = { groups, names: new Map([['E1', 'Moorside']]) };
const input = (countsOnly: boolean, of = forecast): HomesInput => ({ forecast: of, areas, countsOnly });
const asked: HomesAsked = {
  capacity: { places: 300, used: 70, gained: 0, lost: 0 },
  share: { low: 54, likely: 60, high: 67 },
  ...{ fromDocument: true, costs: { fostering: 600, residential: 4165 } },
};

describe('children expected by kind of home', () => {
  it('are those of the coming 31 Marches, each kind of home with its own doubt', () => {
    const years = expectHomes(forecast);
    expect(years.map(({ year }) => year)).toEqual([2027, 2028, 2029, 2030, 2031]);
    const { mean, low, high } = years[0]?.demand.fostering ?? { mean: 0, low: 0, high: 0 };
    expect([mean, low, high].map(Math.round)).toEqual([300, 270, 330]);
    expect(years[0]?.ages.map(({ demand }) => demand.fostering.mean)).toEqual([0, 0, 100, 200, 0]);
  });

  it('are hidden where they are few, with another that would give them away, from those who see counts only', () => {
    const values = (countsOnly: boolean) =>
      expectedPage(input(countsOnly)).homes.map(({ values: [first] }) => first);
    expect(values(false)).toEqual([300, 100, 3, 0]);
    expect(values(true)).toEqual([300, null, null, 0]);
    expect(expectedPage(input(true)).finding).toContain(`and ${hiddenWords} in residential homes`);
  });
});

describe('the plan', () => {
  const plan = planPage(input(false), asked);

  it('heads with what to recruit by when', () => {
    // 300 + 60 need a family, 210 can be taken: 150 more, and 150 / 0.7 places.
    expect(plan?.finding).toBe('215 more foster places by March 2027');
    expect(plan?.rows[0]).toMatchObject({ demand: '360 (319 to 404)', canTake: '210', inAll: '215' });
    expect(plan?.rows[0]?.cost).toMatch(/^£11m \(£9\.0m to £14m\)$/);
  });

  it('parts places by age and by area as children are', () => {
    expect(plan?.ages.map(({ last, gap }) => [last, gap])).toEqual([
      ['0', '0'],
      ['0', '0'],
      ['100', '60'],
      ['260', '155'],
      ['0', '0'],
    ]);
    expect(plan?.areas).toEqual([
      { area: 'E2', share: '36%', demand: '130', places: '77' },
      { area: 'Moorside', share: '60%', demand: '216', places: '129' },
      { area: 'Home area not known', share: '4%', demand: '14', places: '9' },
    ]);
  });

  it('hides small areas and ages, and another each, from those who see counts only', () => {
    const few = forecastOf(
      ...forecast.states.map((one) => state(one.age, one.home, one.home === 'Fostering' ? 3 : 0)),
      state('Birth to 1', 'Fostering', 40),
    );
    const counted = planPage(input(true, few), asked);
    expect(counted?.ages.map(({ last }) => last)).toEqual(['40', '0', hiddenWords, hiddenWords, '0']);
    expect(counted?.areas.map(({ places }) => places === hiddenWords)).toEqual([true, false, true]);
  });

  it('is not for those who see counts only where a small number could be worked out of two plans', () => {
    const few = forecastOf(state('5 to 10', 'Fostering', 100), state('5 to 10', 'Residential', 4));
    expect([isTooSmall(input(true, few)), isTooSmall(input(false, few)), isTooSmall(input(true))]).toEqual([
      ...[true, false, false],
    ]);
    const apart = forecastOf(
      ...forecast.states,
      state('1 to 5', 'Residential', 4),
      state('1 to 5', 'Fostering', 30),
    );
    expect(planPage(input(true, apart), asked)?.ages[1]?.last).toBe(hiddenWords);
  });

  it('gives a gap no cost where none was stated', () => {
    expect(planPage(input(false), { ...asked, costs: undefined })?.rows[0]?.cost).toBe('No cost stated');
  });
});
