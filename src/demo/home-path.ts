import { ageAt, birthdayOf, type Day } from './days.ts';
import type { EntryKind } from './entry.ts';
import type { Home, HomeKind, HomesRegistry } from './homes-registry.ts';
import { statusOn, type LegalPath } from './legal-path.ts';
import type { Leaving } from './leaving.ts';
import type { PlacementType } from './placement-codes.ts';
import type { Place } from './places.ts';
import type { Random, Weighted } from './random.ts';

/** One stretch in one home in one manner, until the next one or the end of care. */
export type HomeStay = {
  readonly from: Day;
  readonly home: Home;
  readonly type: PlacementType;
  /** The same carers as before: only the manner changed. */
  readonly sameCarers: boolean;
  /** Why the child left this home for the next; null for the last one. */
  readonly reasonLeft: string | null;
};

/** What a family lends to the paths of its children. */
export type FamilyHomes = {
  readonly number: number;
  readonly street: Place | null;
  readonly parents: Home | null;
  readonly kin: Home | null;
};

export type StayPlan = {
  readonly kind: EntryKind;
  readonly birth: Day;
  readonly start: Day;
  readonly leaving: Leaving;
  readonly legal: LegalPath;
  readonly disabled: boolean;
};

type Kinds = Weighted<HomeKind>;

/** First homes and later homes by age (0, 1 to 4, 5 to 9, 10 to 15, 16 and 17); fitted to the published homes of children in care. */
const firstHomes: readonly Kinds[] = [
  [
    ['foster', 62],
    ['kin', 22],
    ['mother and baby', 9],
    ['parents', 6],
    ['hospital', 1],
  ],
  [
    ['foster', 66],
    ['kin', 25],
    ['parents', 7],
    ['mother and baby', 2],
  ],
  [
    ['foster', 69],
    ['kin', 22],
    ['parents', 6],
    ["children's home", 2],
    ['other', 1],
  ],
  [
    ['foster', 66],
    ['kin', 15],
    ["children's home", 12],
    ['parents', 3],
    ['other', 4],
  ],
  [
    ['foster', 32],
    ['kin', 7],
    ["children's home", 19],
    ['supported', 34],
    ['parents', 2],
    ['other', 6],
  ],
];
const laterHomes: readonly Kinds[] = [
  [
    ['foster', 55],
    ['kin', 35],
    ['parents', 9],
    ['mother and baby', 1],
  ],
  [
    ['foster', 58],
    ['kin', 28],
    ['parents', 14],
  ],
  [
    ['foster', 67],
    ['kin', 15],
    ['parents', 13],
    ["children's home", 4.5],
    ['residential school', 0.5],
  ],
  [
    ['foster', 55],
    ['kin', 6],
    ["children's home", 27],
    ['parents', 6],
    ['other', 5],
    ['residential school', 0.4],
    ['care home', 0.8],
    ['secure', 0.3],
    ['hospital', 0.2],
  ],
  [
    ['foster', 20],
    ['kin', 3],
    ["children's home", 22],
    ['supported', 43],
    ['parents', 3],
    ['other', 6],
    ['care home', 2],
    ['custody', 0.6],
    ['secure', 0.3],
  ],
];
const unaccompaniedHomes: Kinds = [
  ['foster', 43],
  ['supported', 48],
  ["children's home", 3],
  ['other', 6],
];
const remandHomes: Kinds = [
  ['custody', 45],
  ['foster', 15],
  ["children's home", 20],
  ['supported', 20],
];

/** A path that a child had together with a brother or sister: `until` is when the sharing ended. */
export type SharedPath = {
  readonly stays: readonly HomeStay[];
  readonly until: Day;
  readonly movesOn: boolean;
};

/** Plans where a child lives from the start of care to its end, after the part that was shared. */
export function planHomes(
  random: Random,
  registry: HomesRegistry,
  { plan, family, shared }: { plan: StayPlan; family: FamilyHomes; shared: SharedPath | null },
): HomeStay[] {
  const stays = [...(shared?.stays ?? [])];
  const restless = drawRestlessness(random, plan);
  const turns = plannedTurns(random, plan, family);
  let day = resumeDay(random, { plan, shared, restless, turns });
  while (day < plan.leaving.on) {
    const kind = turns.get(day) ?? drawKind(random, plan, { day, stays, family });
    const until = Math.min(
      plan.leaving.on,
      nextTurn(turns, day),
      moveDay(random, { plan, day, kind, restless }),
    );
    addStay(random, registry, { plan, family, stays, kind, day, until });
    day = until;
  }
  return stays;
}

