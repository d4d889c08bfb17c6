import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anyDate } from '../../../test/support/arbitrary-dates.ts';
import { sharedMissing, sharedPath } from '../../../test/support/shared.ts';
import { bankHolidaysByRule, easterSunday } from './bank-holiday-rule.ts';
import { bankHolidays, bankHolidayYears } from './england-bank-holidays.ts';
import {
  addWorkingDays,
  isWorkingDay,
  nearestEarlierWorkingDay,
  nearestLaterWorkingDay,
  workingDaysBetween,
} from './england-working-days.ts';
import { addDays, addMonths, plainDate as d, weekday } from './plain-date.ts';

describe('statutory periods in working days', () => {
  it.each([
    ['V1 over Christmas and New Year', '2026-12-18', 15, '2027-01-13'],
    ['V2 from Christmas Eve', '2026-12-24', 20, '2027-01-26'],
    ['V3 over Easter and both May holidays', '2026-03-25', 45, '2026-06-02'],
    ['V4 from a Saturday', '2026-11-21', 1, '2026-11-23'],
    ['V5 from a Friday evening', '2026-11-20', 1, '2026-11-23'],
    ['V9 over Christmas, when Boxing Day moves', '2026-12-17', 10, '2027-01-05'],
    ['V10 over Easter', '2027-03-24', 10, '2027-04-09'],
    ['V11 over Christmas', '2026-12-22', 7, '2027-01-05'],
  ])('%s: %s and %i working days is %s', (_, from, count, to) => {
    expect(addWorkingDays(d(from), count)).toBe(to);
  });

  it('a limit in months does not roll forward over a weekend, it is held earlier (V7)', () => {
    const limit = addMonths(d('2026-08-31'), 6);
    expect([limit, weekday(limit)]).toEqual(['2027-02-28', 7]);
    expect(nearestEarlierWorkingDay(limit)).toBe('2027-02-26');
  });
});

describe('working days', () => {
  it.each(['2022-09-19', '2023-05-08', '2022-06-02', '2022-06-03', '2020-05-08', '2026-12-28', '2026-11-22'])(
    '%s is none',
    (day) => {
      expect(isWorkingDay(d(day))).toBe(false);
    },
  );

  it.each(['2020-05-04', '2022-05-30', '2026-12-29', '2026-12-24', '2028-01-04'])('%s is one', (day) => {
    expect(isWorkingDay(d(day))).toBe(true);
  });

  it('count nothing on the day itself', () => {
    expect(addWorkingDays(d('2026-11-21'), 0)).toBe('2026-11-21');
    expect(workingDaysBetween(d('2026-11-23'), d('2026-11-23'))).toBe(0);
    expect(workingDaysBetween(d('2026-11-20'), d('2026-11-22'))).toBe(0);
    expect(workingDaysBetween(d('2026-11-20'), d('2026-11-23'))).toBe(1);
  });

  it('are found on either side of a weekend', () => {
    expect(nearestEarlierWorkingDay(d('2026-11-22'))).toBe('2026-11-20');
    expect(nearestLaterWorkingDay(d('2026-11-22'))).toBe('2026-11-23');
    expect(nearestEarlierWorkingDay(d('2026-11-20'))).toBe('2026-11-20');
    expect(nearestLaterWorkingDay(d('2026-11-20'))).toBe('2026-11-20');
  });

  const span = anyDate(d('2010-01-01'), d('2045-12-31'));
  const count = fc.integer({ min: -120, max: 120 });

  it('counted between are the working days added', () => {
    fc.assert(
      fc.property(span, count, (date, days) => {
        expect(workingDaysBetween(date, addWorkingDays(date, days))).toBe(days);
      }),
    );
  });

  it('added end on a working day, and later for a later start or a longer period', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: 1, max: 120 }), (date, days) => {
        const due = addWorkingDays(date, days);
        expect(isWorkingDay(due)).toBe(true);
        expect(addWorkingDays(date, days + 1) > due).toBe(true);
        expect(addWorkingDays(addDays(date, 1), days) >= due).toBe(true);
      }),
    );
  });

  it('added twice are added at once', () => {
    fc.assert(
      fc.property(span, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (date, a, b) => {
        expect(addWorkingDays(addWorkingDays(date, a), b)).toBe(addWorkingDays(date, a + b));
      }),
    );
  });
});

describe('bank holidays', () => {
  const years = Array.from(
    { length: bankHolidayYears.last - bankHolidayYears.first + 1 },
    (_, i) => bankHolidayYears.first + i,
  );

  it.each(years.filter((year) => ![2020, 2022, 2023].includes(year)))(
    'of %i are those of the rule',
    (year) => {
      expect(bankHolidays(year)).toEqual(bankHolidaysByRule(year));
    },
  );

  it.each([
    [2020, ['2020-05-08'], ['2020-05-04']],
    [2022, ['2022-06-02', '2022-06-03', '2022-09-19'], ['2022-05-30']],
    [2023, ['2023-05-08'], []],
  ])('of %i differ from the rule by what was proclaimed', (year, added, removed) => {
    const [listed, ruled] = [bankHolidays(year), bankHolidaysByRule(year)];
    expect(listed.filter((day) => !ruled.includes(day))).toEqual(added);
    expect(ruled.filter((day) => !listed.includes(day))).toEqual(removed);
  });

  it('stand in order, once each, never on a weekend', () => {
    for (const year of [...years, 1999, 2050]) {
      const days = bankHolidays(year);
      expect([...new Set(days)].sort()).toEqual(days);
      expect(days.filter((day) => weekday(day) > 5)).toEqual([]);
    }
  });

  it.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
  ])('Easter of %i is %s', (year, easter) => {
    expect(easterSunday(year)).toBe(easter);
  });

  const list = sharedPath('reference/england-bank-holidays.csv');
  it.skipIf(list === null)(`are those of the reference list (${sharedMissing})`, () => {
    const days = readFileSync(list ?? '', 'utf8')
      .split(/\r?\n/)
      .slice(1)
      .filter(Boolean);
    const listedYears = [...new Set(days.map((day) => Number(day.slice(0, 4))))];
    expect(listedYears.length).toBeGreaterThan(0);
    expect(listedYears.flatMap(bankHolidays)).toEqual(days);
  });
});
