import { ageAt, type Day } from './days.ts';
import { cutIntoEpisodes, type CareEpisode } from './care-episodes.ts';
import type { EntryKind } from './entry.ts';
import { mayLiveWithParents, type StayPlan } from './home-choices.ts';
import { planHomes, type FamilyHomes, type HomeStay, type SharedPath } from './home-path.ts';
import type { HomesRegistry } from './homes-registry.ts';
import type { Ending, Leaving } from './leaving.ts';
import { planLegal, type LegalPath } from './legal-path.ts';
import { weights, type Random, type Weighted } from './random.ts';

/** One period of care, whole: also what lies after the end date of the county, which is left out when it is written. */
export type CarePeriod = {
  readonly start: Day;
  readonly end: Day;
  readonly ending: Ending;
  readonly legal: LegalPath;
  readonly stays: readonly HomeStay[];
  readonly episodes: readonly CareEpisode[];
};

export type PeriodStart = {
  readonly kind: EntryKind;
  readonly birth: Day;
  readonly start: Day;
  readonly leaving: Leaving;
  readonly disabled: boolean;
};

/** @param leader whose homes are shared from the start, as long as both may live there; null for a path of one's own */
export function makePeriod(
  random: Random,
  registry: HomesRegistry,
  { begin, family, leader }: { begin: PeriodStart; family: FamilyHomes; leader: CarePeriod | null },
): CarePeriod {
  const legal = planLegal(random, begin);
  const plan: StayPlan = { ...begin, legal };
  const shared = leader === null ? null : shareHomes(random, registry, { plan, leader, family });
  const stays = planHomes(random, registry, { plan, family, shared });
  const reasonEnded = drawReasonEnded(random, plan, stays[stays.length - 1]);
  const episodes = cutIntoEpisodes({ start: begin.start, end: begin.leaving.on, legal, stays, reasonEnded });
  return { start: begin.start, end: begin.leaving.on, ending: begin.leaving.ending, legal, stays, episodes };
}

/** The leader's stays while both children may have them, and neither is moved without the other. */
function shareHomes(
  random: Random,
  registry: HomesRegistry,
  { plan, leader, family }: { plan: StayPlan; leader: CarePeriod; family: FamilyHomes },
): SharedPath {
  const all = leader.stays;
  const apart = all.findIndex(
    (stay, index) =>
      stay.from >= plan.leaving.on - 1 || !canShare(stay, plan) || (index > 0 && random.chance(0.07)),
  );
  const stays = apart < 0 ? all : all.slice(0, apart);
  for (const { home, from } of stays)
    registry.takeBed(home, { from, to: Math.min(plan.leaving.on, leader.end), family: family.number });
  const until = all[stays.length]?.from ?? leader.end;
  const ends = stays.map((stay, index) => (index < stays.length - 1 ? stay : { ...stay, reasonLeft: null }));
  return { stays: ends, until, movesOn: until < leader.end && random.chance(0.5) };
}

const together: readonly string[] = ['foster', 'kin', 'parents', "children's home", 'mother and baby'];

function canShare({ home, type, from }: HomeStay, plan: StayPlan): boolean {
  const adopted = type === 'A5' || plan.leaving.ending === 'adoption';
  if (!together.includes(home.kind) || adopted) return false;
  if (home.kind === "children's home" && ageAt(plan.birth, from) < 8) return false;
  return home.kind !== 'parents' || mayLiveWithParents(plan.legal, from);
}

type Reasons = Weighted<string>;

/** Within a way of leaving, the published shares of its reasons (national-figures.ts, reasons for leaving). */
const reasonsOf: Readonly<Record<Exclude<Ending, 'adult' | 'guardianship' | 'other'>, Reasons>> = {
  home: weights({ E4A: 66, E4B: 12.7, E13: 21.3 }),
  adoption: weights({ E11: 58, E12: 42 }),
  transfer: weights({ E3: 1 }),
  'age assessed': weights({ E15: 1 }),
  custody: weights({ E9: 1 }),
  'remand ended': weights({ E14: 1 }),
  abroad: weights({ E16: 1 }),
  death: weights({ E2: 1 }),
};

function drawReasonEnded(random: Random, plan: StayPlan, last: HomeStay | undefined): string {
  const { ending, on } = plan.leaving;
  if (ending === 'adult') return random.weighted(adultReasons(plan, last));
  if (ending === 'guardianship') return drawOrder(random, last);
  // Nobody moves into independent living before 16 here (the return allows it from 14: check 387).
  if (ending === 'other') return ageAt(plan.birth, on) >= 16.1 ? random.weighted(independence) : 'E8';
  return random.weighted(reasonsOf[ending]);
}

const independence = weights({ E5: 45, E6: 13, E8: 42 });
const adultWithFamily = weights({ E17: 93, E5: 3.5, E6: 1.5, E8: 2 });
const adultAlone = weights({ E17: 82, E5: 9, E6: 3, E8: 6 });
const adultDisabled = weights({ E7: 70, E17: 25, E8: 5 });
const adultWithParents = weights({ E4A: 25, E8: 45, E17: 30 });
const adultSupported = weights({ E17: 22, E5: 47, E6: 12, E8: 19 });
const adultElsewhere = weights({ E17: 16, E5: 39, E6: 9, E7: 12, E8: 22, E13: 2 });

/** An eighteenth birthday in a family is mostly the start of staying put (E17). */
function adultReasons({ kind, disabled }: StayPlan, last: HomeStay | undefined): Reasons {
  const home = last?.home.kind;
  if (disabled) return adultDisabled;
  if (home === 'foster' || home === 'kin') return kind === 'unaccompanied' ? adultAlone : adultWithFamily;
  if (home === 'parents') return adultWithParents;
  return home === 'supported' ? adultSupported : adultElsewhere;
}

const otherGuardians = weights({ E47: 88, E48: 12 });

/** Special guardianship (79 in 100) or a child arrangements order; codes say whether the guardian was the foster carer. */
function drawOrder(random: Random, last: HomeStay | undefined): string {
  if (random.chance(0.21)) return 'E41';
  if (last?.home.kind === 'kin') return 'E45';
  return last?.home.kind === 'foster' && random.chance(0.3) ? 'E46' : random.weighted(otherGuardians);
}
