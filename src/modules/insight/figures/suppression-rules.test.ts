import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumShown, suppressOne, suppressParts } from './suppression-rules.ts';

describe('numbers shown to those who see counts only', () => {
  it.each([
    [[0, 10, 20], [0, 10, 20], 'nothing is small'],
    [[3, 10, 20], [null, null, 20], 'one small number takes the next smallest with it'],
    [[3, 4, 20], [null, null, 20], 'two small ones hide each other when they make six or more'],
    [[1, 1, 9, 20], [null, null, null, 20], 'two that make less than six take a third'],
    [[2, 0, 30], [null, 0, null], 'nought is shown and hides nothing'],
    [[5, 6, 6], [null, null, 6], 'of two equal ones only as many as need be'],
    [[3], [null], 'one alone is hidden'],
    [[], [], 'no parts'],
  ])('%j become %j: %s', (parts, shown) => {
    expect(suppressParts(parts)).toEqual(shown);
  });

  it.each([
    [0, 0],
    [1, null],
    [5, null],
    [6, 6],
  ])('%i alone becomes %s', (value, shown) => {
    expect(suppressOne(value)).toBe(shown);
  });

  it('never show 1 to 5, and never leave one hidden number to be worked out from the total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 12 }), (parts) => {
        const shown = suppressParts(parts);
        const hidden = parts.filter((_, index) => shown[index] === null);
        expect(shown.some((value) => value !== null && value > 0 && value < 6)).toBe(false);
        expect(shown.every((value, index) => value === null || value === parts[index])).toBe(true);
        const total = parts.reduce((sum, value) => sum + value, 0);
        if (hidden.length > 0 && suppressOne(total) !== null && parts.filter((value) => value > 0).length > 1)
          expect(hidden.length).toBeGreaterThan(1);
        if (hidden.length > 0 && hidden.length < parts.filter((value) => value > 0).length)
          expect(hidden.reduce((sum, value) => sum + value, 0)).toBeGreaterThanOrEqual(6);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('add up only when every part is shown', () => {
    expect(sumShown([1, 2])).toBe(3);
    expect(sumShown([1, null])).toBeNull();
  });
});
