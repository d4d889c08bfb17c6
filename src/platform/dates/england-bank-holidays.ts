import { bankHolidaysByRule } from './bank-holiday-rule.ts';
import { partsOf, plainDate, type PlainDate } from './plain-date.ts';

/**
 * Bank holidays in England, year by year as month-day.
 * Source: gov.uk/bank-holidays (division england-and-wales) for the years published there; from 2028 on by the rule in
 * `bank-holiday-rule.ts`, to be compared when gov.uk lists them. Changed by proclamation: 2020 early May moved to Friday
 * 8 May (75 years of VE Day); 2022 spring moved to 2 June with 3 June added (Platinum Jubilee) and 19 September (funeral
 * of Queen Elizabeth II); 2023 8 May added (coronation of King Charles III).
 */
const holidays: Readonly<Record<number, string>> = {
  2017: '01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2018: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2029: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2030: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2031: '01-01 04-11 04-14 05-05 05-26 08-25 12-25 12-26',
  2032: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2033: '01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27',
  2034: '01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26',
  2035: '01-01 03-23 03-26 05-07 05-28 08-27 12-25 12-26',
};

/** The years whose bank holidays are written down; any other year goes by the rule alone. */
export const bankHolidayYears = { first: 2017, last: 2035 } as const;

/** Bank holidays in England in a year, in order. None falls on a weekend. */
export function bankHolidays(year: number): readonly PlainDate[] {
  const listed = holidays[year];
  return listed === undefined
    ? bankHolidaysByRule(year)
    : listed.split(' ').map((day) => plainDate(`${year}-${day}`));
}

const known = new Map<number, ReadonlySet<PlainDate>>();

/** Whether a date is a bank holiday in England. */
export function isBankHoliday(date: PlainDate): boolean {
  const { year } = partsOf(date);
  const inYear = known.get(year) ?? new Set(bankHolidays(year));
  known.set(year, inYear);
  return inYear.has(date);
}
