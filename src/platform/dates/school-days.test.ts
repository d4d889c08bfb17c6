import { describe, expect, it } from 'vitest';
import { plainDate as d } from './plain-date.ts';
import { addSchoolDays, coversDay, isSchoolDay, type SchoolCalendar } from './school-days.ts';

// An invented school's autumn and spring, with two training days.
const calendar: SchoolCalendar = {
  terms: [
    { from: d('2026-09-03'), to: d('2026-10-23') },
    { from: d('2026-11-02'), to: d('2026-12-18') },
    { from: d('2027-01-05'), to: d('2027-02-12') },
  ],
  closed: [d('2026-09-03'), d('2026-11-27')],
};

describe('school days', () => {
  it.each([
    ['2026-09-03', false, 'a training day'],
    ['2026-09-04', true, 'a Friday in term'],
    ['2026-09-05', false, 'a Saturday'],
    ['2026-10-23', true, 'the last day before half term'],
    ['2026-10-28', false, 'half term'],
    ['2026-12-21', false, 'the Christmas holiday, though a working day'],
    ['2027-03-01', false, 'beyond what the calendar tells'],
  ])('%s: %s (%s)', (day, expected) => {
    expect(isSchoolDay(calendar, d(day))).toBe(expected);
  });

  it.each([
    ['2026-10-22', 1, '2026-10-23'],
    ['2026-10-22', 2, '2026-11-02'],
    ['2026-11-26', 1, '2026-11-30'],
    ['2026-12-18', 10, '2027-01-18'],
    ['2026-10-28', 0, '2026-10-28'],
  ])('the day that is %s and %i is found', (from, count, to) => {
    expect(addSchoolDays(calendar, d(from), count)).toBe(to);
  });

  it('are not guessed where the calendar ends or has not begun', () => {
    expect(addSchoolDays(calendar, d('2027-02-10'), 2)).toBe('2027-02-12');
    expect(addSchoolDays(calendar, d('2027-02-10'), 3)).toBeUndefined();
    expect(addSchoolDays(calendar, d('2026-08-20'), 1)).toBeUndefined();
    expect(addSchoolDays({ terms: [], closed: [] }, d('2026-11-20'), 1)).toBeUndefined();
  });

  it('tell which days a calendar reaches', () => {
    expect(
      [d('2026-09-02'), d('2026-10-28'), d('2027-02-13')].map((day) => coversDay(calendar, day)),
    ).toEqual([false, true, false]);
  });
});
