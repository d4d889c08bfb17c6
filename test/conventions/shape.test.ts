import { describe, expect, it } from 'vitest';
import { measureFile, quantile } from './shape.ts';

describe('the shape of code', () => {
  it('counts lines of code, functions, branches and casts', () => {
    const text = [
      '// a comment',
      '',
      '/** Another. */',
      'export function first(a: number, b: number): number {',
      '  if (a > 1 && b > 1) return a;',
      '  return a ? (b as number) : 2; // after code',
      '}',
      'const second = (x: any) => x as const;',
      'call((y) => y);',
    ].join('\n');
    expect(measureFile(text)).toEqual({
      lines: 6,
      functions: [
        { lines: 4, complexity: 4, parameters: 2 },
        { lines: 1, complexity: 1, parameters: 1 },
      ],
      casts: 1,
      anys: 1,
    });
  });

  it.each([
    [[5, 1, 3], 0.5, 3],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
    [[], 0.5, 0],
  ])('%j: the quantile %d is %i', (values, share, value) => {
    expect(quantile(values, share)).toBe(value);
  });
});
