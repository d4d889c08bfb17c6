import { scaleLinear } from 'd3-scale';
import { addMonths, addYears, partsOf, plainDate, startOfMonth, toDayNumber } from '../dates/plain-date.ts';
import type { PlainDate } from '../dates/plain-date.ts';
import { monthName } from '../dates/format-date.ts';

/** Days laid along a line, in pixels. */
export type TimeAxis = {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Where a day begins; days outside the axis are put at its ends. */
  readonly x: (date: PlainDate) => number;
};

export type Tick = { readonly at: PlainDate; readonly label: string };

/** An axis from one day to another, `width` pixels long. */
export function timeAxis(from: PlainDate, to: PlainDate, width: number): TimeAxis {
  const scale = scaleLinear([toDayNumber(from), toDayNumber(to)], [0, width]).clamp(true);
  return { from, to, x: (date) => scale(toDayNumber(date)) };
}

const yearRoom = 46;
const monthRoom = 76;

/** The first days of years, or of months where the time is short, as many as there is room for. */
export function listTicks({ from, to, x }: TimeAxis): readonly Tick[] {
  const years = everyYear(from, to);
  const apart = x(to) / (Math.max(1, toDayNumber(to) - toDayNumber(from)) / 365.25);
  if (years.length >= 3) {
    const step = [1, 2, 5, 10, 25].find((count) => count * apart >= yearRoom) ?? 50;
    return years.filter(({ at }) => partsOf(at).year % step === 0);
  }
  const step = [1, 2, 3, 6].find((count) => (count * apart) / 12 >= monthRoom) ?? 12;
  return everyMonth(from, to).filter(({ at }) => (partsOf(at).month - 1) % step === 0);
}

function everyYear(from: PlainDate, to: PlainDate): readonly Tick[] {
  const first = plainDate(`${String(partsOf(from).year).padStart(4, '0')}-01-01`);
  return listDays(first, (date) => addYears(date, 1), { from, to }).map((at) => ({
    at,
    label: at.slice(0, 4),
  }));
}

function everyMonth(from: PlainDate, to: PlainDate): readonly Tick[] {
  const days = listDays(startOfMonth(from), (date) => addMonths(date, 1), { from, to });
  return days.map((at) => ({ at, label: `${monthName(partsOf(at).month).slice(0, 3)} ${at.slice(0, 4)}` }));
}

function listDays(
  first: PlainDate,
  next: (date: PlainDate) => PlainDate,
  { from, to }: { from: PlainDate; to: PlainDate },
): PlainDate[] {
  const days: PlainDate[] = [];
  for (let date = first; date <= to; date = next(date)) if (date >= from) days.push(date);
  return days;
}
