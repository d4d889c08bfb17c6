import type { Day } from '../../../frame/index.ts';
import type { Return903 } from '../../tables.ts';
import { once } from './once.ts';

/** A test of a period of care: its first day and its last, NaN while it goes on. */
export type PeriodTest = (from: Day, to: Day) => boolean;

/** The periods of care of every child, as long lists: those of child c are numbers `firstOf[c] … firstOf[c + 1] - 1`. */
class PeriodsOfCare {
  private readonly firstOf: readonly number[];
  private readonly from: readonly Day[];
  private readonly to: readonly Day[];

  constructor(lists: { firstOf: readonly number[]; from: readonly Day[]; to: readonly Day[] }) {
    this.firstOf = lists.firstOf;
    this.from = lists.from;
    this.to = lists.to;
  }

  /** Whether the child has any; one without an episode with a readable start has none. */
  has(child: number): boolean {
    return child > 0 && (this.firstOf[child + 1] ?? 0) > (this.firstOf[child] ?? 0);
  }

  /** Whether one of the child's periods passes. */
  some(child: number, test: PeriodTest): boolean {
    if (child <= 0) return false;
    for (let i = this.firstOf[child] ?? 0; i < (this.firstOf[child + 1] ?? 0); i++) {
      if (test(this.from[i] ?? NaN, this.to[i] ?? NaN)) return true;
    }
    return false;
  }
}

/**
 * The periods of care: episodes of a child in the order of DECOM, each joined to the one before when it starts no later
 * than that one ended, or that one is open. A period runs from the first DECOM to the DEC of the last. Episodes without
 * a readable DECOM are left out.
 */
export const periodsOfCare = once(({ episodes }: Return903): PeriodsOfCare => {
  const { DECOM, DEC, children } = episodes;
  const order = episodes.by(DECOM);
  const [firstOf, from, to]: [number[], Day[], Day[]] = [[0], [], []];
  for (let child = 1; child < children.count; child++) {
    firstOf[child] = from.length;
    for (const row of order.rowsOf(child)) {
      const began = DECOM.day(row);
      if (Number.isNaN(began)) break;
      const isFirst = from.length === firstOf[child];
      if (isFirst || began > (to.at(-1) ?? NaN)) from.push(began);
      to[from.length - 1] = DEC.day(row);
    }
  }
  firstOf[children.count] = from.length;
  return new PeriodsOfCare({ firstOf, from, to });
});