type Resuming = {
  plan: StayPlan;
  shared: SharedPath | null;
  restless: number;
  turns: ReadonlyMap<Day, HomeKind>;
};

/** Where the shared path ended the child moves on too, or stays in the home that the other has left. */
function resumeDay(random: Random, { plan, shared, restless, turns }: Resuming): Day {
  const last = shared?.stays[shared.stays.length - 1];
  if (shared === null || last === undefined) return plan.start;
  const day = shared.movesOn
    ? shared.until
    : moveDay(random, { plan, day: shared.until, kind: last.home.kind, restless });
  return Math.max(last.from + 1, Math.min(day, nextTurn(turns, last.from)));
}

/** Most children move seldom, some often: that is what makes one in ten move twice or more in a year. */
function drawRestlessness(random: Random, { birth, start }: StayPlan): number {
  const age = ageAt(birth, start);
  const often = random.chance(age < 5 ? 0.1 : age < 10 ? 0.15 : 0.3);
  return often ? random.between(1.6, 4.2) : random.between(0.25, 0.95);
}

/** Moves that the end of care asks for: to the adopters, to the relatives who become guardians. */
function plannedTurns(
  random: Random,
  { start, leaving, legal }: StayPlan,
  family: FamilyHomes,
): Map<Day, HomeKind> {
  const turns = new Map<Day, HomeKind>();
  const days = leaving.on - start;
  if (leaving.ending === 'adoption') {
    const order = legal.spells.findLast((spell) => spell.status === 'E1')?.from ?? start;
    turns.set(
      Math.max(order + 1, Math.round(leaving.on - (leaving.on - order) * random.between(0.4, 0.62))),
      'adopters',
    );
  }
  if (leaving.ending === 'guardianship' && family.kin !== null && days > 30 && random.chance(0.62)) {
    turns.set(start + Math.round(days * random.between(0, 0.5)), 'kin');
  }
  return turns;
}

function nextTurn(turns: ReadonlyMap<Day, HomeKind>, day: Day): Day {
  return Math.min(...[...turns.keys()].filter((turn) => turn > day), Infinity);
}

type Moment = { readonly day: Day; readonly stays: readonly HomeStay[]; readonly family: FamilyHomes };

function drawKind(random: Random, plan: StayPlan, { day, stays, family }: Moment): HomeKind {
  const choices = kindsAt(plan, day, stays.length === 0).filter(([kind]) =>
    isPossible(kind, plan, { day, stays, family }),
  );
  return choices.length > 0 ? random.weighted(choices) : 'foster';
}

function kindsAt(plan: StayPlan, day: Day, first: boolean): Kinds {
  if (plan.kind === 'unaccompanied') return unaccompaniedHomes;
  if (plan.kind === 'remand' && first) return remandHomes;
  const table = first ? firstHomes : laterHomes;
  return table[bandAt(plan, day)] ?? [];
}

function bandAt({ birth }: StayPlan, day: Day): number {
  if (day >= birthdayOf(birth, 16)) return 4;
  const age = ageAt(birth, day);
  if (age < 1) return 0;
  if (age < 5) return 1;
  return age < 10 ? 2 : 3;
}

/** Only under a care order can a child in care live with parents (return check 378); under 16 nobody lives in supported accommodation. */
function isPossible(kind: HomeKind, plan: StayPlan, { day, stays, family }: Moment): boolean {
  const now = stays[stays.length - 1]?.home.kind;
  if (kind === 'parents')
    return family.parents !== null && now !== 'parents' && mayLiveWithParents(plan.legal, day);
  if (kind === 'kin') return family.kin !== null && now !== 'kin';
  if (kind === 'supported') return day >= birthdayOf(plan.birth, 16);
  if (kind === 'residential school' || kind === 'care home')
    return plan.disabled || ageAt(plan.birth, day) > 10;
  return kind !== now || kind === 'foster' || kind === "children's home";
}

/** Whether a stay with parents could start on a day; where adoption was ever the plan it does not. */
export function mayLiveWithParents(legal: LegalPath, day: Day): boolean {
  const status = statusOn(legal, day);
  return (status === 'C1' || status === 'C2') && legal.adoptionDecided === null;
}

/** Moves a year in the first weeks, months, year, and later in one home. */
const moveRates: readonly (readonly [number, number])[] = [
  [1, 2],
  [3, 1.5],
  [12, 0.85],
  [24, 0.42],
  [999, 0.22],
];
const calm: Readonly<Partial<Record<HomeKind, number>>> = {
  kin: 0.45,
  parents: 0.5,
  adopters: 0,
  other: 3,
  'mother and baby': 3,
  hospital: 5,
  secure: 3,
  custody: 2.5,
  supported: 0.8,
};

