import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { trendDays } from './trend-days-rules.ts';

const days = (from: string | undefined, to: string, countsOnly = false) =>
  trendDays({ from: from === undefined ? undefined : plainDate(from), to: plainDate(to), countsOnly });

describe('the days of a line', () => {
  it('are the ends of 24 months where nothing is asked, or nonsense', () => {
    expect(days(undefined, '2026-11-22')).toHaveLength(24);
    expect(days('2026-11-23', '2026-11-22')).toEqual(days(undefined, '2026-11-22'));
    expect(days(undefined, '2026-11-22').at(0)).toBe('2024-12-31');
  });

  it('are ends of months from the one asked for, the day itself the last', () => {
    expect(days('2026-09-15', '2026-11-22')).toEqual(['2026-09-30', '2026-10-31', '2026-11-22']);
    expect(days('2026-11-01', '2026-11-22')).toEqual(['2026-11-22']);
  });

  it('are ends of quarters where it is longer than three years, and never more than fifteen', () => {
    const long = days('2023-01-01', '2026-11-22');
    expect(long.slice(-3)).toEqual(['2026-06-30', '2026-09-30', '2026-11-22']);
    expect(long.length).toBe(17);
    expect(days('1950-01-01', '2026-11-22').length).toBeLessThan(63);
  });

  it('for those who see counts only are ends of quarters, with one more to compare with', () => {
    expect(days(undefined, '2026-09-30', true)).toHaveLength(9);
    expect(days('2026-04-01', '2026-09-30', true)).toEqual(['2026-03-31', '2026-06-30', '2026-09-30']);
  });
});
