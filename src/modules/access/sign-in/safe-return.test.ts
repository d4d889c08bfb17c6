import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeReturn } from './safe-return.ts';

describe('the way back after sign-in', () => {
  it('stays on this host, whatever is asked for, as browsers read an address', () => {
    const here = 'https://kith.example';
    const odd = fc.array(
      fc.constantFrom('/', '\\', '\t', '\n', '\r', ' ', '.', ':', '@', '?', '#', '%2f', 'x', '\u0000', 'é'),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          odd.map((signs) => signs.join('')),
        ),
        (asked) => {
          expect(new URL(safeReturn(asked), here).origin).toBe(here);
        },
      ),
      { numRuns: 1000, seed: 20261122 },
    );
  });

  it('is the start where nothing sensible was asked for', () => {
    for (const asked of [
      undefined,
      null,
      7,
      ['/search'],
      '',
      'search',
      '/sign-in',
      '/sign-out',
      '//x',
      '/a b',
    ])
      expect(safeReturn(asked)).toBe('/');
  });

  it('keeps a path with its question', () => {
    expect(safeReturn('/search?q=ida%20x#first')).toBe('/search?q=ida%20x#first');
  });
});
