import type { PlainDate } from '../../../../platform/dates/plain-date.ts';
import { addMonths, daysInMonth, findDate, partsOf } from '../../../../platform/dates/plain-date.ts';
import {
  atAge,
  atMonth,
  chanceOfNextTime,
  CHANCES,
  endings,
  HOMES,
  MONTHS_OF_AGE,
  TIMES,
  YEARS_OF_AGE,
} from './care-states.ts';
import { addAt, floatAt } from './cells.ts';
import type { FlowModel, FlowRates } from './flow.ts';

/** What happens in a month and who is in care at its end. Numbers of children, not rounded. */
export type FlowMonth = {
  /** The last day of the month. */
  readonly date: PlainDate;
  /** In care at the end, by age in whole years and home: `atAge`. */
  readonly stock: Float64Array;
  /** Those who came in the month and are there at its end, by age and home at the end. */
  readonly entries: Float64Array;
  /** Those who left in the month: `atAge(age, home) * endings.length + ending`, age and home at its start. */
  readonly leavers: Float64Array;
  /** Moves between homes: `from * HOMES + to`; where both are the same kind, moves to another home of that kind. */
  readonly moves: Float64Array;
};

/** Other rates for a month (0 is the first after the origin); gives back what it was given where nothing changes. */
export type RateChange = (rates: FlowRates, month: number) => FlowRates;

/**
 * Follows today's children and those who come after them, month by month: each grows older by the calendar, stays
 * longer, may move, may leave, and leaves on the 18th birthday. The mean of what is expected: no chance is drawn.
 * @param months how many month ends after the origin
 */
export function projectFlows(model: FlowModel, months: number, change?: RateChange): readonly FlowMonth[] {
  const first = findLastOfMonth(model.origin, model.firstStep < 1 ? 0 : 1);
  let stock = model.stock;
  return Array.from({ length: months }, (_, month) => {
    const rates = change ? change(model.rates, month) : model.rates;
    const step = new MonthStep(model, rates, month === 0 ? model.firstStep : 1);
    stock = step.run(stock);
    return { date: findLastOfMonth(first, month), ...step.flows, stock: countByYear(stock) };
  });
}

/** The last day of the month that is so many months after the one a date is in. */
export function findLastOfMonth(date: PlainDate, months: number): PlainDate {
  const { year, month } = partsOf(addMonths(date, months));
  const last = findDate({ year, month, day: daysInMonth(year, month) });
  if (!last) throw new RangeError(`${date} and ${months} months is outside the calendar`);
  return last;
}

function countByYear(stock: Float64Array): Float64Array {
  const counts = new Float64Array(YEARS_OF_AGE * HOMES);
  for (let cell = 0; cell < stock.length; cell++) {
    const home = Math.floor(cell / TIMES) % HOMES;
    const at = atAge(Math.floor(cell / (TIMES * HOMES * 12)), home);
    counts[at] = (counts[at] ?? 0) + (stock[cell] ?? 0);
  }
  return counts;
}

const evenly = Float64Array.from(chanceOfNextTime);
const ENDS = endings.length;
const BIRTHDAY = endings.indexOf('turned18');

/** One month's step; what flows in it is gathered in `flows`. */
class MonthStep {
  readonly flows = {
    entries: new Float64Array(YEARS_OF_AGE * HOMES),
    leavers: new Float64Array(YEARS_OF_AGE * HOMES * ENDS),
    moves: new Float64Array(HOMES * HOMES),
  };
  private readonly next = new Float64Array(MONTHS_OF_AGE * HOMES * TIMES);
  private readonly model: FlowModel;
  private readonly rates: FlowRates;
  private readonly part: number;

  constructor(model: FlowModel, rates: FlowRates, part: number) {
    this.model = model;
    this.rates = rates;
    this.part = part;
  }

  run(stock: Float64Array): Float64Array {
    for (let cell = 0; cell < stock.length; cell++) {
      const children = stock[cell] ?? 0;
      if (children > 0) this.follow(cell, children);
    }
    this.enter();
    return this.next;
  }

  private follow(cell: number, children: number): void {
    const months = Math.floor(cell / (HOMES * TIMES));
    const home = Math.floor(cell / TIMES) % HOMES;
    const at = atAge(Math.floor(months / 12), home);
    if (months + 1 >= MONTHS_OF_AGE) addAt(this.flows.leavers, at * ENDS + BIRTHDAY, children);
    else
      this.stay({ months: months + 1, home, time: cell % TIMES }, at, this.leave(at, cell % TIMES, children));
  }

  /** Takes those who leave by chance; gives how many stay. */
  private leave(at: number, time: number, children: number): number {
    const { leaving } = this.rates;
    const from = (at * TIMES + time) * CHANCES;
    let chance = 0;
    for (let end = 0; end < CHANCES; end++) chance += leaving[from + end] ?? 0;
    if (chance <= 0) return children;
    const left = children * (1 - (1 - Math.min(chance, 1)) ** this.part);
    for (let end = 0; end < CHANCES; end++)
      addAt(this.flows.leavers, at * ENDS + end, (left * (leaving[from + end] ?? 0)) / chance);
    return children - left;
  }

  private stay(to: { months: number; home: number; time: number }, at: number, children: number): void {
    let there = children;
    for (let home = 0; home < HOMES; home++) {
      const moved = children * Math.min(this.chanceOfMove(at, to.time, home), 1) * this.part;
      addAt(this.flows.moves, to.home * HOMES + home, moved);
      if (home === to.home) continue;
      this.arrive(to.months, home, to.time, Math.min(moved, there));
      there -= Math.min(moved, there);
    }
    this.arrive(to.months, to.home, to.time, there);
  }

  private chanceOfMove(at: number, time: number, home: number): number {
    const { movesByTime } = this.model;
    const chance = floatAt(this.rates.moving, at * HOMES + home);
    return movesByTime ? chance * floatAt(movesByTime, (at * TIMES + time) * HOMES + home) : chance;
  }

  private arrive(months: number, home: number, time: number, children: number): void {
    const cell = atMonth(months, home, time);
    const longer = children * floatAt(this.model.passing ?? evenly, time) * this.part;
    addAt(this.next, cell, children - longer);
    if (longer > 0) addAt(this.next, cell + 1, longer);
  }

  private enter(): void {
    const { entryMonths } = this.model;
    for (let months = 0; months < MONTHS_OF_AGE; months++) {
      const share = (entryMonths[months] ?? 0) * this.part;
      for (let home = 0; home < HOMES; home++) {
        const at = atAge(Math.floor(months / 12), home);
        const children = (this.rates.entries[at] ?? 0) * share;
        addAt(this.flows.entries, at, children);
        addAt(this.next, atMonth(months, home, 0), children);
      }
    }
  }
}
