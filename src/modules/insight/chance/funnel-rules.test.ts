import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { exactCountLimit, exactProportionLimit } from './exact-limit-rules.ts';
import type { FunnelObservation, FunnelUnit } from './funnel-rules.ts';
import { makeFunnel } from './funnel-rules.ts';
import { measureDispersion, winsorise } from './over-dispersion-rules.ts';

/** The binomial distribution summed straight from its definition, in whole products: for small sizes only. */
function binomialAtMost(count: number, size: number, share: number): number {
  let total = 0;
  for (let k = 0; k <= count; k += 1) {
    let ways = 1;
    for (let i = 0; i < k; i += 1) ways = (ways * (size - i)) / (i + 1);
    total += ways * share ** k * (1 - share) ** (size - k);
  }
  return total;
}

/** As above for the Poisson distribution. */
function poissonAtMost(count: number, expected: number): number {
  let [term, total] = [Math.exp(-expected), 0];
  for (let k = 0; k <= count; k += 1) {
    total += term;
    term *= expected / (k + 1);
  }
  return total;
}

/** Spiegelhalter’s interpolation, written out from the paper over a distribution that is summed directly. */
function interpolated(atMost: (count: number) => number, p: number): number {
  let r = 0;
  while (atMost(r) < p) r += 1;
  const below = r === 0 ? 0 : atMost(r - 1);
  return r - (atMost(r) - p) / (atMost(r) - below);
}

const ends = [0.001, 0.025, 0.5, 0.975, 0.999];

describe('exact limits', () => {
  it.each(ends)('are the direct sums of the binomial and Poisson distributions at %f', (p) => {
    for (const [size, share] of [
      [10, 0.5],
      [40, 0.1],
      [148, 0.0739],
      [360, 0.3],
    ] as const) {
      const direct = Math.max(
        0,
        interpolated((k) => binomialAtMost(k, size, share), p),
      );
      expect(exactProportionLimit(size, share, p)).toBeCloseTo(direct / size, 9);
    }
    for (const expected of [0.4, 3, 15, 90])
      expect(exactCountLimit(expected, p)).toBeCloseTo(
        Math.max(
          0,
          interpolated((k) => poissonAtMost(k, expected), p),
        ),
        8,
      );
  });

  it('agree with another program’s quantiles (SciPy: 148 at 208 of 2,814; Poisson of 15)', () => {
    const target = 208 / 2814;
    expect(exactProportionLimit(148, target, 0.025)).toBeCloseTo(0.0308996, 6);
    expect(exactProportionLimit(148, target, 0.999)).toBeCloseTo(0.1449348, 6);
    expect(exactCountLimit(15, 0.001) / 15).toBeCloseTo(0.2716038, 6);
    expect(exactCountLimit(15, 0.975) / 15).toBeCloseTo(1.5055444, 6);
  });

  it('near the normal ones where many are expected, and never below nought', () => {
    expect(exactCountLimit(10_000, 0.975)).toBeCloseTo(10_000 + 1.96 * 100, -1);
    expect(exactCountLimit(0.1, 0.001)).toBe(0);
    expect(exactProportionLimit(5, 0.01, 0.025)).toBe(0);
  });

  it('widen as places get smaller', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 800 }),
        fc.double({ min: 0.05, max: 0.5, noNaN: true }),
        (size, share) => {
          expect(exactProportionLimit(size, share, 0.999)).toBeGreaterThanOrEqual(
            exactProportionLimit(size * 2, share, 0.999),
          );
        },
      ),
    );
  });
});

// Deaths after heart surgery on babies in 12 hospitals: Spiegelhalter, Thomas, Best and Gilks, BUGS 0.5 Examples 1 (1996).
const deaths = [0, 18, 8, 46, 8, 13, 9, 31, 14, 8, 29, 24];
const operations = [47, 148, 119, 810, 211, 196, 148, 215, 207, 97, 256, 360];
const hospitals: readonly FunnelObservation[] = deaths.map((observed, index) => ({
  unit: { kind: 'authority', code: 'ABCDEFGHIJKL'[index] ?? '', name: `Hospital ${'ABCDEFGHIJKL'[index]}` },
  observed,
  size: operations[index] ?? 0,
}));

