import { describe, expect, test } from 'vitest';
import { sharedMissing, sharedPath } from '../../../../../test/support/shared.ts';
import { plainDate } from '../../../../platform/dates/plain-date.ts';
import { forecastHistories, modelHistories, NoHistories } from './forecast-histories.ts';
import { readHistories } from './read-histories.ts';
import { makeCounty, makeHistories } from './testing/made-histories.ts';

const day = plainDate;

describe('a forecast from care histories', () => {
  const forecast = forecastHistories(makeCounty(), { origin: day('2021-09-30'), years: 2 });

  test('has a point at every month end after the origin, 31 March among them', () => {
    expect(forecast.points).toHaveLength(24);
    expect(forecast.points[0]?.date).toBe('2021-10-31');
    expect(forecast.points.map(({ date }) => date)).toContain('2022-03-31');
    expect(forecast.points.at(-1)?.date).toBe('2023-09-30');
  });

  test('has bounds in order and no fewer than no children, in total and by state', () => {
    for (const points of [forecast.points, ...forecast.states.map((state) => state.points)])
      for (const { p05, p25, p50, p75, p95, mean } of points) {
        expect([p05, p25, p50, p75, p95]).toEqual([p05, p25, p50, p75, p95].sort((a, b) => a - b));
        expect(Math.min(p05, mean)).toBeGreaterThanOrEqual(0);
      }
  });

  test('has the mean of the total as the sum of its states, named as band and kind of home', () => {
    expect(forecast.states).toHaveLength(20);
    expect(forecast.states.map(({ state }) => state)).toContain('10 to 16|Fostering');
    const sum = forecast.states.reduce((total, { points }) => total + (points[11]?.mean ?? 0), 0);
    expect(sum).toBeCloseTo(forecast.points[11]?.mean ?? 0, 6);
  });

  test('uses nothing that was known only later', () => {
    const then = forecastHistories(makeCounty('2021-09-30'), { origin: day('2021-09-30'), years: 2 });
    expect(then).toEqual(forecast);
  });

  test('comes out the same each time, and otherwise with another seed', () => {
    const again = { origin: day('2021-09-30'), years: 2 };
    expect(forecastHistories(makeCounty(), again)).toEqual(forecast);
    expect(forecastHistories(makeCounty(), { ...again, seed: 2 }).points).not.toEqual(forecast.points);
  });

  test('tries itself from earlier years while two years lie before them', () => {
    expect(forecast.backtest.origins).toEqual(['2020-09-30', '2019-09-30']);
    expect(forecast.backtest.mape).toBeLessThan(10);
    expect(forecast.backtest.coverage90).toBeGreaterThan(50);
    expect(forecast.backtest.baselines.last).not.toBeNull();
  });

  test('starts from the last day known where the origin is later, and gives points after the origin only', () => {
    const later = forecastHistories(makeCounty(), { origin: day('2022-06-30'), years: 1 });
    expect(later.points.map(({ date }) => date)[0]).toBe('2022-07-31');
    expect(later.points).toHaveLength(12);
  });

  test('from the middle of a month has its first point at the end of it', () => {
    const middle = forecastHistories(makeCounty(), { origin: day('2021-09-15'), years: 1 });
    expect(middle.points[0]?.date).toBe('2021-09-30');
    expect(middle.points).toHaveLength(12);
  });

  test('is refused where the history is too short, with the reason', () => {
    const few = makeHistories({
      born: '2010-01-01',
      episodes: [['2021-05-01', '2021-06-01', 'U4', 'S', 'E4A']],
    });
    expect(() => forecastHistories(few, { origin: day('2021-07-31'), years: 1 })).toThrow(NoHistories);
  });
});

describe('the model behind a forecast', () => {
  test('holds the children who are in care at the origin and under 18, and nobody else', () => {
    const care = (start: string, end: string | null) =>
      [[start, end, 'U4', 'S', end === null ? '' : 'E4A']] as const;
    const histories = makeHistories(
      { born: '2010-01-01', episodes: care('2020-05-01', null) },
      { born: '2010-01-01', episodes: care('2020-05-01', '2021-03-31') },
      { born: '2010-01-01', episodes: care('2021-04-01', null) },
      { born: '2003-03-31', episodes: care('2020-05-01', null) },
      { born: '2003-04-01', episodes: care('2020-05-01', null) },
      { born: '2012-01-01', episodes: care('2019-05-01', '2019-06-01') },
    );
    const { stock } = modelHistories(histories, day('2021-03-31'));
    expect(stock.reduce((sum, children) => sum + children, 0)).toBe(2);
  });
});

const folder = sharedPath('data/cs-demand-model/input');

describe.skipIf(!folder)(`cs-demand-model's data ${folder ? '' : sharedMissing}`, () => {
  test('can be forecast and tried from earlier years', () => {
    const histories = readHistories([folder ?? '']);
    const { points, backtest } = forecastHistories(histories, { origin: day('2021-03-31'), years: 1 });
    // 86 were in care a year later.
    expect(points[11]?.p05).toBeLessThanOrEqual(86);
    expect(points[11]?.p95).toBeGreaterThanOrEqual(86);
    expect(backtest.mape).toBeLessThan(backtest.baselines.last ?? 0);
  });
});
