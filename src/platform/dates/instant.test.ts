import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDate } from '../../../test/support/arbitrary-dates.ts';
import {
  addHours,
  formatInstant,
  formatInstantInFull,
  formatTime,
  hoursBetween,
  instant,
  instantAt,
  parseInstant,
  todayIn,
} from './instant.ts';
import { plainDate, type Instant } from './plain-date.ts';

const at = (text: string): Instant => instant(Date.parse(text));
const london = (date: string, time: string): Instant => instantAt('Europe/London', plainDate(date), time);

describe('hours run in real time', () => {
  it('72 hours from 23:30 on Saturday end at 23:30 on Tuesday (V12)', () => {
    expect(formatInstant(addHours(london('2026-11-21', '23:30'), 72))).toBe('Tuesday 24 November, 11:30pm');
  });

  it('72 hours over the night the clocks go back end an hour earlier on the clock', () => {
    expect(formatInstant(addHours(london('2026-10-24', '23:30'), 72))).toBe('Tuesday 27 October, 10:30pm');
  });

  it('72 hours over the night the clocks go forward end an hour later on the clock', () => {
    expect(formatInstant(addHours(london('2027-03-27', '23:30'), 72))).toBe('Wednesday 31 March, 12:30am');
  });

  it('are counted back by hoursBetween', () => {
    const day = anyDate(plainDate('1972-01-01'));
    fc.assert(
      fc.property(day, fc.integer({ min: -2000, max: 2000 }), (date, hours) => {
        const start = london(date, '12:00');
        expect(hoursBetween(start, addHours(start, hours))).toBe(hours);
      }),
    );
  });
});

describe('a day and time in London', () => {
  it.each([
    ['2026-11-24', '16:00', '2026-11-24T16:00:00.000Z'],
    ['2026-07-01', '00:30', '2026-06-30T23:30:00.000Z'],
    // 29 March 2026: 01:00 to 02:00 is missing
    ['2026-03-29', '00:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '01:30', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
    // 25 October 2026: 01:00 to 02:00 comes twice, the first in summer time
    ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '02:00', '2026-10-25T02:00:00.000Z'],
  ])('%s %s is %s', (date, time, moment) => {
    expect(london(date, time)).toBe(moment);
  });

  it('is the day that the clock on the wall says', () => {
    expect(todayIn('Europe/London', at('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
    expect(todayIn('UTC', at('2026-06-30T23:30:00Z'))).toBe('2026-06-30');
    expect(todayIn('Europe/London', at('2026-12-31T23:59:59Z'))).toBe('2026-12-31');
  });

  it('comes back from its moment, for every day', () => {
    fc.assert(
      fc.property(anyDate(plainDate('1972-01-01')), fc.integer({ min: 3, max: 23 }), (date, hour) => {
        const moment = london(date, `${String(hour).padStart(2, '0')}:15`);
        expect(todayIn('Europe/London', moment)).toBe(date);
      }),
    );
  });
});

describe('a moment in words', () => {
  it.each([
    ['2026-11-24T16:00:00Z', 'Tuesday 24 November, 4pm'],
    ['2026-11-24T09:05:00Z', 'Tuesday 24 November, 9:05am'],
    ['2026-07-24T11:00:00Z', 'Friday 24 July, midday'],
    ['2026-07-23T23:00:00Z', 'Friday 24 July, midnight'],
    ['2026-11-24T00:30:00Z', 'Tuesday 24 November, 12:30am'],
  ])('%s is "%s"', (text, words) => {
    expect(formatInstant(at(text))).toBe(words);
  });

  it('has its year where records need it', () => {
    expect(formatInstantInFull(at('2026-11-24T16:30:00Z'))).toBe('24 November 2026, 4:30pm');
    expect(formatTime(at('2026-11-24T16:30:00Z'))).toBe('4:30pm');
  });
});

describe('reading a moment', () => {
  it('takes what instant() writes', () => {
    expect(parseInstant('2026-11-22T08:00:00.000Z')).toBe(instant(Date.UTC(2026, 10, 22, 8)));
  });

  it.each(['2026-11-22', '2026-02-30T08:00:00.000Z', '2026-11-22T08:00:00Z', 'now', null, 5])(
    'refuses %j',
    (text) => {
      expect(parseInstant(text)).toBeUndefined();
    },
  );
});
