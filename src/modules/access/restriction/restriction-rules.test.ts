import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { lookMinutes } from './look-setting.ts';
import { dueWords, formatMinutes, latestReview } from './restriction-rules.ts';

const today = plainDate('2026-11-22');

describe('a review of a restriction', () => {
  it.each([
    ['2026-11-21', 'overdue'],
    ['2026-11-22', 'soon'],
    ['2026-12-06', 'soon'],
    ['2026-12-07', 'later'],
  ])('by %s is %s', (day, words) => {
    expect(dueWords(plainDate(day), today)).toBe(words);
  });

  it('is at most a year away', () => {
    expect(latestReview(today)).toBe('2027-11-23');
  });
});

describe('the time for which somebody may look', () => {
  it.each([
    [60, '1 hour'],
    [120, '2 hours'],
    [90, '90 minutes'],
  ])('of %d minutes is said as %s', (minutes, words) => {
    expect(formatMinutes(minutes)).toBe(words);
  });

  it('is a setting between five minutes and a day, an hour unless said', () => {
    expect(lookMinutes.fallback).toBe(60);
    expect([4, 5, 1440, 1441, '60', null].map(lookMinutes.parse)).toEqual([
      undefined,
      5,
      1440,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
