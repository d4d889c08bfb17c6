import {
  ageBands,
  atAge,
  bandOfAge,
  CHANCES,
  HOMES,
  TIMES,
  timeInCareFrom,
  YEARS_OF_AGE,
} from './care-states.ts';
import { addAt, floatAt, intAt } from './cells.ts';
import type { FlowModel, FlowRates } from './flow.ts';

/** States of a forecast: age band and kind of home. */
export const STATES = ageBands.length * HOMES;
/** Where sums over ages stand behind the states, by kind of home; then those over homes, by age band; then the total. */
export const HOME_SUMS = STATES;
export const AGE_SUMS = HOME_SUMS + HOMES;
export const TOTAL = AGE_SUMS + ageBands.length;
export const SUMS = TOTAL + 1;

/** Adds children of a state to all that it counts in. */
export function addToSums(sums: Float64Array, state: number, children: number): void {
  addAt(sums, state, children);
  addAt(sums, HOME_SUMS + (state % HOMES), children);
  addAt(sums, AGE_SUMS + Math.floor(state / HOMES), children);
  addAt(sums, TOTAL, children);
}

/**
 * The same flows as `projectFlows` in steps of a quarter, ages in quarters: rough, and quick enough to follow hundreds of
 * possible courses. Only how they differ from each other is used.
 */
const QUARTERS_OF_AGE = YEARS_OF_AGE * 4;
const ROW = HOMES * TIMES;
const CELLS = QUARTERS_OF_AGE * ROW;
const stateOfQuarter = Int32Array.from(
  { length: QUARTERS_OF_AGE },
  (_, age) => bandOfAge(Math.floor(age / 4)) * HOMES,
);
/** The chance of having passed into the next band of time after a quarter. */
const passing = Float64Array.from(timeInCareFrom, (from, time) => {
  const next = timeInCareFrom[time + 1];
  return next === undefined ? 0 : Math.min(3 / (next - from), 1);
});

/** Today's children by age in quarters. */
export function toQuarters(stock: Float64Array): Float64Array {
  const quarters = new Float64Array(CELLS);
  for (let cell = 0; cell < stock.length; cell++)
    if (floatAt(stock, cell) > 0)
      addAt(quarters, Math.floor(cell / (ROW * 3)) * ROW + (cell % ROW), floatAt(stock, cell));
  return quarters;
}

/** Chances of being in each home after a quarter: `((years * TIMES + time) * HOMES + from) * HOMES + to`. */
export type QuarterChances = Float64Array;

const SQUARE = HOMES * HOMES;

/** Three months' chances in one. @param faster how many times as likely leaving is */
export function cubeChances(model: FlowModel, rates: FlowRates, faster: number): QuarterChances {
  const chances = new Float64Array(YEARS_OF_AGE * TIMES * SQUARE);
  const month = new Float64Array(SQUARE);
  for (let years = 0; years < YEARS_OF_AGE; years++) {
    for (let time = 0; time < TIMES; time++) {
      fillMonth(month, { model, rates, faster }, years, time);
      chances.set(multiply(multiply(month, month), month), (years * TIMES + time) * SQUARE);
    }
  }
  return chances;
}

type Rates = { readonly model: FlowModel; readonly rates: FlowRates; readonly faster: number };

function fillMonth(month: Float64Array, { model, rates, faster }: Rates, years: number, time: number): void {
  for (let from = 0; from < HOMES; from++) {
    const at = atAge(years, from);
    const cell = at * TIMES + time;
    let leaving = 0;
    for (let end = 0; end < CHANCES; end++) leaving += floatAt(rates.leaving, cell * CHANCES + end);
    const staying = 1 - Math.min(leaving * faster, 1);
    let there = 1;
    for (let to = 0; to < HOMES; to++) {
      if (to === from) continue;
      const factor = model.movesByTime ? floatAt(model.movesByTime, cell * HOMES + to) : 1;
      const moved = Math.min(floatAt(rates.moving, at * HOMES + to) * factor, there);
      month[from * HOMES + to] = staying * moved;
      there -= moved;
    }
    month[from * HOMES + from] = staying * there;
  }
}

function multiply(a: Float64Array, b: Float64Array): Float64Array {
  const product = new Float64Array(SQUARE);
  for (let cell = 0; cell < SQUARE; cell++) {
    const [from, to] = [cell - (cell % HOMES), cell % HOMES];
    let sum = 0;
    for (let via = 0; via < HOMES; via++) sum += floatAt(a, from + via) * floatAt(b, via * HOMES + to);
    product[cell] = sum;
  }
  return product;
}

