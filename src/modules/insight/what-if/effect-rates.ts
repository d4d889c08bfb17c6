import {
  atAge,
  CHANCES,
  endings,
  HOMES,
  homeKinds,
  YEARS_OF_AGE,
} from '../forecast/histories/care-states.ts';
import type { FlowMonth, FlowModel, RateChange } from '../forecast/histories/flow-model.ts';
import { projectByAge } from './step-by-age.ts';
import type { Choices, LeverKey } from './lever.ts';

/** Each belief as one number, by lever and asking: the likeliest, or one drawn from its range. */
export type Believed = (lever: LeverKey, key: string) => number;

/** What choices do to the rates, with every belief settled on one number. */
export type Settled = { readonly choices: Choices; readonly believed: Believed };

/** How far the effects have grown in a month (0 is the first after the origin): 0 to 1. */
export function strengthIn(month: number, { monthsToFull }: Choices): number {
  return Math.min(1, (month + 1) / Math.max(1, monthsToFull));
}

const family = endings.indexOf('family');
const fostering = homeKinds.indexOf('Fostering');
const residential = homeKinds.indexOf('Residential');

/** Of a hundred children who would come into care, how many do not when edge-of-care support works in full. */
export function keptAtHome({ choices, believed }: Settled): number {
  const use = choices.levers['edge-of-care'];
  if (!use) return 0;
  return (
    share(use.decided['reach'] ?? 0) *
    share(believed('edge-of-care', 'avoidable')) *
    share(believed('edge-of-care', 'holds'))
  );
}

/**
 * The rates with the choices made. `moveScale` holds back moves from residential to family homes where there are fewer
 * places than children who could move; `comingBack` are children a month who come back after going home.
 */
export function changeRates(
  settled: Settled,
  moveScale: number,
  comingBack: readonly Float64Array[],
): RateChange {
  const avoided = keptAtHome(settled);
  const { choices, believed } = settled;
  const more = share(choices.levers['going-home']?.decided['more'] ?? 0);
  const steadier = choices.levers.continuity ? share(believed('continuity', 'moves')) : 0;
  const found = movedInYear(settled) * moveScale;
  return (rates, month) => {
    const strength = strengthIn(month, choices);
    return {
      entries: changeEntries(rates.entries, 1 - avoided * strength, comingBack[month]),
      leaving: changeLeaving(rates.leaving, 1 + more * strength),
      moving: changeMoving(rates.moving, 1 - steadier * strength, monthly(found * strength)),
    };
  };
}

/** Of children in residential homes, the share who move to a family in a year: asked for, and found. */
function movedInYear({ choices, believed }: Settled): number {
  const use = choices.levers['residential-to-family'];
  return use ? share(use.decided['found'] ?? 0) * share(believed('residential-to-family', 'asked')) : 0;
}

const share = (percent: number) => percent / 100;
const monthly = (yearly: number) => 1 - (1 - Math.min(yearly, 0.999)) ** (1 / 12);

function changeEntries(entries: Float64Array, times: number, more: Float64Array | undefined): Float64Array {
  return entries.map((children, at) => children * times + (more?.[at] ?? 0));
}

function changeLeaving(leaving: Float64Array, times: number): Float64Array {
  if (times === 1) return leaving;
  return leaving.map((chance, at) => (at % CHANCES === family ? Math.min(1, chance * times) : chance));
}

function changeMoving(moving: Float64Array, times: number, toFamily: number): Float64Array {
  return moving.map((chance, at) => {
    const isToFamily = Math.floor(at / HOMES) % HOMES === residential && at % HOMES === fostering;
    return Math.min(1, chance * times + (isToFamily ? toFamily : 0));
  });
}

/** The months ahead without and with the choices; `drift` is what happens to the rates whatever is chosen. */
export function projectChoices(
  model: FlowModel,
  months: number,
  { settled, moveScale, drift }: Course,
): Projected {
  const base = projectByAge(model, months, drift);
  const back = settled.choices.levers['going-home'] ? share(settled.believed('going-home', 'return')) : 0;
  const withChoices = (comingBack: readonly Float64Array[]) => {
    const change = changeRates(settled, moveScale, comingBack);
    return projectByAge(model, months, (rates, month) => change(drift ? drift(rates, month) : rates, month));
  };
  const once = withChoices([]);
  if (back === 0) return { base, chosen: once };
  return { base, chosen: withChoices(spreadReturns(base, once, back)) };
}

/** One course of events: beliefs settled, moves as far as there is room, and what happens whatever is chosen. */
export type Course = {
  readonly settled: Settled;
  readonly moveScale: number;
  readonly drift?: RateChange;
};

export type Projected = { readonly base: readonly FlowMonth[]; readonly chosen: readonly FlowMonth[] };

/** Children who went home beyond those who would have, and come back: a twelfth in each of the twelve months after. */
function spreadReturns(
  base: readonly FlowMonth[],
  chosen: readonly FlowMonth[],
  back: number,
): readonly Float64Array[] {
  const returns = chosen.map(() => new Float64Array(YEARS_OF_AGE * HOMES));
  chosen.forEach((month, at) => {
    const extra = wentHome(month).map((children, cell) =>
      Math.max(0, children - (base[at] ? (wentHome(base[at])[cell] ?? 0) : 0)),
    );
    for (let later = at + 1; later <= at + 12 && later < chosen.length; later++)
      extra.forEach((children, cell) => addTo(returns[later], cell, (children * back) / 12));
  });
  return returns;
}

function addTo(table: Float64Array | undefined, at: number, amount: number): void {
  if (table) table[at] = (table[at] ?? 0) + amount;
}

/** Who went home to family in a month, by age and home. */
export function wentHome({ leavers }: FlowMonth): Float64Array {
  const counts = new Float64Array(YEARS_OF_AGE * HOMES);
  for (let at = 0; at < counts.length; at++) counts[at] = leavers[at * endings.length + family] ?? 0;
  return counts;
}

/** Children in a kind of home at the end of a month. */
export function inHome({ stock }: FlowMonth, home: number): number {
  let children = 0;
  for (let age = 0; age < YEARS_OF_AGE; age++) children += stock[atAge(age, home)] ?? 0;
  return children;
}

/** How many places beyond today's use there are in each month, where the choices say how many there are. */
export function sparePlaces(choices: Choices, month: number): number | undefined {
  const decided = choices.levers.carers?.decided;
  if (!decided) return undefined;
  const [places = 0, used = 0, target = 0, net = 0] = ['places', 'used', 'target', 'net'].map(
    (key) => decided[key],
  );
  const use = used + (target - used) * strengthIn(month, choices);
  return Math.max(0, places + (net * (month + 1)) / 12) * share(use) - places * share(used);
}

/**
 * How much of the moves to family homes there is room for: 1 where places are enough or not stated. Tried on the mean
 * path: children in foster families beyond those who would be there anyway never outnumber the places gained.
 */
export function roomForMoves(model: FlowModel, months: number, settled: Settled): number {
  if (movedInYear(settled) === 0 || !settled.choices.levers.carers) return 1;
  const fits = (scale: number) => {
    const { base, chosen } = projectChoices(model, months, { settled, moveScale: scale });
    return chosen.every((month, at) => {
      const spare = sparePlaces(settled.choices, at) ?? Infinity;
      const before = base[at];
      return before === undefined || inHome(month, fostering) - inHome(before, fostering) <= spare + 0.5;
    });
  };
  if (fits(1)) return 1;
  let [low, high] = [0, 1];
  for (let step = 0; step < 6; step++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
