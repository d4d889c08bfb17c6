import { ageAt, type Day } from './days.ts';
import { adulthood, type EntryKind } from './entry.ts';
import type { Random, Weighted } from './random.ts';

/** How care ends, before the return's codes. */
export type Ending =
  | 'home'
  | 'guardianship'
  | 'adoption'
  | 'transfer'
  | 'adult'
  | 'age assessed'
  | 'custody'
  | 'remand ended'
  | 'abroad'
  | 'death'
  | 'other';

export type Leaving = { readonly on: Day; readonly ending: Ending };

/** Leavings a year for each child in care, at ages 0, 1 to 4, 5 to 9, 10 to 15, 16 and 17. */
type Rates = readonly [number, number, number, number, number];

/** By months since care started: [up to month, factor]. */
type Course = readonly (readonly [number, number])[];

type Way = { readonly ending: Ending; readonly rates: Rates; readonly course: Course };

/**
 * Rates start from published leavers by age and reason over children in care by age (national-figures.ts), then were
 * fitted so that the stock is steady and its ages, its stays of two and a half years and the reasons come out as
 * published. What the course of time does is an assumption but for that fit.
 */
const familyWays: readonly Way[] = [
  {
    ending: 'home',
    rates: [0.3, 0.19, 0.155, 0.15, 0.13],
    course: [
      [1, 2.6],
      [3, 1.9],
      [6, 1.5],
      [12, 1.2],
      [24, 0.9],
      [48, 0.38],
      [999, 0.16],
    ],
  },
  {
    ending: 'guardianship',
    rates: [0.2, 0.285, 0.125, 0.055, 0.008],
    course: [
      [4, 0.25],
      [9, 1.1],
      [18, 1.6],
      [36, 0.9],
      [999, 0.5],
    ],
  },
  {
    ending: 'adoption',
    rates: [0.17, 0.3, 0.055, 0.0015, 0],
    course: [
      [9, 0],
      [13, 0.6],
      [30, 1.9],
      [48, 1],
      [999, 0.25],
    ],
  },
  { ending: 'transfer', rates: [0.016, 0.012, 0.01, 0.01, 0.012], course: [[999, 1]] },
  { ending: 'custody', rates: [0, 0, 0, 0.0012, 0.006], course: [[999, 1]] },
  { ending: 'abroad', rates: [0.001, 0.001, 0.001, 0.001, 0.001], course: [[999, 1]] },
  { ending: 'death', rates: [0.002, 0.0006, 0.0003, 0.0006, 0.001], course: [[999, 1]] },
  { ending: 'other', rates: [0.01, 0.006, 0.003, 0.004, 0.02], course: [[999, 1]] },
];

/** Many are moved to another authority within weeks (National Transfer Scheme); few leave otherwise before adulthood. */
const unaccompaniedWays: readonly Way[] = [
  {
    ending: 'transfer',
    rates: [0, 0, 0, 0.35, 0.35],
    course: [
      [2, 4.4],
      [999, 0.04],
    ],
  },
  {
    ending: 'age assessed',
    rates: [0, 0, 0, 0.02, 0.062],
    course: [
      [4, 1.6],
      [999, 0.5],
    ],
  },
  { ending: 'other', rates: [0, 0, 0, 0.03, 0.06], course: [[999, 1]] },
  { ending: 'home', rates: [0, 0, 0, 0.03, 0.03], course: [[999, 1]] },
];

const remandWays: readonly Way[] = [
  {
    ending: 'remand ended',
    rates: [0, 0, 0, 1.1, 1.1],
    course: [
      [12, 1],
      [999, 0],
    ],
  },
  {
    ending: 'custody',
    rates: [0, 0, 0, 1.1, 1.1],
    course: [
      [12, 1],
      [999, 0],
    ],
  },
  { ending: 'home', rates: [0, 0, 0, 0.8, 0.6], course: [[999, 1]] },
];

const waysOf: Readonly<Record<EntryKind, readonly Way[]>> = {
  family: familyWays,
  unaccompanied: unaccompaniedWays,
  remand: remandWays,
};

/** Three in ten long stays are settled for good: an order was made for the whole of childhood. */
const settledShare = 0.3;

/** When and how a child's time in care ends: month by month, the chances of each way compete. */
export function drawLeaving(
  random: Random,
  kind: EntryKind,
  { birth, start }: { birth: Day; start: Day },
): Leaving {
  const last = adulthood(birth);
  const settled = kind === 'family' && random.chance(settledShare);
  for (let month = 0; start + month * 30.44 < last; month++) {
    const ways = waysOf[kind].map(
      (way) => [way.ending, chanceOf(way, ageAt(birth, start) + month / 12, month)] as const,
    );
    const total = ways.reduce((sum, [, rate]) => sum + rate, 0) * (settled && month > 6 ? 0.3 : 1);
    if (!random.chance(1 - Math.exp(-total / 12))) continue;
    const on = start + Math.max(1, Math.round(month * 30.44 + random.between(0, 30)));
    if (on < last) return { on, ending: pickWay(random, ways) };
  }
  return { on: last, ending: 'adult' };
}

function pickWay(random: Random, ways: Weighted<Ending>): Ending {
  return random.weighted(ways);
}

function chanceOf(way: Way, age: number, month: number): number {
  const rate = way.rates[bandOf(age)] ?? 0;
  return rate * (way.course.find(([until]) => month < until)?.[1] ?? 1);
}

function bandOf(age: number): number {
  if (age < 1) return 0;
  if (age < 5) return 1;
  if (age < 10) return 2;
  return age < 16 ? 3 : 4;
}
