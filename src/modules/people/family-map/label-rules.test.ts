import { describe, expect, it } from 'vitest';
import { labelLines } from './label-rules.ts';

const named = (name: string, width = 100) =>
  labelLines({ name, role: 'gran', more: '', isIndex: false }, width)
    .filter(({ isName }) => isName)
    .map(({ text }) => text);

describe('the words under a shape', () => {
  it('break at spaces and after hyphens', () => {
    expect(named('Margaret-Rose Invented')).toEqual(['Margaret-', 'Rose', 'Invented']);
    expect(named('Ella May')).toEqual(['Ella May']);
  });

  it('leave a name whole that stands out by a letter or two', () => {
    expect(named('Christopher Willoughby', 85)).toEqual(['Christopher', 'Willoughby']);
  });

  it('break in the middle where one word is wider than its place', () => {
    expect(named('Ravi Balasubramaniam')).toEqual(['Ravi', 'Balasubr-', 'amaniam']);
  });

  it.each([
    'Balasubramaniam',
    'Wolfeschlegelsteinhausenbergerdorff',
    'A'.repeat(200),
    'Ásgrímsdóttir-Þórhallsdóttir',
  ])('are hardly wider than their place, and lose no letter: %s', (name) => {
    const lines = named(name);
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(13);
    expect(lines.join('').replaceAll('-', '')).toBe(name.replaceAll('-', ''));
  });
});
