import { formatInstant, todayIn } from '../../../platform/dates/instant.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays, findDate, partsOf } from '../../../platform/dates/plain-date.ts';
import { toMonth } from '../../../platform/forms/date-fields.ts';
import { momentOn, parseTime } from './when-rules.ts';

const zone = 'Europe/London';

/** From when a child is missing, and now: between the two somebody was told. */
export type Between = { readonly since: Instant; readonly now: Instant };
export type ToldMoment = { readonly at: Instant } | { readonly wrong: string };

/**
 * When somebody was told, as people write it: '22:45', or with its day: 'yesterday 22:45', '20/11 22:45', '20 November 10:45pm'.
 * A time alone is of the only day on which it can have been; where there are several or none, the day is asked for.
 */
export function readToldMoment(typed: string, between: Between): ToldMoment {
  const time = parseTime(typed);
  if (time !== undefined) return onlyMomentAt(time, between);
  const [, dayTyped = '', timeTyped = ''] = withDay.exec(typed.trim().toLowerCase()) ?? [];
  const [day, named] = [readDay(dayTyped, todayIn(zone, between.now)), parseTime(timeTyped)];
  if (day === undefined || named === undefined)
    return {
      wrong: 'Enter a time such as 22:30 or 10:30pm, and its day where it was not lately: 20/11 22:30',
    };
  const at = momentOn(day, named);
  return at > between.now ? { wrong: 'The time must not be later than now' } : { at };
}

function onlyMomentAt(time: string, { since, now }: Between): ToldMoment {
  const [first, last] = [todayIn(zone, since), todayIn(zone, now)];
  const moments: Instant[] = [];
  for (let day = last; day >= first && moments.length < 2; day = addDays(day, -1)) {
    const at = momentOn(day, time);
    if (at >= since && at <= now) moments.push(at);
  }
  const [at, another] = moments;
  if (at === undefined)
    return {
      wrong: `This time does not lie between ${formatInstant(since)}, when they were last seen, and now. Check it, or write its day before it: ${shortDay(last)} ${time}`,
    };
  return another === undefined
    ? { at }
    : { wrong: `This was on several days. Write which day: ${shortDay(todayIn(zone, another))} ${time}` };
}

const shortDay = (day: PlainDate) => `${partsOf(day).day}/${partsOf(day).month}`;

/** A day in front of a time. */
const withDay = /^(today|yesterday|\d{1,2}(?:\/|\s+)[a-z\d]+(?:(?:\/|\s+)\d{4})?),?\s+(?:at\s+)?(.+)$/;

function readDay(typed: string, today: PlainDate): PlainDate | undefined {
  if (typed === 'today') return today;
  if (typed === 'yesterday') return addDays(today, -1);
  const [day = '', month = '', year] = typed.split(/[/\s]+/);
  const parts = { day: Number(day), month: toMonth(month) };
  if (year !== undefined) return findDate({ ...parts, year: Number(year) });
  const thisYear = findDate({ ...parts, year: partsOf(today).year });
  return thisYear !== undefined && thisYear > today
    ? findDate({ ...parts, year: partsOf(today).year - 1 })
    : thisYear;
}
