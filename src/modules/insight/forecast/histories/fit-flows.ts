import { fromDayNumber } from '../../../../platform/dates/plain-date.ts';
import type { CareHistories } from './care-histories.ts';
import { AGES, CareWalk, type CareMonths, lastDayOfMonth, monthOfDay } from './care-months.ts';
import {
  atMonth,
  bandOfTime,
  chanceOfNextTime,
  CHANCES,
  homeOfPlacement,
  HOMES,
  MONTHS_OF_AGE,
  TIMES,
  YEARS_OF_AGE,
} from './care-states.ts';
import { addAt, byteAt, intAt, valueAt } from './cells.ts';
import { fitCredibleRates, groupBy } from './credibility.ts';
import type { DoubtLayer, FlowModel } from './flow.ts';
import { followLevel } from './follow-level.ts';
import type { Level } from './follow-level.ts';

/** How much a month weighs against the next one where rates are compared with each other. */
const STRUCTURE_MEMORY = 0.985;

/**
 * Fits how children come, move and leave to the months up to an origin, and finds today's children.
 * @param origin day number; only steps of `months` that end by then are used, and no episode that starts later
 */
export function fitFlowModel(histories: CareHistories, months: CareMonths, origin: number): FlowModel {
  const month = monthOfDay(origin);
  const isMonthEnd = lastDayOfMonth(month) === origin;
  const steps = Math.min((isMonthEnd ? month : month - 1) - months.firstMonth, months.steps);
  const leaving = fitLeaving(months, steps);
  const entering = fitEntries(months, steps);
  const moving = fitMoves(months, steps);
  const monthDays = lastDayOfMonth(month) - lastDayOfMonth(month - 1);
  return {
    origin: fromDayNumber(origin),
    firstStep: isMonthEnd ? 1 : (lastDayOfMonth(month) - origin) / monthDays,
    stock: countStock(histories, origin),
    rates: { entries: entering.rates, leaving: leaving.rates, moving: moving.rates },
    entryMonths: spreadEntries(months, steps),
    movesByTime: moving.byTime,
    passing: fitPassing(months, steps),
    doubt: {
      entries: entering.layers,
      leaving: leaving.layers,
      moving: moving.layers,
      entryLevel: entering.level,
      leavingLevel: leaving.level,
    },
  };
}

/** Children in care at the end of a day by `atMonth`, those who are 18 left out. */
export function countStock(histories: CareHistories, day: number): Float64Array {
  const stock = new Float64Array(MONTHS_OF_AGE * HOMES * TIMES);
  const homes = Uint8Array.from(histories.place.codes, homeOfPlacement);
  const startsCare = Uint8Array.from(histories.whyStarted.codes, (code) => (code === 'S' ? 1 : 0));
  const month = monthOfDay(day);
  const grid = lastDayOfMonth(month) === day ? month : month - 1;
  for (let child = 0; child < histories.birth.length; child++) {
    const walk = new CareWalk(histories, intAt(histories.first, child), intAt(histories.first, child + 1));
    const row = walk.goTo(day);
    if (row < 0) continue;
    const age = grid - monthOfDay(intAt(histories.birth, child));
    const home = byteAt(homes, byteAt(histories.place.at, row));
    const time = bandOfTime(Math.max(grid - walk.careMonth(startsCare), 0));
    if (age < MONTHS_OF_AGE) addAt(stock, atMonth(Math.max(age, 0), home, time), 1);
  }
  return stock;
}

/** The columns of all steps added up, older ones weighing less; and the noise of such sums. */
function weighSteps(
  table: Int32Array,
  width: number,
  { steps, memory }: { steps: number; memory: number },
): { sums: Float64Array; noise: number } {
  const sums = new Float64Array(width);
  let [weighted, squared] = [0, 0];
  for (let step = 0; step < steps; step++) {
    const weight = memory ** (steps - 1 - step);
    for (let cell = 0; cell < width; cell++) {
      const amount = intAt(table, step * width + cell) * weight;
      if (amount === 0) continue;
      addAt(sums, cell, amount);
      weighted += amount;
      squared += amount * weight;
    }
  }
  return { sums, noise: weighted > 0 ? squared / weighted : 1 };
}

/** What was seen in each step, and what the rates lead to expect there. */
function sumStep(table: ArrayLike<number>, width: number, step: number, rates?: Float64Array): number {
  let sum = 0;
  for (let cell = 0; cell < width; cell++)
    sum += valueAt(table, step * width + cell) * (rates ? valueAt(rates, cell) : 1);
  return sum;
}

const CELLS = AGES * TIMES;

/** Ages that are alike in how children come, move and leave: single years only where many are seen. */
const broadAges = [0, 1, 1, 1, 1, 5, 5, 5, 5, 5, 10, 10, 10, 13, 13, 13, 16, 17];
const yearsOf = (age: number): number => Math.floor(age / HOMES);
const broadOf = (age: number): number => valueAt(broadAges, yearsOf(age));

