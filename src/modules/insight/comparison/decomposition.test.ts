import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decomposeChange } from './decomposition.ts';

const amount = fc.double({ min: 0.01, max: 1e6, noNaN: true });
const factor = fc.record({ name: fc.string(), before: amount, after: amount });

test('the parts of a change add up to it', () => {
  fc.assert(
    fc.property(fc.array(factor, { minLength: 1, maxLength: 4 }), (factors) => {
      const change =
        factors.reduce((product, one) => product * one.after, 1) -
        factors.reduce((product, one) => product * one.before, 1);
      const parts = decomposeChange(factors).reduce((sum, one) => sum + one.amount, 0);
      expect(Math.abs(parts - change)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(change)) * 1e3);
    }),
  );
});

test('two factors that grow alike share a change in halves, and one that stands still has none', () => {
  const parts = decomposeChange([
    { name: 'children', before: 100, after: 110 },
    { name: 'cost', before: 10, after: 11 },
    { name: 'weeks', before: 52, after: 52 },
  ]);
  expect(parts.map(({ share }) => Math.round(share * 1000) / 1000)).toEqual([0.5, 0.5, 0]);
});
