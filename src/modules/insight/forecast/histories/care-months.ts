import {
  fromDayNumber,
  plainDate,
  toDayNumber,
  yearEndingMarch,
} from '../../../../platform/dates/plain-date.ts';
import { type CareHistories, OPEN } from './care-histories.ts';
import {
  atAge,
  atTime,
  bandOfTime,
  CHANCES,
  endings,
  homeOfPlacement,
  HOMES,
  MONTHS_OF_AGE,
  TIMES,
  YEARS_OF_AGE,
} from './care-states.ts';
import type { Ending } from './care-states.ts';
import { byteAt, countAt, intAt } from './cells.ts';

export const AGES = YEARS_OF_AGE * HOMES;

/**
 * What happened in each calendar month, counted from month end to month end: one table row a step, step 0 from the last
 * day of `firstMonth` to the last day of the next. Cells as in `FlowRates`. A step's counts rest on what is known at its
 * end, so the steps up to an origin are what was known then.
 */
export type CareMonths = {
  /** Year * 12 + month (January 0). */
  readonly firstMonth: number;
  readonly steps: number;
  /** In care at the start of the step and not 18 by its end: `step * AGES * TIMES + atTime`. */
  readonly exposed: Int32Array;
  /** All in care at each month end, the first one of `firstMonth`: one more than there are steps. */
  readonly inCare: Int32Array;
  readonly left: Int32Array;
  /** By `atTime * HOMES + to`; where `to` is the same kind of home, moves to another home of that kind. */
  readonly moved: Int32Array;
  readonly entered: Int32Array;
  /** Those who stayed and came into the next band of time in care: `step * TIMES + time`. */
  readonly passed: Int32Array;
  /** Entries by age in months at the end of the step. */
  readonly enteredAt: Int32Array;
};

/** Months of the days from 1 January 1900 to 31 December 2100: looked up millions of times. */
const FIRST_MONTH = 1900 * 12;
const firstDay = lastDayOfMonth(FIRST_MONTH - 1) + 1;
const monthOfDays = listMonths();

function listMonths(): Int16Array {
  const months = new Int16Array(lastDayOfMonth(2100 * 12 + 11) - firstDay + 1);
  for (let month = FIRST_MONTH; month <= 2100 * 12 + 11; month++)
    months.fill(month, lastDayOfMonth(month - 1) + 1 - firstDay, lastDayOfMonth(month) + 1 - firstDay);
  return months;
}

/** Year * 12 + month of a day number, January 0; the nearest month of 1900 to 2100 for a day outside these years. */
export function monthOfDay(day: number): number {
  const at = day - firstDay;
  return monthOfDays[Math.min(Math.max(at, 0), monthOfDays.length - 1)] ?? FIRST_MONTH;
}

/** The day number of a month's last day. */
export function lastDayOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0) / 86_400_000;
}

/**
 * The 1 April from which the files tell of everybody in care. Episodes that were open then have earlier starts, but those
 * that ended before are not in them: so it is the start of the year in which ends begin (the earliest hundredth may stray).
 */
export function findFirstDay({ end }: CareHistories): number | undefined {
  // Of very many episodes a sample tells it as well.
  const every = Math.ceil(end.length / 20_000);
  const ends = end.filter((day, row) => day !== OPEN && row % every === 0).sort();
  const early = ends[Math.floor(ends.length / 100)];
  return early === undefined ? undefined : startOfYear(early);
}

function startOfYear(day: number): number {
  return toDayNumber(plainDate(`${yearEndingMarch(fromDayNumber(day)) - 1}-04-01`));
}

/** The last day that the histories tell of: the 31 March on or after the last date in them. */
export function findLastDay({ start, end }: CareHistories): number {
  let last = 0;
  for (let row = 0; row < start.length; row++) {
    const ended = intAt(end, row);
    last = Math.max(last, intAt(start, row), ended === OPEN ? 0 : ended);
  }
  return toDayNumber(plainDate(`${yearEndingMarch(fromDayNumber(last))}-03-31`));
}

const endingOfReason: Readonly<Record<string, Ending>> = {
  ...Object.fromEntries(['E4', 'E4A', 'E4B', 'E13', 'E41'].map((code) => [code, 'family'])),
  ...Object.fromEntries(
    ['E11', 'E12', 'E43', 'E44', 'E45', 'E46', 'E47', 'E48'].map((code) => [code, 'permanence']),
  ),
};

/**
 * Where each child is at the end of each month, and what changed in between.
 * @param firstMonth month at whose end the first step starts; @param lastMonth month at whose end the last step ends
 */
export function countMonths(histories: CareHistories, firstMonth: number, lastMonth: number): CareMonths {
  const steps = Math.max(lastMonth - firstMonth, 0);
  const counter = new MonthCounter(histories, firstMonth, steps);
  for (let child = 0; child < histories.birth.length; child++) counter.count(child);
  return counter.months;
}

/** A child at a month end: -1 as home where not in care. */
type Standing = { home: number; time: number };

class MonthCounter {
  readonly months: CareMonths;
  private readonly histories: CareHistories;
  private readonly homes: Uint8Array;
  private readonly reasons: Uint8Array;
  private readonly startsCare: Uint8Array;
  private readonly movesHome: Uint8Array;
  private readonly days: Int32Array;

