import { ageAt, yearLength, type Day } from './days.ts';
import type { StayPlan } from './home-choices.ts';
import type { HomeKind } from './homes-registry.ts';
import type { Random } from './random.ts';

/**
 * Moves a year in the first weeks, months, year and later in one home, for a child of average restlessness. Fitted to
 * the published shares with three or more homes in a year and with one home for two years (national-figures.ts).
 */
const moveRates = [
  { untilMonth: 1, rate: 1.7 },
  { untilMonth: 3, rate: 1.25 },
  { untilMonth: 12, rate: 0.7 },
  { untilMonth: 24, rate: 0.42 },
  { untilMonth: Infinity, rate: 0.22 },
];

/** Some kinds of home are left seldom, others are meant to be left soon. */
const unrest: Readonly<Partial<Record<HomeKind, number>>> = {
  kin: 0.4,
  parents: 0.45,
  adopters: 0,
  other: 1.6,
  'mother and baby': 2,
  hospital: 4,
  secure: 3,
  custody: 1.6,
  supported: 0.6,
};

const daysInMonth = yearLength / 12;

/** Most children move seldom, some often: that is what makes one in ten have three homes in a year. */
export function drawRestlessness(random: Random, { birth, start }: StayPlan): number {
  const age = ageAt(birth, start);
  const often = random.chance(age < 10 ? 0.08 : 0.2);
  return often ? random.between(1.3, 3.2) : random.between(0.25, 0.85);
}

type Stay = { readonly day: Day; readonly kind: HomeKind; readonly restless: number };

/** The day on which a child who came to a home on `day` leaves it: the end of care at the latest. */
export function drawMoveDay(random: Random, plan: StayPlan, { day, kind, restless }: Stay): Day {
  const factor = restless * (unrest[kind] ?? 1) * (plan.kind === 'unaccompanied' ? 0.65 : 1);
  let waiting = random.wait(1);
  for (let month = 0; day + month * daysInMonth < plan.leaving.on; month++) {
    const now = day + month * daysInMonth;
    const rate = (rateAt(month) * factor * ageFactor(plan, now) + readyToLeave(plan, now, kind)) / 12;
    if (waiting < rate) return day + Math.max(1, Math.round((month + waiting / rate) * daysInMonth));
    waiting -= rate;
  }
  return plan.leaving.on;
}

function rateAt(month: number): number {
  for (const { untilMonth, rate } of moveRates) if (month < untilMonth) return rate;
  return 0;
}

/** At 16 and 17 many move on to supported accommodation, from children's homes above all. */
function readyToLeave({ birth }: StayPlan, day: Day, kind: HomeKind): number {
  if (ageAt(birth, day) < 16) return 0;
  if (kind === "children's home") return 0.4;
  return kind === 'foster' ? 0.2 : 0;
}

function ageFactor({ birth }: StayPlan, day: Day): number {
  const age = ageAt(birth, day);
  if (age < 5) return 0.85;
  return age < 16 ? 1 : 1.3;
}
