import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { chooseDay, lastQuarterEnd, monthEndsTo, pageNumber, quarterEndsTo } from './day-rules.ts';

const today = plainDate('2026-11-22');

describe('the day of figures', () => {
  it.each<[string | undefined, string, string]>([
    [undefined, '2026-11-22', 'today when none is asked for'],
    ['2026-03-31', '2026-03-31', 'the day asked for'],
    ['2027-01-01', '2026-11-22', 'today when the day is still to come'],
    ['31/03/2026', '2026-11-22', 'today when it is no date'],
    ['2026-02-30', '2026-11-22', 'today when the calendar has no such day'],
  ])('asked as %s is %s: %s', (asked, day) => {
    expect(chooseDay(asked, today, today)).toEqual({ day, reachesTo: undefined });
  });

  it.each<[string | null, string, string | undefined, string]>([
    ['2026-10-22', '2026-11-22', undefined, 'a month ago is recent enough'],
    ['2026-10-21', '2026-10-31', '2026-10-31', 'the end of the month in which the record stops'],
    ['2026-03-29', '2026-03-31', '2026-03-31', 'the end of the collection year, when its return was loaded'],
    [null, '2026-11-22', undefined, 'nothing is recorded'],
  ])('with the newest start on %s is %s: %s %s', (newest, day, reachesTo) => {
    expect(chooseDay(undefined, today, newest === null ? null : plainDate(newest))).toEqual({
      day,
      reachesTo,
    });
    expect(chooseDay('2026-11-22', today, plainDate('2020-01-01')).day).toBe('2026-11-22');
  });

  it.each([
    ['2026-11-22', '2026-09-30'],
    ['2026-03-31', '2026-03-31'],
    ['2026-03-30', '2025-12-31'],
    ['2028-02-29', '2027-12-31'],
    ['2026-01-01', '2025-12-31'],
  ])('for those who see counts only is the end of a quarter: %s becomes %s', (day, end) => {
    expect(lastQuarterEnd(plainDate(day))).toBe(end);
  });

  it('of their line are ends of quarters', () => {
    expect(quarterEndsTo(plainDate('2026-03-31'), 3)).toEqual(['2025-09-30', '2025-12-31', '2026-03-31']);
  });

  it('of a line over two years are the ends of 23 months and the day itself', () => {
    const days = monthEndsTo(today, 24);
    expect(days).toHaveLength(24);
    expect([days[0], days[22], days[23]]).toEqual(['2024-12-31', '2026-10-31', '2026-11-22']);
    expect(new Set(days).size).toBe(24);
  });

  it('keeps a page number within reason', () => {
    expect(['2', '0', '-1', 'x', undefined, '12345678'].map((text) => pageNumber(text))).toEqual([
      2, 1, 1, 1, 1, 1,
    ]);
  });
});
