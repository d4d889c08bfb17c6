import { ageAt, birthdayOf, yearLength, type Day } from './days.ts';
import type { Random, Weighted } from './random.ts';

/** Why a family's children come into care: it decides most of what follows. */
export type EntryKind = 'family' | 'unaccompanied' | 'remand';

export type Ethnicity = string;

/** Ages at the start of care of the first child of a family, in years: [from, to), weight. Fitted so that the ages of all
 * children who start, brothers and sisters with them, follow the published ages at start (national-figures.ts). */
const firstAges: Weighted<readonly [number, number]> = [
  [[0, 0.05], 15.5],
  [[0.05, 1], 8.2],
  [[1, 5], 13.5],
  [[5, 10], 14.6],
  [[10, 16], 32],
  [[16, 17.9], 15.2],
];

/** Unaccompanied children are nearly all 15 to 17; two thirds are 16 or 17 … (assumption: no published ages at start). */
const unaccompaniedAges: Weighted<readonly [number, number]> = [
  [[12, 15], 4],
  [[15, 16], 12],
  [[16, 17], 38],
  [[17, 17.9], 46],
];

const remandAges: Weighted<readonly [number, number]> = [
  [[12, 15], 15],
  [[15, 16], 25],
  [[16, 17.9], 60],
];

const agesOf: Readonly<Record<EntryKind, Weighted<readonly [number, number]>>> = {
  family: firstAges,
  unaccompanied: unaccompaniedAges,
  remand: remandAges,
};

export function drawEntryKind(random: Random): EntryKind {
  return random.weighted(entryKinds);
}

/** Per family, not per child: a family brings more than one child on average, an unaccompanied child comes alone. */
const entryKinds: Weighted<EntryKind> = [
  ['family', 68.6],
  ['unaccompanied', 29.5],
  ['remand', 1.9],
];

/** The birth of a child who is drawn to be of a likely age when care starts. */
export function drawBirth(random: Random, kind: EntryKind, start: Day): Day {
  const [from, to] = random.weighted(agesOf[kind]);
  return start - Math.round(random.between(from, to) * yearLength);
}

/** How many brothers and sisters come into care on the same day (assumption: no published figure). */
const togetherSizes: Weighted<number> = [
  [1, 64],
  [2, 21],
  [3, 10],
  [4, 4],
  [5, 1],
];

export function drawTogether(random: Random): number {
  return random.weighted(togetherSizes);
}

/** The birth of another child of the same mother, a year or more from every other. Undefined when there is no room. */
export function findSiblingBirth(random: Random, births: readonly Day[], start: Day): Day | undefined {
  const base = random.pick(births);
  const birth = base + (random.chance(0.5) ? 1 : -1) * Math.round(random.between(1.05, 4.5) * yearLength);
  const clear = births.every((other) => Math.abs(other - birth) > 360 || other === birth);
  return clear && birth <= start && ageAt(birth, start) < 17.5 ? birth : undefined;
}

/** The 18th birthday: care ends on it at the latest. */
export function adulthood(birth: Day): Day {
  return birthdayOf(birth, 18);
}
