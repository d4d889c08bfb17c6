import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDate } from '../../../test/support/arbitrary-dates.ts';
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  compareDates,
  daysBetween,
  daysInMonth,
  findDate,
  fromDayNumber,
  parsePlainDate,
  partsOf,
  plainDate,
  startOfMonth,
  toDayNumber,
  weekday,
  yearEndingMarch,
} from './plain-date.ts';

const d = plainDate;

describe('parsing a date', () => {
  it.each(['2026-11-22', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(parsePlainDate(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '0000-01-01',
    '2026-1-1',
    '',
    ' 2026-01-01',
    '2026-01-01T00:00',
    null,
    undefined,
    20260101,
    ['2026-01-01'],
  ])('refuses %j', (text) => {
    expect(parsePlainDate(text)).toBeUndefined();
  });

  it('throws where the program itself wrote no date', () => {
    expect(() => plainDate('22/11/2026')).toThrow(RangeError);
  });

  it('finds no date for parts that the calendar does not have', () => {
    expect(findDate({ year: 2026, month: 2, day: 29 })).toBeUndefined();
    expect(findDate({ year: 2026, month: 1.5, day: 1 })).toBeUndefined();
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const date = parsePlainDate(value);
        expect(date === undefined || date === value).toBe(true);
      }),
    );
  });
});

describe('adding', () => {
  it.each([
    // V6, a maximum of three months from the last day of November
    ['2027-11-30', 3, '2028-02-29'],
    // V7, six months from 31 August
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-06-30', 0, '2026-06-30'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(d(from), months)).toBe(to);
  });

  it('puts 29 February on the 28th in a common year', () => {
    expect(addYears(d('2024-02-29'), 1)).toBe('2025-02-28');
    expect(addYears(d('2024-02-29'), 4)).toBe('2028-02-29');
  });

  it('counts a week as seven days (V8)', () => {
    expect(addDays(d('2026-11-02'), 7)).toBe('2026-11-09');
  });

  it('says so when it leaves the years it can write', () => {
    expect(() => addDays(d('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addMonths(d('0001-01-01'), -1)).toThrow(RangeError);
  });

  it('is undone by counting the days between', () => {
    fc.assert(
      fc.property(anyDate(), fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  it('counts the same days between two dates in both directions', () => {
    fc.assert(
      fc.property(anyDate(), anyDate(), (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(daysBetween(a, b) + daysBetween(b, a)).toBe(0);
      }),
    );
  });

  it('keeps the order of dates when months are added to both', () => {
    fc.assert(
      fc.property(anyDate(), anyDate(), fc.integer({ min: -600, max: 600 }), (a, b, months) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(addMonths(first, months) <= addMonths(second, months)).toBe(true);
      }),
    );
  });

  it('lands in the month asked for, never later in it than it began', () => {
    fc.assert(
      fc.property(anyDate(), fc.integer({ min: -600, max: 600 }), (date, months) => {
        const [from, to] = [partsOf(date), partsOf(addMonths(date, months))];
        expect(to.year * 12 + to.month - (from.year * 12 + from.month)).toBe(months);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      }),
    );
  });
});

describe('days as numbers', () => {
  it('agree with the calendar of the JavaScript engine for every day from 1899 to 2101', () => {
    for (let day = toDayNumber(d('1899-01-01')); day <= toDayNumber(d('2101-12-31')); day += 1) {
      const date = fromDayNumber(day);
      expect(date).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
      expect(toDayNumber(date)).toBe(day);
      expect(weekday(date) % 7).toBe(new Date(day * 86_400_000).getUTCDay());
    }
  });

  it('hold for the first centuries too', () => {
    expect(toDayNumber(d('0001-01-01'))).toBe(-719_162);
    expect(fromDayNumber(-719_162)).toBe('0001-01-01');
  });

  it('sort like the dates', () => {
    const dates = [d('2026-02-01'), d('2025-12-31'), d('2026-01-31'), d('2026-01-31')];
    expect([...dates].sort(compareDates)).toEqual(['2025-12-31', '2026-01-31', '2026-01-31', '2026-02-01']);
  });

  it('start a month on its first day', () => {
    expect(startOfMonth(d('2026-11-22'))).toBe('2026-11-01');
  });
});

describe('age', () => {
  it.each([
    ['2010-11-23', '2026-11-22', 15],
    ['2010-11-23', '2026-11-23', 16],
    ['2010-11-23', '2026-11-24', 16],
    ['2010-11-23', '2010-11-23', 0],
    ['2010-11-23', '2010-11-22', -1],
  ])('born on %s, on %s: %i', (birth, on, age) => {
    expect(ageOn(d(birth), d(on))).toBe(age);
  });

  it.each([
    ['2026-02-28', 17],
    ['2026-03-01', 18],
    ['2028-02-28', 19],
    ['2028-02-29', 20],
  ])('born on 29 February 2008, on %s: %i (1 March in a common year)', (on, age) => {
    expect(ageOn(d('2008-02-29'), d(on))).toBe(age);
  });

  it('goes up by one in a year and never falls', () => {
    fc.assert(
      fc.property(anyDate(), anyDate(), (birth, on) => {
        expect(ageOn(birth, addDays(on, 1)) - ageOn(birth, on)).toBeGreaterThanOrEqual(0);
        expect(ageOn(birth, addDays(on, 1)) - ageOn(birth, on)).toBeLessThanOrEqual(1);
        expect(ageOn(birth, birth)).toBe(0);
      }),
    );
  });
});

describe('the year ending 31 March', () => {
  it.each([
    ['2026-03-31', 2026],
    ['2026-04-01', 2027],
    ['2026-12-31', 2027],
    ['2027-01-01', 2027],
  ])('%s is in the year ending March %i', (date, year) => {
    expect(yearEndingMarch(d(date))).toBe(year);
  });
});
