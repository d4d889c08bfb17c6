import { addAt, valueAt } from '../cells.ts';
import { type CarePiece, STATES } from './care-pieces.ts';

/** Counts by day of a period, both ends included. */
export type DailyCounts = {
  /** Children by state at the end of the day before the period, then of each day: `day * STATES + state`. */
  readonly stock: Float64Array;
  /** Pieces that end on a day, by pair: from -> to -> day (0 is the first day of the period) -> how many. */
  readonly changes: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** Entries in the whole period by state. */
  readonly entries: Float64Array;
  readonly days: number;
};

/** Key of a pair of states in `changes`. */
export const pairOf = (from: number, to: number): number => from * STATES + to;

/** Counts stock, changes and entries from `from` to `to` (day numbers, both included). */
export function countDays(pieces: readonly CarePiece[], from: number, to: number): DailyCounts {
  const days = to - from + 1;
  const stock = new Float64Array((days + 1) * STATES);
  const changes = new Map<number, Map<number, number>>();
  const entries = new Float64Array(STATES);
  const before = from - 1;
  const bump = (day: number, state: number, by: number) => {
    if (day <= to) addAt(stock, Math.max(day - before, 0) * STATES + state, by);
  };
  const isWithin = (day: number) => day >= from && day <= to;
  for (const { start, end, state, to: next, entry } of pieces) {
    bump(start, state, 1);
    bump(end, state, -1);
    if (entry && isWithin(start)) addAt(entries, state, 1);
    if (isWithin(end)) countChange(changes, pairOf(state, next), end - from);
  }
  for (let at = STATES; at < stock.length; at++) addAt(stock, at, valueAt(stock, at - STATES));
  return { stock, changes, entries, days };
}

function countChange(changes: Map<number, Map<number, number>>, pair: number, day: number): void {
  const byDay = changes.get(pair) ?? new Map<number, number>();
  byDay.set(day, (byDay.get(day) ?? 0) + 1);
  changes.set(pair, byDay);
}
