import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../../platform/dates/plain-date.ts';
import type { Try } from './backtest-series.ts';
import { forecastSpend, multiply, trySpend } from './unit-costs.ts';

const certain = (value: number) => ({
  mean: value,
  p05: value,
  p25: value,
  p50: value,
  p75: value,
  p95: value,
});
const unsure = { mean: 101, p05: 80, p25: 90, p50: 100, p75: 111, p95: 125 };

describe('spend from numbers and weekly costs', () => {
  it('is number × weekly cost × 365 / 7 where both are certain', () => {
    const spend = multiply(certain(700), certain(1_400));
    for (const value of Object.values(spend)) expect(value).toBeCloseTo(700 * 1_400 * (365 / 7), 3);
  });

  it('is as unsure as the one where the other is certain, and more unsure where both are', () => {
    const [one, both] = [multiply(unsure, certain(7)), multiply(unsure, unsure)];
    expect(one.p95 / one.p50).toBeCloseTo(1.25);
    expect(one.p05 / one.p50).toBeCloseTo(0.8);
    expect(both.p95 / both.p50).toBeCloseTo(Math.exp(Math.SQRT2 * Math.log(1.25)));
    expect(both.p05 / both.p50).toBeCloseTo(Math.exp(Math.SQRT2 * Math.log(0.8)));
  });

  it('is nothing where the number is nothing', () => {
    expect(multiply(certain(0), unsure)).toEqual(certain(0));
  });

  it('is said of days that both are expected on', () => {
    const point = (date: string) => ({ date: plainDate(date), ...unsure });
    const said = forecastSpend([point('2026-03-31'), point('2027-03-31')], [point('2027-03-31')]);
    expect(said.map(({ date }) => date)).toEqual(['2027-03-31']);
  });

  it('is tried where both were asked in the same year, with the simple methods multiplied too', () => {
    const asked = (origin: number): Try => ({
      laCode: '301',
      origin,
      year: 2025,
      expected: unsure,
      happened: 110,
      simple: { last: 90, linear: undefined, growth: 120 },
    });
    const [one, ...others] = trySpend([asked(2020), asked(2021)], [asked(2021)]);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ origin: 2021, simple: { linear: undefined } });
    expect(one?.happened).toBeCloseTo((110 * 110 * 365) / 7);
    expect(one?.simple.last).toBeCloseTo((90 * 90 * 365) / 7);
  });
});
