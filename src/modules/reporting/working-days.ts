import { bankHolidays } from '../../platform/dates/england-bank-holidays.ts';
import { plainDate, toDayNumber, type PlainDate } from '../../platform/dates/plain-date.ts';

/** A Monday; weekdays are numbered from it. Years as far as records and deadlines reach. */
const first = plainDate('1990-01-01');
const years = { from: 1990, to: 2060 } as const;

/**
 * The SQL of working days in England, for measures: reporting.add_working_days(day, count) and
 * reporting.working_days_between(day, day), which say what addWorkingDays and workingDaysBetween say, by the same bank
 * holidays. Both look a day up by halving, so that a deadline costs microseconds and no table.
 */
export function workingDayFunctions(): string {
  const holidays = listHolidays();
  const passed = holidays.map((day, index) => weekdayNumber(day) - (index + 1));
  return `
-- How many working days there are from ${first} up to and with a day.
create or replace function reporting.working_day_number(day date) returns integer language plpgsql immutable strict parallel safe as $$
declare
  since integer := day - date '${first}';
  weekday integer := ((since % 7) + 7) % 7;
begin
  return (since - weekday) / 7 * 5 + least(weekday + 1, 5) - width_bucket(day, '{${holidays.join(',')}}'::date[]);
end $$;

-- The count-th working day after a day; the day itself is day 0, whatever day it is.
create or replace function reporting.add_working_days(day date, count integer) returns date language plpgsql immutable strict parallel safe as $$
declare
  wanted integer;
begin
  if count = 0 then return day; end if;
  if count < 0 then raise exception 'working days are counted forward only, not %', count; end if;
  wanted := reporting.working_day_number(day) + count - 1;
  wanted := wanted + width_bucket(wanted, '{${passed.join(',')}}'::integer[]);
  return date '${first}' + wanted / 5 * 7 + wanted % 5;
end $$;

-- How many working days come after the first day, up to and with the last.
create or replace function reporting.working_days_between(first date, last date) returns integer language sql immutable strict parallel safe as $$
  select reporting.working_day_number(last) - reporting.working_day_number(first)
$$;
grant execute on function reporting.working_day_number(date), reporting.add_working_days(date, integer),
  reporting.working_days_between(date, date) to kith_app, kith_loader;
`;
}

/** None falls on a weekend. */
function listHolidays(): readonly PlainDate[] {
  const count = years.to - years.from + 1;
  return Array.from({ length: count }, (_, index) => bankHolidays(years.from + index)).flat();
}

/** The number of a weekday (Monday to Friday), from 1 on the first day. */
function weekdayNumber(day: PlainDate): number {
  const since = toDayNumber(day) - toDayNumber(first);
  return Math.floor(since / 7) * 5 + (since % 7) + 1;
}
