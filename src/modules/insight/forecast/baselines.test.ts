import { describe, expect, test } from 'vitest';
import { lastValue, meanGrowth, straightLine } from './baselines.ts';

const points = (...values: number[]) => values.map((value, index) => ({ year: 2017 + index, value }));

describe('simple methods of forecasting', () => {
  test('the last value is carried forward', () => {
    expect(lastValue(points(10, 12))).toBe(12);
    expect(lastValue([])).toBeUndefined();
  });

  test('a straight line is read at the year, on the line and not from the last point', () => {
    expect(straightLine(points(10, 20, 30), 2021)).toBeCloseTo(50);
    expect(straightLine(points(10, 20, 33), 2021)).toBeCloseTo(55.5);
    expect(straightLine(points(10), 2021)).toBeUndefined();
  });

  test('growth is the mean of the rates, compounded', () => {
    expect(meanGrowth(points(100, 110, 132), 2021)).toBeCloseTo(132 * 1.15 ** 2);
    expect(meanGrowth(points(0, 10), 2021)).toBeUndefined();
    expect(meanGrowth(points(10), 2021)).toBeUndefined();
  });

  test('growth of the national count from 2017 to 2020 gives the upper forecast of the 2022 report', () => {
    // 72,610, 75,370 and 78,140 in the 2024 release; 80,080 as the report has it. Printed there: 95,000.
    expect(meanGrowth(points(72_610, 75_370, 78_140, 80_080), 2025)).toBeCloseTo(94_306, -2);
  });
});