function moveDay(
  random: Random,
  { plan, day, kind, restless }: { plan: StayPlan; day: Day; kind: HomeKind; restless: number },
): Day {
  const factor = restless * (calm[kind] ?? 1) * (plan.kind === 'unaccompanied' ? 0.7 : 1);
  let waiting = random.wait(1);
  for (let month = 0; day + month * 30.44 < plan.leaving.on; month++) {
    const rate =
      ((moveRates.find(([until]) => month < until)?.[1] ?? 0) * factor * ageFactor(plan, day + month * 30)) /
      12;
    if (waiting < rate) return day + Math.max(1, Math.round((month + waiting / rate) * 30.44));
    waiting -= rate;
  }
  return plan.leaving.on;
}

function ageFactor({ birth }: StayPlan, day: Day): number {
  const age = ageAt(birth, day);
  if (age < 5) return 0.8;
  return age < 16 ? 1 : 1.35;
}

type Addition = {
  plan: StayPlan;
  family: FamilyHomes;
  stays: HomeStay[];
  kind: HomeKind;
  day: Day;
  until: Day;
};

function addStay(
  random: Random,
  registry: HomesRegistry,
  { plan, family, stays, kind, day, until }: Addition,
): void {
  const before = stays.pop();
  const adoptedByCarer =
    kind === 'adopters' && before !== undefined && random.chance(0.2) && before.home.kind === 'foster';
  const home = adoptedByCarer ? before.home : chooseHome(random, registry, { family, kind, day, until });
  if (before !== undefined)
    stays.push({ ...before, reasonLeft: drawReason(random, kind, before.home === home) });
  const sameCarers = before !== undefined && before.home === home;
  stays.push({
    from: day,
    home,
    type: drawType(random, { kind, plan, day, sameCarers }),
    sameCarers,
    reasonLeft: null,
  });
}

function chooseHome(
  random: Random,
  registry: HomesRegistry,
  { family, kind, day, until }: Omit<Addition, 'plan' | 'stays'>,
): Home {
  if (kind === 'parents' && family.parents !== null) return family.parents;
  if (kind === 'kin' && family.kin !== null) return family.kin;
  return registry.findHome(random, {
    kind,
    near: family.street,
    from: day,
    to: until,
    family: family.number,
  });
}

function drawReason(random: Random, next: HomeKind, same: boolean): string {
  if (same) return 'PLACE';
  if (next === 'adopters' || next === 'kin' || next === 'parents' || next === 'supported')
    return random.weighted([
      ['CARPL', 85],
      ['CHILD', 5],
      ['OTHER', 10],
    ]);
  if (next === 'custody') return 'CUSTOD';
  return random.weighted(reasons);
}

/** Assumption: the publication's table of reasons is not held here. */
const reasons: Weighted<string> = [
  ['CARPL', 40],
  ['CREQB', 15],
  ['CREQO', 14],
  ['LAREQ', 8],
  ['CHILD', 7],
  ['STAND', 4],
  ['ALLEG', 3],
  ['CLOSE', 2],
  ['APPRR', 1],
  ['OTHER', 6],
];

const others: Weighted<PlacementType> = [
  ['other 1', 4],
  ['other 2', 3],
  ['other 3', 2],
  ['other 4', 1],
];
const typesOf: Readonly<Partial<Record<HomeKind, PlacementType>>> = {
  parents: 'P1',
  "children's home": 'K2',
  'mother and baby': 'R3',
  secure: 'K1',
  'residential school': 'S1',
  'care home': 'R1',
  hospital: 'R2',
  custody: 'R5',
};

function drawType(
  random: Random,
  { kind, plan, day, sameCarers }: { kind: HomeKind; plan: StayPlan; day: Day; sameCarers: boolean },
): PlacementType {
  const settled = statusOn(plan.legal, day) === 'C2' && day > plan.start + 300;
  if (kind === 'adopters') return sameCarers ? 'A5' : 'A6';
  if (kind === 'kin') return settled && random.chance(0.6) ? 'U1' : 'U3';
  if (kind === 'supported') return random.chance(0.08) ? 'independent' : 'supported';
  if (kind === 'other') return random.weighted(others);
  if (kind !== 'foster') return typesOf[kind] ?? 'other 1';
  if (plan.leaving.ending === 'adoption' && random.chance(0.1)) return 'U5';
  return settled && random.chance(0.6) ? 'U4' : 'U6';
}
