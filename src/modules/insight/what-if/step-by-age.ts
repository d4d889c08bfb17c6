import {
  CHANCES,
  endings,
  HOMES,
  MONTHS_OF_AGE,
  TIMES,
  timeInCareFrom,
  YEARS_OF_AGE,
} from '../forecast/histories/care-states.ts';
import { findLastOfMonth } from '../forecast/histories/project-flows.ts';
import type { FlowModel, FlowMonth, RateChange } from '../forecast/histories/flow-model.ts';

const CELLS = YEARS_OF_AGE * HOMES * TIMES;
const ENDS = endings.length;
const BIRTHDAY = endings.indexOf('turned18');
const chanceOfBirthday = 1 / 12;

/** The chance of passing into the next band of time within a month, for those spread evenly over the band. */
const chanceOfNextTime = timeInCareFrom.map((from, time) => {
  const next = timeInCareFrom[time + 1];
  return next === undefined ? 0 : 1 / (next - from);
});

/**
 * Follows children month by month by whole years of age, a twelfth of them having their birthday each month. A tenth of the
 * work of `projectFlows`, which knows ages in months; for many possible courses of events, whose means it gives as well.
 */
export function projectByAge(model: FlowModel, months: number, change?: RateChange): readonly FlowMonth[] {
  const first = findLastOfMonth(model.origin, model.firstStep < 1 ? 0 : 1);
  let stock = stockByAge(model.stock);
  return Array.from({ length: months }, (_, month) => {
    const rates = change ? change(model.rates, month) : model.rates;
    const step = takeStep(stock, rates, month === 0 ? model.firstStep : 1);
    stock = step.next;
    return { date: findLastOfMonth(first, month), ...step.flows, stock: stockByHome(stock) };
  });
}

function stockByAge(stock: Float64Array): Float64Array {
  const byAge = new Float64Array(CELLS);
  const inMonth = HOMES * TIMES;
  for (let months = 0; months < MONTHS_OF_AGE; months++)
    for (let cell = 0; cell < inMonth; cell++)
      add(byAge, Math.floor(months / 12) * inMonth + cell, stock[months * inMonth + cell] ?? 0);
  return byAge;
}

function stockByHome(stock: Float64Array): Float64Array {
  const counts = new Float64Array(YEARS_OF_AGE * HOMES);
  stock.forEach((children, cell) => add(counts, Math.floor(cell / TIMES), children));
  return counts;
}

type Rates = FlowModel['rates'];

function takeStep(stock: Float64Array, rates: Rates, part: number) {
  const flows = {
    entries: rates.entries.map((children) => children * part),
    leavers: new Float64Array(YEARS_OF_AGE * HOMES * ENDS),
    moves: new Float64Array(HOMES * HOMES),
  };
  const next = new Float64Array(CELLS);
  for (let cell = 0; cell < CELLS; cell++) {
    const children = stock[cell] ?? 0;
    if (children <= 0) continue;
    const staying = children - leave(flows.leavers, { cell, children, part }, rates.leaving);
    const birthday = staying * chanceOfBirthday * part;
    move({ next, moves: flows.moves }, { cell, children: staying - birthday, part }, rates.moving);
    haveBirthday(next, flows.leavers, { cell, children: birthday });
  }
  flows.entries.forEach((children, at) => add(next, at * TIMES, children));
  return { next, flows };
}

type Those = { readonly cell: number; readonly children: number; readonly part: number };

/** Takes those who leave by chance; gives how many. */
function leave(leavers: Float64Array, { cell, children, part }: Those, leaving: Float64Array): number {
  const from = cell * CHANCES;
  let chance = 0;
  for (let end = 0; end < CHANCES; end++) chance += leaving[from + end] ?? 0;
  if (chance <= 0) return 0;
  const left = children * (1 - (1 - Math.min(chance, 1)) ** part);
  const at = Math.floor(cell / TIMES) * ENDS;
  for (let end = 0; end < CHANCES; end++)
    add(leavers, at + end, (left * (leaving[from + end] ?? 0)) / chance);
  return left;
}

type Into = { readonly next: Float64Array; readonly moves: Float64Array };

/** Moves those who stay between homes, and on to a longer time in care. */
function move({ next, moves }: Into, { cell, children, part }: Those, moving: Float64Array): void {
  const at = Math.floor(cell / TIMES);
  const home = at % HOMES;
  let there = children;
  for (let to = 0; to < HOMES; to++) {
    const moved = children * Math.min(moving[at * HOMES + to] ?? 0, 1) * part;
    add(moves, home * HOMES + to, moved);
    if (to === home) continue;
    arrive(next, cell + (to - home) * TIMES, Math.min(moved, there));
    there -= Math.min(moved, there);
  }
  arrive(next, cell, there);
}

function arrive(next: Float64Array, cell: number, children: number): void {
  const longer = children * (chanceOfNextTime[cell % TIMES] ?? 0);
  add(next, cell, children - longer);
  if (longer > 0) add(next, cell + 1, longer);
}

function haveBirthday(
  next: Float64Array,
  leavers: Float64Array,
  { cell, children }: Omit<Those, 'part'>,
): void {
  const older = cell + HOMES * TIMES;
  if (older < CELLS) arrive(next, older, children);
  else add(leavers, Math.floor(cell / TIMES) * ENDS + BIRTHDAY, children);
}

function add(table: Float64Array, at: number, amount: number): void {
  table[at] = (table[at] ?? 0) + amount;
}
