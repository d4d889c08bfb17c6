import type { Day } from './days.ts';
import { drawHomeKind, drawPlacementType, drawReasonLeft, type StayPlan } from './home-choices.ts';
import type { Home, HomeKind, HomesRegistry } from './homes-registry.ts';
import { drawMoveDay, drawRestlessness } from './moving.ts';
import type { PlacementType } from './placement-codes.ts';
import type { Place } from './places.ts';
import type { Random } from './random.ts';

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

/** A path that a child had together with a brother or sister: `until` is when the sharing ended. */
export type SharedPath = {
  readonly stays: readonly HomeStay[];
  readonly until: Day;
  readonly movesOn: boolean;
};

type Journey = {
  readonly plan: StayPlan;
  readonly family: FamilyHomes;
  readonly restless: number;
  readonly turns: ReadonlyMap<Day, HomeKind>;
  readonly stays: HomeStay[];
};

/** Plans where a child lives from the start of care to its end, after the part that was shared. */
export function planHomes(
  random: Random,
  registry: HomesRegistry,
  { plan, family, shared }: { plan: StayPlan; family: FamilyHomes; shared: SharedPath | null },
): HomeStay[] {
  const turns = plannedTurns(random, plan, family);
  const journey = {
    plan,
    family,
    turns,
    restless: drawRestlessness(random, plan),
    stays: [...(shared?.stays ?? [])],
  };
  let day = shared === null ? plan.start : resumeDay(random, journey, shared);
  while (day < plan.leaving.on) day = addStay(random, registry, journey, day);
  return journey.stays;
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
      Math.max(order + 1, Math.round(leaving.on - (leaving.on - order) * random.between(0.48, 0.7))),
      'adopters',
    );
  }
  if (leaving.ending === 'guardianship' && family.kin !== null && days > 30 && random.chance(0.72)) {
    turns.set(start + Math.round(days * random.between(0, 0.5)), 'kin');
  }
  return turns;
}

/** Where the shared path ended the child moves on too, or stays in the home that the other has left. */
function resumeDay(random: Random, { plan, restless, turns }: Journey, shared: SharedPath): Day {
  const last = shared.stays[shared.stays.length - 1];
  if (last === undefined) return plan.start;
  const day = shared.movesOn
    ? shared.until
    : drawMoveDay(random, plan, { day: shared.until, kind: last.home.kind, restless });
  return Math.max(last.from + 1, Math.min(day, nextTurn(turns, last.from)));
}

function nextTurn(turns: ReadonlyMap<Day, HomeKind>, day: Day): Day {
  let next = Infinity;
  for (const turn of turns.keys()) if (turn > day && turn < next) next = turn;
  return next;
}

/** Adds the stay that starts on a day and returns when it ends. */
function addStay(random: Random, registry: HomesRegistry, journey: Journey, day: Day): Day {
  const { plan, family, restless, turns, stays } = journey;
  const before = stays.pop();
  const moment = {
    day,
    before: before?.home.kind,
    hasParents: family.parents !== null,
    hasKin: family.kin !== null,
  };
  const kind = turns.get(day) ?? drawHomeKind(random, plan, moment);
  const until = Math.min(
    plan.leaving.on,
    nextTurn(turns, day),
    drawMoveDay(random, plan, { day, kind, restless }),
  );
  const home = chooseHome(random, registry, { family, kind, day, until, before });
  const sameCarers = home === before?.home;
  if (before !== undefined && sameCarers && kind !== 'adopters') {
    // A turn to relatives who have the child already is none.
    stays.push(before);
    return until;
  }
  if (before !== undefined) stays.push({ ...before, reasonLeft: drawReasonLeft(random, kind, sameCarers) });
  stays.push({
    from: day,
    home,
    type: drawPlacementType(random, plan, { kind, day, until, sameCarers }),
    sameCarers,
    reasonLeft: null,
  });
  return until;
}

type Choice = {
  readonly family: FamilyHomes;
  readonly kind: HomeKind;
  readonly day: Day;
  readonly until: Day;
  readonly before: HomeStay | undefined;
};

/** One adoption in five is by the foster carers whom the child lives with (national-figures.ts, placed for adoption). */
function chooseHome(
  random: Random,
  registry: HomesRegistry,
  { family, kind, day, until, before }: Choice,
): Home {
  if (kind === 'adopters' && before?.home.kind === 'foster' && random.chance(0.2)) return before.home;
  if (kind === 'parents' && family.parents !== null) return family.parents;
  if (kind === 'kin' && family.kin !== null) return family.kin;
  return registry.findHome(random, {
    kind,
    near: family.street,
    from: day,
    to: until,
    family: family.number,
    left: before?.home,
  });
}