const leavingGroups = (() => {
  const age = (cell: number) => Math.floor(cell / TIMES);
  const [time, home] = [(cell: number) => cell % TIMES, (cell: number) => age(cell) % HOMES];
  const broad = (cell: number) => broadOf(age(cell));
  return [
    groupBy(CELLS, broad),
    groupBy(CELLS, time),
    groupBy(CELLS, home),
    groupBy(CELLS, (cell) => broad(cell) * HOMES + home(cell)),
    groupBy(CELLS, (cell) => broad(cell) * TIMES + time(cell)),
    groupBy(CELLS, (cell) => home(cell) * TIMES + time(cell)),
    groupBy(CELLS, (cell) => yearsOf(age(cell))),
    groupBy(CELLS, (cell) => yearsOf(age(cell)) * HOMES + home(cell)),
    groupBy(CELLS, (cell) => (broad(cell) * HOMES + home(cell)) * TIMES + time(cell)),
  ];
})();

type Fitted = { readonly rates: Float64Array; readonly layers: readonly DoubtLayer[] };

function fitLeaving(months: CareMonths, steps: number): Fitted & { level: Level } {
  const weighing = { steps, memory: STRUCTURE_MEMORY };
  const { sums: exposure } = weighSteps(months.exposed, CELLS, weighing);
  const { sums: byEnding, noise } = weighSteps(months.left, CELLS * CHANCES, weighing);
  const left = exposure.map((_, cell) => sumStep(byEnding, CHANCES, cell));
  const { rates, layers } = fitCredibleRates(left, exposure, { groupings: leavingGroups, noise });
  const seen = Array.from({ length: steps }, (_, step) => sumStep(months.left, CELLS * CHANCES, step));
  const told = Array.from({ length: steps }, (_, step) => sumStep(months.exposed, CELLS, step, rates));
  const level = followLevel(seen, told);
  return { rates: splitEndings(rates, byEnding, level.level), layers: layers.map(widen), level };
}

/** Layers over cells become layers over cells by ending: all endings of a cell are in one group. */
function widen({ groups, shapes }: DoubtLayer): DoubtLayer {
  return { groups: groupEndings(groups), shapes };
}

function groupEndings(groups: Uint16Array): Uint16Array {
  return new Uint16Array(groups.length * CHANCES).map((_, cell) =>
    valueAt(groups, Math.floor(cell / CHANCES)),
  );
}

/** As many events of the whole as the endings of a group are thought to be worth before any is seen. */
const ENDING_WEIGHT = 10;
const endingGroups = leavingGroups[3] ?? groupBy(CELLS, () => 0);

/** Chances of leaving shared among the endings as they were seen at this age and in this kind of home. */
function splitEndings(rates: Float64Array, byEnding: Float64Array, level: number): Float64Array {
  const all = new Float64Array(CHANCES);
  const grouped = new Float64Array(endingGroups.count * CHANCES);
  byEnding.forEach((number, at) => {
    addAt(all, at % CHANCES, number);
    addAt(grouped, valueAt(endingGroups.groups, Math.floor(at / CHANCES)) * CHANCES + (at % CHANCES), number);
  });
  const total = Math.max(sumStep(all, CHANCES, 0), 1e-9);
  return byEnding.map((_, at) => {
    const [cell, ending] = [Math.floor(at / CHANCES), at % CHANCES];
    const group = valueAt(endingGroups.groups, cell);
    const share =
      (valueAt(grouped, group * CHANCES + ending) + (ENDING_WEIGHT * valueAt(all, ending)) / total) /
      (sumStep(grouped, CHANCES, group) + ENDING_WEIGHT);
    return Math.min(valueAt(rates, cell) * level, 1) * share;
  });
}

const entryGroups = [
  groupBy(AGES, broadOf),
  groupBy(AGES, (cell) => cell % HOMES),
  groupBy(AGES, (cell) => broadOf(cell) * HOMES + (cell % HOMES)),
  groupBy(AGES, yearsOf),
  groupBy(AGES, (cell) => cell),
];

function fitEntries(months: CareMonths, steps: number): Fitted & { level: Level } {
  const seen = Array.from({ length: steps }, (_, step) => sumStep(months.entered, AGES, step));
  const mean = Math.max(seen.reduce((sum, number) => sum + number, 0) / Math.max(steps, 1), 0.05);
  const level = followLevel(seen, new Array<number>(steps).fill(mean));
  const memory = Math.max(level.memory, 0.95);
  const { sums, noise } = weighSteps(months.entered, AGES, { steps, memory });
  const exposure = new Float64Array(AGES).fill(1);
  const { rates, layers } = fitCredibleRates(sums, exposure, { groupings: entryGroups, noise });
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  const scale = total > 0 ? (level.level * mean) / total : 0;
  return { rates: rates.map((rate) => rate * scale), layers, level };
}

/** As many children of the even spread as start the count. */
const PASSING_WEIGHT = 20;

