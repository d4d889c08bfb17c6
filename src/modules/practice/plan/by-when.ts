import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays, addMonths, findDate, partsOf, weekday } from '../../../platform/dates/plain-date.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  six: 6,
};

/**
 * A day as people say it by which something is to be done: '3 December', '3/12/2026', 'Friday', 'tomorrow', 'in 2 weeks', '2
 * weeks'. Without a year it is the next such day from today on. Undefined where it cannot be read.
 */
export function parseByWhen(typed: string, today: PlainDate): PlainDate | undefined {
  const said = typed.trim().toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ');
  return parseNear(said, today) ?? parseSpan(said, today) ?? parseCalendar(said, today);
}

/**
 * The day that was meant by a day without a year and has just passed, in the last three months: read as the next such day it would be
 * one in a year. Undefined for everything else.
 */
export function findPassed(typed: string, today: PlainDate): PlainDate | undefined {
  const next = parseByWhen(typed, today);
  const lately = parseByWhen(typed, addDays(today, -92));
  const isPassed = lately !== undefined && lately < today;
  return isPassed && next !== undefined && next > addDays(today, 180) ? lately : undefined;
}

function parseNear(said: string, today: PlainDate): PlainDate | undefined {
  if (said === 'today') return today;
  if (said === 'tomorrow') return addDays(today, 1);
  const [, name = ''] = /^(?:by |on |next )?(sun|mon|tue|wed|thu|fri|sat)[a-z]*$/.exec(said) ?? [];
  const wanted = days.indexOf(name);
  if (wanted < 0) return undefined;
  const ahead = (wanted - weekday(today) + 7) % 7;
  return addDays(today, ahead === 0 ? 7 : ahead);
}

function parseSpan(said: string, today: PlainDate): PlainDate | undefined {
  const [, amount = '', unit = ''] =
    /^(?:in |within )?(\d{1,3}|[a-z]+) (day|week|month)s?(?: time)?$/.exec(said) ?? [];
  const count = numbers[amount] ?? (/^\d+$/.test(amount) ? Number(amount) : undefined);
  if (count === undefined) return undefined;
  if (unit === 'month') return addMonths(today, count);
  return addDays(today, unit === 'week' ? count * 7 : count);
}

function parseCalendar(said: string, today: PlainDate): PlainDate | undefined {
  const bare = said.replace(/^(by|on) /, '').replace(/^(sun|mon|tue|wed|thu|fri|sat)[a-z]* /, '');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(bare);
  if (iso) return findDate({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) });
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})(?:st|nd|rd|th)?[ ./-]([a-z]+|\d{1,2})\.?(?:[ ./-](\d{4}|\d{2}))?$/.exec(bare) ?? [];
  if (day === '') return undefined;
  const number = /^\d+$/.test(month) ? Number(month) : months.indexOf(month.slice(0, 3)) + 1;
  return inYear({ day: Number(day), month: number }, year, today);
}

function inYear(
  of: { readonly day: number; readonly month: number },
  year: string,
  today: PlainDate,
): PlainDate | undefined {
  if (year !== '') return findDate({ ...of, year: Number(year) + (year.length === 2 ? 2000 : 0) });
  const { year: thisYear } = partsOf(today);
  const next = findDate({ ...of, year: thisYear });
  return next !== undefined && next >= today ? next : findDate({ ...of, year: thisYear + 1 });
}
