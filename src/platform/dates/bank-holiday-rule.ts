import { addDays, findDate, weekday, type PlainDate, type Weekday } from './plain-date.ts';

/**
 * The bank holidays of England that a year has by rule, in order: those of the Banking and Financial Dealings Act 1971,
 * schedule 1, Good Friday and Christmas Day (common law), and New Year's Day and the first Monday in May (proclaimed
 * every year since 1974 and 1978). A holiday on a weekend moves to the next weekday that is not one already.
 * What a proclamation changed in one year is not here: see `england-bank-holidays.ts`.
 */
export function bankHolidaysByRule(year: number): readonly PlainDate[] {
  const easter = easterSunday(year);
  return [
    nextWeekday(dateIn(year, 1, 1)),
    addDays(easter, -2),
    addDays(easter, 1),
    firstOn(1, dateIn(year, 5, 1)),
    addDays(firstOn(1, dateIn(year, 6, 1)), -7),
    addDays(firstOn(1, dateIn(year, 9, 1)), -7),
    ...christmas(year),
  ];
}

/** Easter Sunday in the Gregorian calendar (the anonymous algorithm in J. Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): PlainDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e, f] = [Math.floor(b / 4), b % 4, Math.floor((b + 8) / 25)];
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dateIn(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Two holidays in a row: a weekend moves one or both, and Christmas Day on a Sunday passes over Boxing Day's Monday. */
function christmas(year: number): readonly PlainDate[] {
  return christmasDays(weekday(dateIn(year, 12, 25))).map((day) => dateIn(year, 12, day));
}

function christmasDays(christmasDay: Weekday): readonly number[] {
  if (christmasDay === 5) return [25, 28];
  if (christmasDay === 6) return [27, 28];
  return christmasDay === 7 ? [26, 27] : [25, 26];
}

function nextWeekday(date: PlainDate): PlainDate {
  return weekday(date) >= 6 ? addDays(date, 8 - weekday(date)) : date;
}

function firstOn(day: Weekday, from: PlainDate): PlainDate {
  return addDays(from, (day - weekday(from) + 7) % 7);
}

function dateIn(year: number, month: number, day: number): PlainDate {
  const date = findDate({ year, month, day });
  if (date === undefined) throw new RangeError(`No day ${day} in month ${month} of ${year}`);
  return date;
}
