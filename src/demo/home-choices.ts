import { ageAt, birthdayOf, type Day } from './days.ts';
import type { EntryKind } from './entry.ts';
import type { HomeKind } from './homes-registry.ts';
import { statusOn, type LegalPath } from './legal-path.ts';
import type { Leaving } from './leaving.ts';
import { registrationDay, type PlacementType } from './placement-codes.ts';
import { weights, type Random, type Weighted } from './random.ts';

/** What decides where a child lives. */
export type StayPlan = {
  readonly kind: EntryKind;
  readonly birth: Day;
  readonly start: Day;
  readonly leaving: Leaving;
  readonly legal: LegalPath;
  readonly disabled: boolean;
};

/** What is open on a day: the home before (undefined at the start), and whether parents and relatives could be it. */
export type Moment = {
  readonly day: Day;
  readonly before: HomeKind | undefined;
  readonly hasParents: boolean;
  readonly hasKin: boolean;
};

type Kinds = Weighted<HomeKind>;

/** First homes at ages 0, 1 to 4, 5 to 9, 10 to 15, 16 and 17; fitted to the published homes of children in care. */
const firstHomes: readonly Kinds[] = [
  weights({ foster: 63, kin: 18, 'mother and baby': 11, parents: 7, hospital: 1 }),
  weights({ foster: 67, kin: 20, parents: 9, 'mother and baby': 4 }),
  weights({ foster: 71, kin: 18, parents: 7, "children's home": 3, other: 1 }),
  weights({ foster: 58, kin: 13, "children's home": 18, parents: 3, other: 8 }),
  weights({ foster: 21, kin: 6, "children's home": 17, supported: 46, parents: 2, other: 8 }),
];

/** And later ones. */
const laterHomes: readonly Kinds[] = [
  weights({ foster: 60, kin: 26, parents: 12, 'mother and baby': 2 }),
  weights({ foster: 63, kin: 20, parents: 17 }),
  weights({ foster: 71, kin: 10, parents: 16, "children's home": 5, 'residential school': 0.4, other: 0.6 }),
  weights({
    ...{ foster: 40, kin: 5, "children's home": 38, parents: 7, other: 7, 'residential school': 0.4 },
    ...{ 'care home': 1.6, secure: 0.4, hospital: 0.6 },
  }),
  weights({
    ...{ foster: 9, kin: 2, "children's home": 17, supported: 58, parents: 3, other: 8 },
    ...{ 'care home': 3, custody: 1, secure: 0.4, hospital: 0.6 },
  }),
];
const unaccompaniedHomes: Kinds = weights({ foster: 34, supported: 57, "children's home": 2, other: 7 });
const remandHomes: Kinds = weights({ custody: 50, foster: 12, "children's home": 18, supported: 20 });

export function drawHomeKind(random: Random, plan: StayPlan, moment: Moment): HomeKind {
  const choices = kindsAt(plan, moment).filter(([kind]) => isPossible(kind, plan, moment));
  return choices.length > 0 ? random.weighted(choices) : 'foster';
}

function kindsAt(plan: StayPlan, { day, before }: Moment): Kinds {
  if (plan.kind === 'unaccompanied') return unaccompaniedHomes;
  if (plan.kind === 'remand' && before === undefined) return remandHomes;
  const table = before === undefined ? firstHomes : laterHomes;
  return table[bandAt(plan, day)] ?? [];
}

function bandAt({ birth }: StayPlan, day: Day): number {
  if (day >= birthdayOf(birth, 16)) return 4;
  const age = ageAt(birth, day);
  if (age < 1) return 0;
  if (age < 5) return 1;
  return age < 10 ? 2 : 3;
}

const mayRepeat: readonly HomeKind[] = ['foster', "children's home", 'supported'];

function isPossible(kind: HomeKind, plan: StayPlan, moment: Moment): boolean {
  if (kind === moment.before && !mayRepeat.includes(kind)) return false;
  if (kind === 'parents') return moment.hasParents && mayLiveWithParents(plan.legal, moment.day);
  if (kind === 'kin')
    return moment.hasKin && (plan.leaving.ending !== 'adoption' || moment.before === undefined);
  // Under 16 nobody lives in supported accommodation (return check 371).
  return kind !== 'supported' || moment.day >= birthdayOf(plan.birth, 16);
}

/**
 * Whether a stay with parents could start on a day: only under a care order (return check 378), and here not where
 * adoption was ever the plan.
 */
export function mayLiveWithParents(legal: LegalPath, day: Day): boolean {
  const status = statusOn(legal, day);
  return (status === 'C1' || status === 'C2') && legal.adoptionDecided === null;
}

const otherTypes = weights<PlacementType>({ 'other 1': 4, 'other 2': 3, 'other 3': 2, 'other 4': 1 });
const fixedTypes: Readonly<Partial<Record<HomeKind, PlacementType>>> = {
  parents: 'P1',
  "children's home": 'K2',
  'mother and baby': 'R3',
  secure: 'K1',
  'residential school': 'S1',
  'care home': 'R1',
  hospital: 'R2',
  custody: 'R5',
};

export type NewStay = {
  readonly kind: HomeKind;
  readonly day: Day;
  readonly until: Day;
  readonly sameCarers: boolean;
};

/** The manner of living in a home of a kind. `sameCarers`: an adoption by the foster carers is written A5, not A6. */
export function drawPlacementType(
  random: Random,
  plan: StayPlan,
  { kind, day, until, sameCarers }: NewStay,
): PlacementType {
  const fixed = fixedTypes[kind];
  if (fixed !== undefined) return fixed;
  if (kind === 'adopters') return sameCarers ? 'A5' : 'A6';
  if (kind === 'supported')
    return until < registrationDay && random.chance(0.08) ? 'independent' : 'supported';
  if (kind === 'other') return random.weighted(otherTypes);
  return drawFosterType(random, plan, { kin: kind === 'kin', day });
}

/** Long term (U1, U4) once a full order and most of a year have passed; carers who may adopt (U2, U5) seldom. */
function drawFosterType(
  random: Random,
  plan: StayPlan,
  { kin, day }: { kin: boolean; day: Day },
): PlacementType {
  const early = plan.leaving.ending === 'adoption' && random.chance(kin ? 0.03 : 0.1);
  if (early) return kin ? 'U2' : 'U5';
  const settled = statusOn(plan.legal, day) === 'C2' && day > plan.start + 300;
  if (settled && random.chance(0.6)) return kin ? 'U1' : 'U4';
  return kin ? 'U3' : 'U6';
}

const usualReasons = weights({
  ...{
    CARPL: 40,
    CREQB: 15,
    CREQO: 14,
    LAREQ: 8,
    CHILD: 7,
    STAND: 4,
    ALLEG: 3,
    CLOSE: 2,
    APPRR: 1,
    OTHER: 6,
  },
});
const plannedReasons = weights({ CARPL: 85, CHILD: 5, OTHER: 10 });
const planned: readonly HomeKind[] = ['adopters', 'kin', 'parents', 'supported'];

/** Why a child left for the next home (assumption: the publication's table of reasons is not held here). */
export function drawReasonLeft(random: Random, next: HomeKind, sameCarers: boolean): string {
  if (sameCarers) return 'PLACE';
  if (next === 'custody') return 'CUSTOD';
  return random.weighted(planned.includes(next) ? plannedReasons : usualReasons);
}
