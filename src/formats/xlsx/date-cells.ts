import type { PlainDate } from '../../platform/dates/plain-date.ts';
import { findDate, fromDayNumber, plainDate, toDayNumber } from '../../platform/dates/plain-date.ts';

/** How a number format shows its number. */
export type NumberKind = 'number' | 'date' | 'time';

/** Formats that every workbook knows without saying so (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are East Asian). */
export function kindOfBuiltIn(id: number): NumberKind {
  const within = ([first, last]: readonly [number, number]) => id >= first && id <= last;
  if (builtInDates.some(within)) return 'date';
  return builtInTimes.some(within) ? 'time' : 'number';
}

const builtInDates = [
  [14, 17],
  [22, 22],
  [27, 36],
  [50, 58],
] as const;
const builtInTimes = [
  [18, 21],
  [45, 47],
] as const;

/** What a format of the workbook's own shows: 'dd/mm/yyyy;@' a date, '[h]:mm' a time, '0.00' a number. */
export function kindOfFormat(format: string): NumberKind {
  const bare = format
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  if (bare === 'general') return 'number';
  if (/[dy]/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare))) return 'date';
  return /[hs]/.test(bare) ? 'time' : 'number';
}

const day1900 = toDayNumber(plainDate('1899-12-30'));
const day1904 = toDayNumber(plainDate('1904-01-01'));
const secondsInDay = 86_400;
/** 31 December 9999, the last day a spreadsheet knows. */
const lastSerial = 2_958_465;

/**
 * A serial number as text: 'YYYY-MM-DD', with ' HH:MM:SS' behind it where it is not midnight, or 'HH:MM:SS' below 1.
 * Days are counted, no clock is asked, so no time zone can move them. Spreadsheets hold 29 February 1900 for a real day
 * (serial 60): days before it are one further on, and it itself is no date.
 * @returns undefined when it is no day that a spreadsheet knows
 */
export function showSerial(serial: number, from1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < lastSerial + 1)) return undefined;
  const seconds = Math.round(serial * secondsInDay);
  const day = Math.floor(seconds / secondsInDay);
  const time = showTime(seconds % secondsInDay);
  if (day === 0 && !from1904) return time;
  const date = dayOf(day, from1904);
  if (date === undefined) return undefined;
  return seconds % secondsInDay === 0 ? date : `${date} ${time}`;
}

function dayOf(day: number, from1904: boolean): PlainDate | undefined {
  if (from1904) return fromDayNumber(day1904 + day);
  if (day === 60) return undefined;
  return fromDayNumber(day1900 + day + (day < 60 ? 1 : 0));
}

function showTime(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** The serial number of a day from 1 March 1900 on; undefined before, where spreadsheets count wrongly. */
export function toSerial(date: PlainDate): number | undefined {
  return date < '1900-03-01' ? undefined : toDayNumber(date) - day1900;
}

/** The day at the start of an ISO date or date-time, which cells of type d hold. */
export function showIso(text: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(text) ?? [];
  const date = findDate({ year: Number(year), month: Number(month), day: Number(day) });
  if (date === undefined) return text;
  return time === undefined || time === '00:00:00' ? date : `${date} ${time}`;
}
