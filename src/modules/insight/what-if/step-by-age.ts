import * as states from '../forecast/histories/care-states.ts';
import { findLastOfMonth } from '../forecast/histories/project-flows.ts';
import type { FlowModel, FlowMonth, FlowRates, RateChange } from '../forecast/histories/flow-model.ts';

// Constants of this module, since an import is looked up each time it is read where the code is not bundled.
const { chanceOfNextTime, CHANCES, endings, HOMES, MONTHS_OF_AGE, TIMES, YEARS_OF_AGE } = states;

const CELLS = YEARS_OF_AGE * HOMES * TIMES;
const ENDS = endings.length;
const BIRTHDAY = endings.indexOf('turned18');
const chanceOfBirthday = 1 / 12;

/**
 * Follows children month by month by whole years of age, a twelfth of them having their birthday each month. A tenth of the
 * work of `projectFlows`, which knows ages in months; for many possible courses of events, whose means it gives as well.
 */
export function projectByAge(model: FlowModel, months: number, change?: RateChange): readonly FlowMonth[] {
  const first = findLastOfMonth(model.origin, model.firstStep < 1 ? 0 : 1);
  let stock = stockByAge(model.stock);
  return Array.from({ length: months }, (_, month) => {
    const rates = change ? change(model.rates, month) : model.rates;
    const step = takeStep(stock, { ...model, rates }, month === 0 ? model.firstStep : 1);
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

type Chances = Pick<FlowModel, 'movesByTime' | 'passing'> & { readonly rates: FlowRates };

function takeStep(stock: Float64Array, chances: Chances, part: number) {
  const { rates, passing = chanceOfNextTime } = chances;
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
    move({ next, moves: flows.moves, passing }, { cell, children: staying - birthday, part }, chances);
    haveBirthday({ next, leavers: flows.leavers, passing }, cell, birthday);
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

type Into = {
  readonly next: Float64Array;
  readonly moves: Float64Array;
  readonly passing: ArrayLike<number>;
};

/** Moves those who stay between homes, and on to a longer time in care. */
function move(into: Into, { cell, children, part }: Those, { rates, movesByTime }: Chances): void {
  const { moves } = into;
  const at = Math.floor(cell / TIMES);
  const home = at % HOMES;
  let there = children;
  for (let to = 0; to < HOMES; to++) {
    const chance = (rates.moving[at * HOMES + to] ?? 0) * (movesByTime?.[cell * HOMES + to] ?? 1);
    const moved = children * Math.min(chance, 1) * part;
    add(moves, home * HOMES + to, moved);
    if (to === home) continue;
    arrive(into, cell + (to - home) * TIMES, Math.min(moved, there));
    there -= Math.min(moved, there);
  }
  arrive(into, cell, there);
}

function arrive({ next, passing }: Pick<Into, 'next' | 'passing'>, cell: number, children: number): void {
  const longer = children * (passing[cell % TIMES] ?? 0);
  add(next, cell, children - longer);
  if (longer > 0) add(next, cell + 1, longer);
}

type Birthdays = Pick<Into, 'next' | 'passing'> & { readonly leavers: Float64Array };

function haveBirthday(into: Birthdays, cell: number, children: number): void {
  const older = cell + HOMES * TIMES;
  if (older < CELLS) arrive(into, older, children);
  else add(into.leavers, Math.floor(cell / TIMES) * ENDS + BIRTHDAY, children);
}

function add(table: Float64Array, at: number, amount: number): void {
  table[at] = (table[at] ?? 0) + amount;
}
