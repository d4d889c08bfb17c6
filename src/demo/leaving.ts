import { ageAt, yearLength, type Day } from './days.ts';
import { adulthood, type Entrant, type Entry, type EntryKind } from './entry.ts';
import type { Random } from './random.ts';

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

/**
 * One way of leaving. `rates`: leavings a year for each child in care at ages 0, 1 to 4, 5 to 9, 10 to 15, 16 and 17.
 * `course`: what the rate is multiplied by in the first month of care, the next two, and so on (see `courseMonths`).
 */
type Way = {
  readonly ending: Ending;
  readonly rates: readonly number[];
  readonly course?: readonly number[];
};

/** The course of time: up to these months since care started. */
const courseMonths = [1, 3, 6, 9, 12, 18, 30, 48, Infinity];

/**
 * Rates start from published leavers by age and reason over children in care by age (national-figures.ts), then were
 * fitted so that the stock is steady and its ages, its stays of two and a half years and the reasons come out as
 * published. What the course of time does is an assumption but for that fit.
 */
const waysOf: Readonly<Record<EntryKind, readonly Way[]>> = {
  family: [
    {
      ending: 'home',
      rates: [0.235, 0.195, 0.17, 0.192, 0.165],
      course: [4, 2.3, 1.4, 1.1, 0.95, 0.7, 0.5, 0.3, 0.12],
    },
    {
      ending: 'guardianship',
      rates: [0.18, 0.3, 0.13, 0.055, 0.008],
      course: [0.2, 0.2, 0.5, 1.1, 1.5, 1.6, 1.1, 0.8, 0.5],
    },
    {
      ending: 'adoption',
      rates: [0.18, 0.41, 0.08, 0.0015, 0],
      course: [0, 0, 0, 0, 0.4, 1.5, 2, 1.2, 0.25],
    },
    { ending: 'transfer', rates: [0.018, 0.018, 0.018, 0.018, 0.018] },
    { ending: 'custody', rates: [0, 0, 0, 0.001, 0.005] },
    { ending: 'abroad', rates: [0.001, 0.001, 0.001, 0.001, 0.001] },
    { ending: 'death', rates: [0.002, 0.0006, 0.0003, 0.0006, 0.001] },
    { ending: 'other', rates: [0.01, 0.006, 0.003, 0.004, 0.04] },
  ],
  // Many are moved to another authority within weeks (National Transfer Scheme); few leave otherwise before adulthood.
  unaccompanied: [
    {
      ending: 'transfer',
      rates: [0, 0, 0, 0.35, 0.35],
      course: [3.4, 2.2, 0.3, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05],
    },
    {
      ending: 'age assessed',
      rates: [0, 0, 0, 0.03, 0.08],
      course: [1.5, 1.5, 1.2, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
    },
    { ending: 'other', rates: [0, 0, 0, 0.02, 0.03] },
    { ending: 'home', rates: [0, 0, 0, 0.02, 0.02] },
  ],
  remand: [
    { ending: 'remand ended', rates: [0, 0, 0, 1, 1], course: [1, 1, 1, 1, 0, 0, 0, 0, 0] },
    { ending: 'custody', rates: [0, 0, 0, 0.7, 0.7], course: [1, 1, 1, 1, 0, 0, 0, 0, 0] },
    { ending: 'home', rates: [0, 0, 0, 0.8, 0.6] },
  ],
};

/** Four in ten long stays are settled for good after half a year: the plan is to stay for the whole of childhood. */
const settled = { share: 0.37, factor: 0.27, afterMonths: 6 };

const daysInMonth = yearLength / 12;

/** When and how a child's time in care ends: month by month, the chances of all ways run against each other. */
export function drawLeaving(
  random: Random,
  kind: EntryKind,
  { birth, start }: { birth: Day; start: Day },
): Leaving {
  const last = adulthood(birth);
  const ways = waysOf[kind];
  const slow = kind === 'family' && random.chance(settled.share) ? settled.factor : 1;
  const age = ageAt(birth, start);
  let waiting = random.wait(1);
  for (let month = 0; start + month * daysInMonth < last; month++) {
    const moment = {
      band: bandOf(age + month / 12),
      stage: courseMonths.findIndex((until) => month < until),
    };
    const rate = (totalRate(ways, moment) * (month < settled.afterMonths ? 1 : slow)) / 12;
    if (waiting < rate) {
      const on = start + Math.max(1, Math.round((month + waiting / rate) * daysInMonth));
      return on < last ? { on, ending: pickEnding(random, ways, moment) } : { on: last, ending: 'adult' };
    }
    waiting -= rate;
  }
  return { on: last, ending: 'adult' };
}

type Moment = { readonly band: number; readonly stage: number };

function totalRate(ways: readonly Way[], moment: Moment): number {
  let total = 0;
  for (const way of ways) total += rateOf(way, moment);
  return total;
}

function rateOf({ rates, course }: Way, { band, stage }: Moment): number {
  return (rates[band] ?? 0) * (course === undefined ? 1 : (course[stage] ?? 0));
}

function pickEnding(random: Random, ways: readonly Way[], moment: Moment): Ending {
  return random.weighted(ways.map((way) => [way.ending, rateOf(way, moment)] as const));
}

function bandOf(age: number): number {
  if (age < 1) return 0;
  if (age < 5) return 1;
  if (age < 10) return 2;
  return age < 16 ? 3 : 4;
}

/** When each child of a family who comes into care leaves it. */
export type LeavingPlan = ReadonlyMap<Entrant, Leaving>;

export function planLeavings(random: Random, { kind, entrants }: Entry): LeavingPlan {
  const plan = new Map<Entrant, Leaving>();
  let first: Leaving | undefined;
  for (const entrant of entrants) {
    if (entrant.enters === null) continue;
    const own = drawLeaving(random, kind, { birth: entrant.birth, start: entrant.enters });
    const goesAlong = first !== undefined && random.chance(0.65) && canGoAlong(first, own, entrant);
    const leaving = goesAlong && first !== undefined ? first : own;
    first ??= leaving;
    plan.set(entrant, leaving);
  }
  return plan;
}

/** Brothers and sisters mostly go home together, or to the same guardians. */
function canGoAlong(first: Leaving, own: Leaving, { birth, enters }: Entrant): boolean {
  const shared = first.ending === 'home' || first.ending === 'guardianship';
  const inCare = enters !== null && first.on > enters && ageAt(birth, first.on) < 17.9;
  return shared && inCare && own.ending !== 'adoption';
}
