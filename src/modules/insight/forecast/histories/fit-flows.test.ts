import { describe, expect, test } from 'vitest';
import { AGES, countMonths } from './care-months.ts';
import { atAge, atTime, CHANCES, endings, HOMES, TIMES } from './care-states.ts';
import { fitCredibleRates, groupBy } from './credibility.ts';
import { followLevel } from './follow-level.ts';
import { makeHistories } from './testing/made-histories.ts';

const month = (year: number, ofYear: number) => year * 12 + ofYear - 1;

describe('counting months', () => {
  test('a child who comes in May, moves in July and goes home in September, by hand', () => {
    const histories = makeHistories({
      born: '2011-01-10',
      episodes: [
        ['2020-05-20', '2020-07-05', 'U4', 'S', 'X1'],
        ['2020-07-05', '2020-09-12', 'K2', 'P', 'E4A'],
      ],
    });
    const months = countMonths(histories, month(2020, 3), month(2020, 12));
    const at = (table: Int32Array) => [...table.entries()].filter(([, number]) => number > 0);
    const [step, age] = [(number: number) => number * AGES, atAge(9, 0)];
    expect(at(months.entered)).toEqual([[step(1) + age, 1]]);
    expect([...months.inCare]).toEqual([0, 0, 1, 1, 1, 1, 0, 0, 0, 0]);
    const exposed = [
      [2, 0, 0],
      [3, 0, 0],
      [4, 1, 0],
      [5, 1, 1],
    ] as const;
    expect(at(months.exposed)).toEqual(
      exposed.map(([when, home, time]) => [step(when) * TIMES + atTime(9, home, time), 1]),
    );
    expect(at(months.moved)).toEqual([[(step(3) * TIMES + atTime(9, 0, 0)) * HOMES + 1, 1]]);
    const left = (step(5) * TIMES + atTime(9, 1, 1)) * CHANCES + endings.indexOf('family');
    expect(at(months.left)).toEqual([[left, 1]]);
  });

  test('an 18th birthday is no leaving by chance', () => {
    const histories = makeHistories({
      born: '2002-06-15',
      episodes: [['2019-05-20', '2020-06-15', 'U4', 'S', 'E17']],
    });
    const { left, inCare } = countMonths(histories, month(2020, 3), month(2020, 9));
    expect(left.reduce((sum, number) => sum + number, 0)).toBe(0);
    expect([...inCare]).toEqual([1, 1, 1, 0, 0, 0, 0]);
  });
});

describe('rates of cells that have seen little', () => {
  const groupings = [groupBy(4, (cell) => cell)];
  const fit = (events: number[], exposure: number[]) =>
    fitCredibleRates(Float64Array.from(events), Float64Array.from(exposure), { groupings, noise: 1 }).rates;

  test('keep their own rate where much was seen and take that of all where nothing was', () => {
    const [low = 0, high = 0, none = 0] = fit([100, 900, 0, 500], [10_000, 10_000, 0, 10_000]);
    expect(low).toBeCloseTo(0.01, 3);
    expect(high).toBeCloseTo(0.09, 3);
    expect(none).toBeCloseTo(0.05, 3);
  });

  test('are drawn together where the differences can be chance', () => {
    const [first = 0, , , last = 0] = fit([4, 5, 6, 5], [100, 100, 100, 100]);
    expect(Math.abs(first - last)).toBeLessThan(0.002);
  });
});

describe('a level over months', () => {
  const steady = new Array<number>(48).fill(20);
  const around = steady.map((mean, at) => mean + ([4, -3, 0, -5, 4][at % 5] ?? 0));

  test('is averaged over years where it holds', () => {
    const { level, memory } = followLevel(around, steady);
    expect(level).toBeCloseTo(1, 1);
    expect(memory).toBeGreaterThan(0.97);
  });

  test('is left behind where it fell', () => {
    const fell = around.map((number, at) => (at < 30 ? number : Math.round(number / 10)));
    expect(followLevel(fell, steady).level).toBeLessThan(0.15);
  });
});