  constructor(histories: CareHistories, firstMonth: number, steps: number) {
    this.histories = histories;
    const { place, whyStarted, whyEnded } = histories;
    this.homes = Uint8Array.from(place.codes, homeOfPlacement);
    this.reasons = Uint8Array.from(whyEnded.codes, (code) =>
      endings.indexOf(endingOfReason[code] ?? 'other'),
    );
    this.startsCare = Uint8Array.from(whyStarted.codes, (code) => (code === 'S' ? 1 : 0));
    this.movesHome = Uint8Array.from(whyStarted.codes, (code) => (code === 'P' || code === 'B' ? 1 : 0));
    this.days = Int32Array.from({ length: steps + 1 }, (_, step) => lastDayOfMonth(firstMonth + step));
    this.months = {
      firstMonth,
      steps,
      exposed: new Int32Array(steps * AGES * TIMES),
      inCare: new Int32Array(steps + 1),
      left: new Int32Array(steps * AGES * TIMES * CHANCES),
      moved: new Int32Array(steps * AGES * TIMES * HOMES),
      entered: new Int32Array(steps * AGES),
      passed: new Int32Array(steps * TIMES),
      enteredAt: new Int32Array(steps * MONTHS_OF_AGE),
    };
  }

  count(child: number): void {
    const [from, to] = [intAt(this.histories.first, child), intAt(this.histories.first, child + 1)];
    if (from === to) return;
    const { firstMonth, steps } = this.months;
    const born = monthOfDay(intAt(this.histories.birth, child));
    const firstStart = monthOfDay(intAt(this.histories.start, from));
    const last = Math.min(steps, born + MONTHS_OF_AGE - 1 - firstMonth);
    const walk = new CareWalk(this.histories, from, to);
    this.countMoves(from, to, born);
    let before: Standing | undefined;
    for (let at = Math.max(firstStart - 1 - firstMonth, 0); at <= last; at++) {
      const standing = this.stand(walk, at);
      const age = Math.max(firstMonth + at - born, 0);
      if (standing.home >= 0) countAt(this.months.inCare, at);
      if (before) this.step(at - 1, age, { before, after: standing, ended: walk.row - 1 });
      before = standing;
      if (standing.home < 0 && walk.row >= to) break;
    }
  }

  private stand(walk: CareWalk, at: number): Standing {
    const row = walk.goTo(intAt(this.days, at));
    if (row < 0) return { home: -1, time: 0 };
    const months = this.months.firstMonth + at - walk.careMonth(this.startsCare);
    return { home: byteAt(this.homes, byteAt(this.histories.place.at, row)), time: bandOfTime(months) };
  }

  /** @param age in months at the end of the step; @param ended the row that ended last before it */
  private step(
    step: number,
    age: number,
    { before, after, ended }: { before: Standing; after: Standing; ended: number },
  ): void {
    const { exposed, left, moved, entered, enteredAt } = this.months;
    if (before.home < 0) {
      if (after.home < 0) return;
      countAt(entered, step * AGES + atAge(Math.floor(age / 12), after.home));
      return countAt(enteredAt, step * MONTHS_OF_AGE + age);
    }
    const years = Math.floor(age / 12);
    const cell = step * AGES * TIMES + atTime(years, before.home, before.time);
    countAt(exposed, cell);
    if (after.home < 0) {
      const reason = byteAt(this.reasons, byteAt(this.histories.whyEnded.at, ended));
      countAt(left, cell * CHANCES + reason);
      return;
    }
    if (after.time > before.time) countAt(this.months.passed, step * TIMES + before.time);
    if (after.home !== before.home) countAt(moved, cell * HOMES + after.home);
  }

  /** Moves to another home of the same kind, in the month in which they happened. */
  private countMoves(from: number, to: number, born: number): void {
    const { start, end, place, whyStarted } = this.histories;
    const walk = new CareWalk(this.histories, from, to);
    for (let row = from + 1; row < to; row++) {
      const day = intAt(start, row);
      if (!byteAt(this.movesHome, byteAt(whyStarted.at, row)) || intAt(end, row - 1) !== day) continue;
      const home = byteAt(this.homes, byteAt(place.at, row));
      if (home !== byteAt(this.homes, byteAt(place.at, row - 1))) continue;
      walk.goTo(day);
      const month = monthOfDay(day);
      const time = bandOfTime(Math.max(month - 1 - walk.careMonth(this.startsCare), 0));
      this.countMove(month, month - born, { home, time });
    }
  }

  private countMove(month: number, age: number, { home, time }: Standing): void {
    const { firstMonth, steps, moved } = this.months;
    const step = month - firstMonth - 1;
    const years = Math.floor(Math.max(age, 0) / 12);
    if (step < 0 || step >= steps || age >= MONTHS_OF_AGE) return;
    countAt(moved, (step * AGES * TIMES + atTime(years, home, time)) * HOMES + home);
  }
}

/** A year is added where a child's first known episode does not start the care: how long it had been is not known. */
const UNKNOWN_MONTHS = 12;

/** Walks through one child's episodes as days go by. */
export class CareWalk {
  row: number;
  private careFrom: number;
  private readonly firstRow: number;
  private readonly to: number;
  private readonly histories: CareHistories;

  constructor(histories: CareHistories, from: number, to: number) {
    this.histories = histories;
    this.firstRow = from;
    this.row = from;
    this.careFrom = from;
    this.to = to;
  }

  /** The row of the episode that the child is in at the end of a day, or -1. Days only go forward. */
  goTo(day: number): number {
    const { start, end } = this.histories;
    while (this.row < this.to && intAt(end, this.row) <= day) {
      this.row++;
      if (intAt(start, this.row) !== intAt(end, this.row - 1)) this.careFrom = this.row;
    }
    return this.row < this.to && intAt(start, this.row) <= day ? this.row : -1;
  }

  /** The month in which the care at hand started, as far as is known. */
  careMonth(startsCare: Uint8Array): number {
    const { start, whyStarted } = this.histories;
    const month = monthOfDay(intAt(start, this.careFrom));
    const isStart =
      this.careFrom > this.firstRow || byteAt(startsCare, byteAt(whyStarted.at, this.careFrom)) === 1;
    return isStart ? month : month - UNKNOWN_MONTHS;
  }
}
