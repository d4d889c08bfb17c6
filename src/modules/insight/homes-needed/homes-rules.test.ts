import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Capacity, HomesDemand } from './homes-rules.ts';
import { costOfGap, idealDemand, placesAfter, planHomes } from './homes-rules.ts';

const demand = (year: number, fostering: number, residential: number): HomesDemand => ({
  year,
  fostering: { mean: fostering, low: fostering - 10, high: fostering + 10 },
  residential: { mean: residential, low: residential - 5, high: residential + 5 },
});
const share = { low: 54, likely: 60, high: 67 };
const capacity: Capacity = { places: 300, used: 70, gained: 0, lost: 0 };

describe('homes by what would be right', () => {
  test('children in residential homes whose families are missing count for foster families', () => {
    const ideal = idealDemand(demand(2027, 200, 100), share);
    expect(ideal.fostering.mean).toBe(260);
    expect(ideal.residential.mean).toBe(40);
    expect(ideal.waiting.mean).toBe(60);
    expect(ideal.waiting.low).toBeCloseTo(95 * 0.54);
    expect(ideal.waiting.high).toBeCloseTo(105 * 0.67);
  });

  test('nobody is lost or gained, and each interval holds its mean', () => {
    const children = fc.double({ min: 0, max: 5000, noNaN: true });
    const doubt = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(children, children, doubt, (fostering, residential, width) => {
        const expected = (mean: number) => ({ mean, low: mean * (1 - width), high: mean * (1 + width) });
        const ideal = idealDemand(
          { year: 2027, fostering: expected(fostering), residential: expected(residential) },
          share,
        );
        expect(ideal.fostering.mean + ideal.residential.mean).toBeCloseTo(fostering + residential, 6);
        for (const { mean, low, high } of [ideal.fostering, ideal.residential, ideal.waiting]) {
          expect(low).toBeLessThanOrEqual(mean + 1e-9);
          expect(high).toBeGreaterThanOrEqual(mean - 1e-9);
        }
      }),
    );
  });
});

describe('places', () => {
  test('are lost by share and gained by number, year by year', () => {
    expect(placesAfter({ ...capacity, gained: 20, lost: 10 }, 2)).toBeCloseTo((300 * 0.9 + 20) * 0.9 + 20);
  });

  test('never fall below none', () => {
    expect(placesAfter({ ...capacity, gained: -400 }, 3)).toBe(0);
  });
});

describe('what to recruit, by when', () => {
  const ideal = [demand(2027, 200, 100), demand(2028, 230, 100), demand(2029, 210, 100)].map((one) =>
    idealDemand(one, share),
  );

  test('is what demand lacks, in places: more places than children, since not every place can be filled', () => {
    // 300 places take 210 children. 260 need a family: 50 children, and 50 / 0.7 places.
    const [first] = planHomes(ideal, capacity, 2026);
    expect(first?.gap.mean).toBe(50);
    expect(first?.placesToGain).toBe(72);
  });

  test('falls on the year that first needs it, and is not given back', () => {
    const plan = planHomes(ideal, capacity, 2026);
    expect(plan.map(({ placesToGain }) => placesToGain)).toEqual([72, 115, 115]);
    expect(plan.map(({ toGainThisYear }) => toGainThisYear)).toEqual([72, 43, 0]);
  });

  test('is nothing where there are homes enough', () => {
    const plan = planHomes(ideal, { ...capacity, places: 1000 }, 2026);
    expect(plan.every(({ placesToGain, gap }) => placesToGain === 0 && gap.high === 0)).toBe(true);
  });

  test('says nothing of places where none can be filled', () => {
    expect(planHomes(ideal, { ...capacity, used: 0 }, 2026)[0]?.placesToGain).toBe(0);
  });

  test('the gap costs no more than the children who wait in residential homes cost', () => {
    const [first] = planHomes(ideal, { ...capacity, places: 0 }, 2026);
    if (!first) throw new Error('no year');
    expect(first.gap.mean).toBe(260);
    const costs = { fostering: 600, residential: 4165 };
    expect(costOfGap(first, costs).mean).toBeCloseTo(60 * 3565 * (365.25 / 7));
  });
});