describe('over-dispersion', () => {
  it('without winsorising and with the pooled mean as target is the DerSimonian and Laird estimate', () => {
    // BCG trials (Colditz 1994), log relative risks: Q = 152.23 and τ² = 0.3088 as metafor prints (Viechtbauer 2010).
    const trials = [
      [4, 123, 11, 139],
      [6, 306, 29, 303],
      [3, 231, 11, 220],
      [62, 13598, 248, 12867],
      [33, 5069, 47, 5808],
      [180, 1541, 372, 1451],
      [8, 2545, 10, 629],
      [505, 88391, 499, 88391],
      [29, 7499, 45, 7277],
      [17, 1716, 65, 1665],
      [186, 50634, 141, 27338],
      [5, 2498, 3, 2341],
      [27, 16913, 29, 17854],
    ] as const;
    const effects = trials.map(([a, n, c, m]) => ({
      log: Math.log(a / n / (c / m)),
      error: Math.sqrt(1 / a - 1 / n + 1 / c - 1 / m),
    }));
    const weights = effects.map(({ error }) => 1 / error ** 2);
    const pooled =
      effects.reduce((total, { log }, index) => total + log * (weights[index] ?? 0), 0) /
      weights.reduce((total, weight) => total + weight, 0);
    const standings = effects.map(({ log, error }) => ({ z: (log - pooled) / error, error }));
    const { ratio, between } = measureDispersion(standings, 0);
    expect(13 * ratio).toBeCloseTo(152.233, 3);
    expect(between).toBeCloseTo(0.3088, 4);
  });

  it('brings in a tenth at each end: the 12 hospitals by hand (φ 2.363, τ² 0.00048989)', () => {
    const { dispersion, points } = makeFunnel(hospitals, 'proportion');
    expect(points.map(({ z }) => Number(z.toFixed(3)))).toEqual([
      -1.937, 2.218, -0.279, -1.863, -1.999, -0.406, -0.609, 3.938, -0.346, 0.322, 2.407, -0.526,
    ]);
    expect(dispersion.ratio).toBeCloseTo(2.36329, 5);
    expect(dispersion.between).toBeCloseTo(0.00048989, 8);
    expect(dispersion.present).toBe(true);
    expect(winsorise([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 111], 0.1)).toEqual([2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10]);
  });

  it('takes the twelve hospitals’ worst from beyond the outer limits to between inner and outer', () => {
    const { points } = makeFunnel(hospitals, 'proportion');
    expect(
      points.filter(({ place }) => place !== 'within').map(({ unit, place }) => [unit.code, place]),
    ).toEqual([['H', 'high']]);
  });

  it('is not found where places differ by chance only: then limits are exact', () => {
    const alike = hospitals.map((one) => ({ ...one, observed: Math.round(one.size * 0.07) }));
    const funnel = makeFunnel(alike, 'proportion');
    expect(funnel.dispersion.present).toBe(false);
    expect(funnel.limitsAt(148).outerHigh).toBe(exactProportionLimit(148, funnel.target, 0.999));
    expect(makeFunnel(alike, 'rate').limitsAt(148).innerLow).toBe(
      exactCountLimit(funnel.target * 148, 0.025) / 148,
    );
  });
});

describe('with expectations', () => {
  it('a place with just what is expected of it stands on the target, whatever its own rate', () => {
    const places = hospitals.map((one) => ({ ...one, expected: one.observed + 1e-9 }));
    const funnel = makeFunnel(places.slice(1), 'rate');
    expect(funnel.adjusted).toBe(true);
    expect(
      funnel.points.every(({ value, place }) => Math.abs(value - funnel.target) < 1e-6 && place === 'within'),
    ).toBe(true);
  });
});

it('leaves out places without a size, and knows no workers', () => {
  const nobody: FunnelObservation = {
    unit: { kind: 'team', code: 'T', name: 'Nobody yet' },
    observed: 0,
    size: 0,
  };
  expect(makeFunnel([nobody, ...hospitals], 'rate').points).toHaveLength(12);
  expectTypeOf<FunnelUnit['kind']>().toEqualTypeOf<'authority' | 'team'>();
});
