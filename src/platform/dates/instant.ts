import { formatDate, formatDay } from './format-date.ts';
import { plainDate, type Instant, type PlainDate } from './plain-date.ts';

/** A time zone by its IANA name. */
export type Zone = 'Europe/London' | 'UTC';

const millisecondsInHour = 3_600_000;
const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** The moment of a clock reading. Nothing here reads the clock: who calls, hands it in. */
export function instant(now: Date | number): Instant {
  return new Date(now).toISOString() as Instant;
}

/** Turns '2026-11-22T08:00:00.000Z' into a moment, or undefined when it is not one. */
export function parseInstant(text: unknown): Instant | undefined {
  if (typeof text !== 'string' || !instantShape.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) || new Date(time).toISOString() !== text ? undefined : instant(time);
}

/** Milliseconds since 1970 at a moment written in any way that ISO 8601 allows, as PostgreSQL and files do; NaN for other text. */
export function millisecondsAt(text: string): number {
  return Date.parse(text);
}

/** Hours run in real time, weekends and clock changes included: 72 hours are 72 hours. */
export function addHours(from: Instant, hours: number): Instant {
  return instant(Date.parse(from) + hours * millisecondsInHour);
}

/** Hours from one moment to another, with fractions; negative when `to` is earlier. */
export function hoursBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / millisecondsInHour;
}

/** Which day it is in a zone at a moment: 23:30 UTC on 30 June is 1 July in London. */
export function todayIn(zone: Zone, at: Instant): PlainDate {
  const { year, month, day } = wallClock(zone, at);
  return plainDate(`${year}-${month}-${day}`);
}

/**
 * The moment at which clocks in a zone show a day and a time ('23:59'). When clocks go forward the missing hour
 * counts as the hour after; when they go back, the hour that comes twice is the first of the two.
 */
export function instantAt(zone: Zone, date: PlainDate, time: string): Instant {
  const asUtc = Date.parse(`${date}T${time}:00.000Z`);
  const [before, after] = [
    offsetAt(zone, asUtc - 24 * millisecondsInHour),
    offsetAt(zone, asUtc + 24 * millisecondsInHour),
  ];
  const shown = [asUtc - before, asUtc - after].filter((moment) => moment + offsetAt(zone, moment) === asUtc);
  return instant(shown.length > 0 ? Math.min(...shown) : asUtc - before);
}

/** 'Tuesday 24 November, 4pm' as clocks in London show it. */
export function formatInstant(at: Instant): string {
  return `${formatDay(todayIn('Europe/London', at))}, ${formatTime(at)}`;
}

/** '24 November 2026, 4:30pm' as clocks in London show it: for records, where the year matters. */
export function formatInstantInFull(at: Instant): string {
  return `${formatDate(todayIn('Europe/London', at))}, ${formatTime(at)}`;
}

/** '4pm', '4:30pm', 'midday', 'midnight' (the start of the day), in London: the GOV.UK style for times. */
export function formatTime(at: Instant): string {
  const { hour, minute } = wallClock('Europe/London', at);
  if (minute === '00' && hour === '00') return 'midnight';
  if (minute === '00' && hour === '12') return 'midday';
  const minutes = minute === '00' ? '' : `:${minute}`;
  return `${Number(hour) % 12 || 12}${minutes}${Number(hour) < 12 ? 'am' : 'pm'}`;
}

const parts = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
type WallClock = Record<(typeof parts)[number], string>;
const clocks = { 'Europe/London': clockOf('Europe/London'), UTC: clockOf('UTC') };

function clockOf(timeZone: Zone): Intl.DateTimeFormat {
  const two = '2-digit' as const;
  const shown = { month: two, day: two, hour: two, minute: two, second: two, year: 'numeric' as const };
  return new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...shown });
}

function wallClock(zone: Zone, at: Instant): WallClock {
  const clock = { year: '', month: '', day: '', hour: '', minute: '', second: '' };
  for (const { type, value } of clocks[zone].formatToParts(Date.parse(at))) {
    const part = parts.find((name) => name === type);
    if (part !== undefined) clock[part] = part === 'year' ? value.padStart(4, '0') : value;
  }
  return clock;
}

function offsetAt(zone: Zone, moment: number): number {
  const clock = wallClock(zone, instant(moment));
  const shown = Date.parse(
    `${clock.year}-${clock.month}-${clock.day}T${clock.hour}:${clock.minute}:${clock.second}Z`,
  );
  return shown - Math.floor(moment / 1000) * 1000;
}