/** One quarter on: older by a quarter, moved, left, and those who came. */
export function stepQuarter(
  stock: Float64Array,
  chances: QuarterChances,
  entries: Float64Array,
): Float64Array {
  const next = new Float64Array(CELLS);
  for (let age = 0; age < QUARTERS_OF_AGE - 1; age++) {
    for (let place = 0; place < ROW; place++) {
      const children = floatAt(stock, age * ROW + place);
      if (children <= 0) continue;
      const from = Math.floor(place / TIMES);
      const time = place % TIMES;
      const row = ((age >> 2) * TIMES + time) * SQUARE + from * HOMES;
      const longer = floatAt(passing, time);
      for (let to = 0; to < HOMES; to++) {
        const there = children * floatAt(chances, row + to);
        const cell = (age + 1) * ROW + to * TIMES + time;
        addAt(next, cell, there * (1 - longer));
        if (longer > 0) addAt(next, cell + 1, there * longer);
      }
    }
  }
  for (let cell = 0; cell < entries.length; cell++)
    addAt(next, Math.floor(cell / HOMES) * ROW + (cell % HOMES) * TIMES, floatAt(entries, cell));
  return next;
}

/** Children who come in a quarter by age in quarters and home. */
export function enterQuarter(model: FlowModel, rates: FlowRates): Float64Array {
  const entries = new Float64Array(QUARTERS_OF_AGE * HOMES);
  model.entryMonths.forEach((share, months) => {
    for (let home = 0; home < HOMES; home++) {
      const cell = Math.floor(months / 3) * HOMES + home;
      addAt(entries, cell, 3 * share * floatAt(rates.entries, atAge(Math.floor(months / 12), home)));
    }
  });
  return entries;
}

/** Sums by state, by home, by age, and over all of them. */
export function sumStates(stock: Float64Array): Float64Array {
  const sums = new Float64Array(SUMS);
  for (let cell = 0; cell < CELLS; cell++) {
    const children = floatAt(stock, cell);
    if (children === 0) continue;
    addToSums(
      sums,
      intAt(stateOfQuarter, Math.floor(cell / ROW)) + (Math.floor(cell / TIMES) % HOMES),
      children,
    );
  }
  return sums;
}

/**
 * For each quarter ahead and state: the sum over today's children of the square of their chance to be there. With the mean
 * it gives the variance of chance: the sum of p(1 - p).
 */
export function sumSquares(stock: Float64Array, chances: QuarterChances, quarters: number): Float64Array[] {
  let there = Float64Array.from({ length: CELLS * HOMES }, (_, at) =>
    Math.floor((at / HOMES / TIMES) % HOMES) === at % HOMES ? 1 : 0,
  );
  return Array.from({ length: quarters }, (_, quarter) => {
    there = stepBack(there, chances);
    return squareStates(stock, there, quarter + 1);
  });
}

/** The chance of being in each home one quarter further on, from the chances of a quarter less. */
function stepBack(there: Float64Array, chances: QuarterChances): Float64Array<ArrayBuffer> {
  const earlier = new Float64Array(CELLS * HOMES);
  for (let age = 0; age < QUARTERS_OF_AGE - 1; age++)
    for (let place = 0; place < ROW; place++) {
      const time = place % TIMES;
      const row = ((age >> 2) * TIMES + time) * SQUARE + Math.floor(place / TIMES) * HOMES;
      const longer = floatAt(passing, time);
      for (let via = 0; via < HOMES; via++) {
        const chance = floatAt(chances, row + via);
        if (chance === 0) continue;
        const cell = ((age + 1) * ROW + via * TIMES + time) * HOMES;
        for (let home = 0; home < HOMES; home++) {
          const stay = floatAt(there, cell + home) * (1 - longer);
          const pass = longer > 0 ? floatAt(there, cell + HOMES + home) * longer : 0;
          addAt(earlier, (age * ROW + place) * HOMES + home, chance * (stay + pass));
        }
      }
    }
  return earlier;
}

function squareStates(stock: Float64Array, there: Float64Array, quarters: number): Float64Array {
  const sums = new Float64Array(SUMS);
  for (let cell = 0; cell < CELLS; cell++) {
    const children = floatAt(stock, cell);
    const age = Math.floor(cell / ROW) + quarters;
    if (children === 0 || age >= QUARTERS_OF_AGE) continue;
    let anywhere = 0;
    for (let home = 0; home < HOMES; home++) {
      const chance = floatAt(there, cell * HOMES + home);
      addAt(sums, intAt(stateOfQuarter, age) + home, children * chance * chance);
      addAt(sums, HOME_SUMS + home, children * chance * chance);
      anywhere += chance;
    }
    addAt(sums, AGE_SUMS + intAt(stateOfQuarter, age) / HOMES, children * anywhere * anywhere);
    addAt(sums, TOTAL, children * anywhere * anywhere);
  }
  return sums;
}
