import { birthdayOf, yearLength, type Day } from './days.ts';
import { weights, type Random } from './random.ts';

/** Why a family's children come into care: it decides most of what follows. */
export type EntryKind = 'family' | 'unaccompanied' | 'remand';

/** A child of a family before anything is known but the birth; `enters` is when care starts (null: never). */
export type Entrant = { readonly birth: Day; readonly enters: Day | null };

export type Entry = { readonly kind: EntryKind; readonly start: Day; readonly entrants: readonly Entrant[] };

type Ages = readonly { readonly from: number; readonly to: number; readonly weight: number }[];

/**
 * Ages at the start of care, in years, of the first child of a family. Fitted so that the ages of all children who start,
 * brothers and sisters with them, follow the published ages at start (national-figures.ts). How old unaccompanied and
 * remanded children are is an assumption: nothing is published.
 */
const agesOf: Readonly<Record<EntryKind, Ages>> = {
  family: [
    { from: 0, to: 0.05, weight: 16.6 },
    { from: 0.05, to: 1, weight: 8.6 },
    { from: 1, to: 5, weight: 12 },
    { from: 5, to: 10, weight: 17.8 },
    { from: 10, to: 16, weight: 26.4 },
    { from: 16, to: 17.9, weight: 18.4 },
  ],
  unaccompanied: [
    { from: 12, to: 15, weight: 4 },
    { from: 15, to: 16, weight: 14 },
    { from: 16, to: 17, weight: 42 },
    { from: 17, to: 17.9, weight: 40 },
  ],
  remand: [
    { from: 12, to: 15, weight: 15 },
    { from: 15, to: 16, weight: 25 },
    { from: 16, to: 17.9, weight: 60 },
  ],
};

/** Per family, not per child: a family brings more than one child on average, an unaccompanied child comes alone. */
const kinds = weights<EntryKind>({ family: 68.6, unaccompanied: 32.2, remand: 2.5 });

/** How many brothers and sisters come into care on the same day (assumption: no published figure). */
const togetherSizes = weights({ '1': 64, '2': 21, '3': 10, '4': 4, '5': 1 });

/** A family whose children come into care: births and the days on which care starts, the first child first. */
export function drawEntry(random: Random, start: Day): Entry {
  const kind = random.weighted(kinds);
  const births = [drawBirth(random, kind, start)];
  const count = kind === 'family' ? Number(random.weighted(togetherSizes)) : 1;
  for (let tries = 0; births.length < count && tries < 12; tries++) {
    const birth = findSiblingBirth(random, births, start);
    if (birth !== undefined) births.push(birth);
  }
  const entrants: Entrant[] = births.map((birth) => ({ birth, enters: start }));
  return {
    kind,
    start,
    entrants: kind === 'family' ? [...entrants, ...drawOthers(random, births, start)] : entrants,
  };
}

function drawBirth(random: Random, kind: EntryKind, start: Day): Day {
  const { from, to } = random.weighted(agesOf[kind].map((ages) => [ages, ages.weight] as const));
  return start - Math.round(random.between(from, to) * yearLength);
}

/** The birth of another child of the same mother, a year or more from every other. Undefined when there is no room. */
function findSiblingBirth(random: Random, births: readonly Day[], start: Day): Day | undefined {
  const years = random.between(1.05, 4.5) * (random.chance(0.5) ? 1 : -1);
  const birth = random.pick(births) + Math.round(years * yearLength);
  const clear = births.every((other) => Math.abs(other - birth) > 360);
  return clear && birth <= start && start - birth < 17.5 * yearLength ? birth : undefined;
}

/** Older children who never come into care, and children born later, half of whom come into care at birth. */
function drawOthers(random: Random, births: readonly Day[], start: Day): Entrant[] {
  const others: Entrant[] = [];
  const [oldest, youngest] = [Math.min(...births), Math.max(...births)];
  if (random.chance(0.34))
    others.push({ birth: oldest - Math.round(random.between(1.2, 7) * yearLength), enters: null });
  if (random.chance(0.12))
    others.push({ birth: oldest - Math.round(random.between(8.2, 11) * yearLength), enters: null });
  const next = Math.max(youngest + 400, start + 120) + Math.round(random.wait(500));
  if (next - oldest > 16 * yearLength || !random.chance(0.22)) return others;
  return [...others, { birth: next, enters: random.chance(0.5) ? next + random.whole(0, 20) : null }];
}

/** The 18th birthday: care ends on it at the latest. */
export function adulthood(birth: Day): Day {
  return birthdayOf(birth, 18);
}