function fitPassing(months: CareMonths, steps: number): Float64Array {
  const weighing = { steps, memory: STRUCTURE_MEMORY };
  const { sums: passed } = weighSteps(months.passed, TIMES, weighing);
  const { sums: exposed } = weighSteps(months.exposed, CELLS, weighing);
  const { sums: left } = weighSteps(months.left, CELLS * CHANCES, weighing);
  const stayed = new Float64Array(TIMES);
  exposed.forEach((number, cell) => addAt(stayed, cell % TIMES, number - sumStep(left, CHANCES, cell)));
  return passed.map((number, time) => {
    const even = chanceOfNextTime[time] ?? 0;
    return even === 0 ? 0 : (number + PASSING_WEIGHT * even) / (valueAt(stayed, time) + PASSING_WEIGHT);
  });
}

const MOVES = CELLS * HOMES;

/** Groups of moves by age, from and to, over all times in care. */
const moveGroups = (() => {
  const width = AGES * HOMES;
  const pair = (cell: number) => (Math.floor(cell / HOMES) % HOMES) * HOMES + (cell % HOMES);
  const broad = (cell: number) => broadOf(Math.floor(cell / HOMES));
  const years = (cell: number) => yearsOf(Math.floor(cell / HOMES));
  return [
    groupBy(width, pair),
    groupBy(width, (cell) => broad(cell) * HOMES + (cell % HOMES)),
    groupBy(width, (cell) => broad(cell) * HOMES * HOMES + pair(cell)),
    groupBy(width, (cell) => years(cell) * HOMES + (cell % HOMES)),
    groupBy(width, (cell) => years(cell) * HOMES * HOMES + pair(cell)),
  ];
})();

/** Groups of moves by time in care, on top of age, from and to. */
const moveTimeGroups = (() => {
  const time = (cell: number) => Math.floor(cell / HOMES) % TIMES;
  const age = (cell: number) => Math.floor(cell / (HOMES * TIMES));
  const pair = (cell: number) => (age(cell) % HOMES) * HOMES + (cell % HOMES);
  return [
    groupBy(MOVES, time),
    groupBy(MOVES, (cell) => pair(cell) * TIMES + time(cell)),
    groupBy(MOVES, (cell) => broadOf(age(cell)) * TIMES + time(cell)),
    groupBy(MOVES, (cell) => (broadOf(age(cell)) * HOMES * HOMES + pair(cell)) * TIMES + time(cell)),
  ];
})();

function fitMoves(months: CareMonths, steps: number): Fitted & { byTime: Float64Array } {
  const weighing = { steps, memory: STRUCTURE_MEMORY };
  const { sums: moved, noise } = weighSteps(months.moved, MOVES, weighing);
  const { sums: exposed } = weighSteps(months.exposed, CELLS, weighing);
  const { sums: left } = weighSteps(months.left, CELLS * CHANCES, weighing);
  const stayed = exposed.map((number, cell) => number - sumStep(left, CHANCES, cell));
  const events = overTimes(moved);
  const exposure = events.map((_, cell) => sumStep(stayed, TIMES, Math.floor(cell / HOMES)));
  const { rates, layers } = fitCredibleRates(events, exposure, { groupings: moveGroups, noise });
  const expected = moved.map(
    (_, cell) => valueAt(stayed, Math.floor(cell / HOMES)) * valueAt(rates, ageOfMove(cell)),
  );
  const byTime = fitCredibleRates(moved, expected, { groupings: moveTimeGroups, noise }).rates;
  const told = overTimes(expected.map((number, cell) => number * valueAt(byTime, cell)));
  const level = overTimes(expected).map((number, cell) => (number > 0 ? valueAt(told, cell) / number : 1));
  const steady = byTime.map((factor, cell) => factor / (valueAt(level, ageOfMove(cell)) || 1));
  return { rates, layers, byTime: steady };
}

/** Where a move by time in care stands in a table over all times. */
function ageOfMove(cell: number): number {
  return Math.floor(cell / (HOMES * TIMES)) * HOMES + (cell % HOMES);
}

function overTimes(moves: Float64Array): Float64Array {
  const sums = new Float64Array(AGES * HOMES);
  moves.forEach((number, cell) => addAt(sums, ageOfMove(cell), number));
  return sums;
}

/** Entries evenly over the months of a year of age, unless more came in some: babies come in their first weeks. */
const EVEN_WEIGHT = 3;

function spreadEntries({ enteredAt }: CareMonths, steps: number): Float64Array {
  const { sums } = weighSteps(enteredAt, MONTHS_OF_AGE, { steps, memory: STRUCTURE_MEMORY });
  const years = Array.from({ length: YEARS_OF_AGE }, (_, year) => sumStep(sums, 12, year));
  return sums.map((number, month) => {
    const inYear = valueAt(years, Math.floor(month / 12));
    return (number + EVEN_WEIGHT) / (inYear + EVEN_WEIGHT * 12);
  });
}
