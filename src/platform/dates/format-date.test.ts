import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDay,
  formatLong,
  formatMonth,
  formatRange,
  formatShort,
  monthName,
} from './format-date.ts';
import { plainDate as d } from './plain-date.ts';

describe('a date in words', () => {
  it('is written with its weekday, without commas or endings', () => {
    expect(formatLong(d('2026-11-24'))).toBe('Tuesday 24 November 2026');
    expect(formatDay(d('2026-11-01'))).toBe('Sunday 1 November');
    expect(formatDate(d('2026-11-01'))).toBe('1 November 2026');
    expect(formatMonth(d('2026-11-01'))).toBe('November 2026');
  });

  it('is short in tables', () => {
    expect(formatShort(d('2026-09-04'))).toBe('4 Sep 2026');
  });

  it.each([
    ['2026-11-03', '2026-11-24', '3 to 24 November 2026'],
    ['2026-11-24', '2026-12-03', '24 November to 3 December 2026'],
    ['2026-11-24', '2027-11-03', '24 November 2026 to 3 November 2027'],
    ['2026-11-24', '2026-11-24', '24 November 2026'],
  ])('from %s to %s is "%s"', (from, to, words) => {
    expect(formatRange(d(from), d(to))).toBe(words);
  });

  it('says from when, where a range has no end', () => {
    expect(formatRange(d('2026-11-24'), null)).toBe('from 24 November 2026');
  });

  it('knows no thirteenth month', () => {
    expect(() => monthName(13)).toThrow(RangeError);
  });
});
