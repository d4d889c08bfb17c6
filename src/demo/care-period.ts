import { ageAt, type Day } from './days.ts';
import { cutIntoEpisodes, type CareEpisode } from './care-episodes.ts';
import type { EntryKind } from './entry.ts';
import {
  mayLiveWithParents,
  planHomes,
  type FamilyHomes,
  type HomeStay,
  type SharedPath,
  type StayPlan,
} from './home-path.ts';
import type { HomesRegistry } from './homes-registry.ts';
import type { Ending, Leaving } from './leaving.ts';
import { planLegal, type LegalPath } from './legal-path.ts';
import type { Random, Weighted } from './random.ts';

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

/** What a brother or sister who came into care on the same day shares. */
export type Leader = { readonly period: CarePeriod; readonly birth: Day };

/** @param leader whose homes are shared from the start, as long as both may live there; null for a path of one's own */
export function makePeriod(
  random: Random,
  registry: HomesRegistry,
  { begin, family, leader }: { begin: PeriodStart; family: FamilyHomes; leader: Leader | null },
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
  { plan, leader, family }: { plan: StayPlan; leader: Leader; family: FamilyHomes },
): SharedPath {
  const all = leader.period.stays;
  const apart = all.findIndex(
    (stay, index) =>
      stay.from >= plan.leaving.on - 1 || !canShare(stay, plan) || (index > 0 && random.chance(0.1)),
  );
  const stays = apart < 0 ? all : all.slice(0, apart);
  for (const { home, from } of stays)
    registry.takeBed(home, { from, to: Math.min(plan.leaving.on, leader.period.end), family: family.number });
  const until = all[stays.length]?.from ?? leader.period.end;
  const ends = stays.map((stay, index) => (index < stays.length - 1 ? stay : { ...stay, reasonLeft: null }));
  return { stays: ends, until, movesOn: until < leader.period.end && random.chance(0.5) };
}

const together: readonly string[] = ['foster', 'kin', 'parents', "children's home", 'mother and baby'];

function canShare({ home, from }: HomeStay, plan: StayPlan): boolean {
  if (!together.includes(home.kind) || plan.leaving.ending === 'adoption') return false;
  if (home.kind === "children's home" && ageAt(plan.birth, from) < 8) return false;
  return home.kind !== 'parents' || mayLiveWithParents(plan.legal, from);
}

type Reasons = Weighted<string>;

/** Within a way of leaving, the published shares of its reasons (national-figures.ts, reasons for leaving). */
const reasonsOf: Readonly<Record<Exclude<Ending, 'adult' | 'guardianship'>, Reasons>> = {
  home: [
    ['E4A', 66],
    ['E4B', 12.7],
    ['E13', 21.3],
  ],
  adoption: [
    ['E11', 58],
    ['E12', 42],
  ],
  transfer: [['E3', 1]],
  'age assessed': [['E15', 1]],
  custody: [['E9', 1]],
  'remand ended': [['E14', 1]],
  abroad: [['E16', 1]],
  death: [['E2', 1]],
  other: [['E8', 1]],
};

function drawReasonEnded(random: Random, plan: StayPlan, last: HomeStay | undefined): string {
  const { ending } = plan.leaving;
  if (ending === 'adult') return random.weighted(adultReasons(plan, last));
  if (ending === 'guardianship') return drawOrder(random, last);
  return random.weighted(reasonsOf[ending]);
}

/** An eighteenth birthday in a family is mostly the start of staying put (E17). */
function adultReasons({ kind, disabled }: StayPlan, last: HomeStay | undefined): Reasons {
  const home = last?.home.kind;
  if (disabled)
    return [
      ['E7', 60],
      ['E17', 25],
      ['E8', 15],
    ];
  if (home === 'foster' || home === 'kin')
    return [
      ['E17', kind === 'unaccompanied' ? 62 : 78],
      ['E5', 12],
      ['E6', 4],
      ['E8', 6],
    ];
  if (home === 'parents')
    return [
      ['E4A', 25],
      ['E8', 40],
      ['E17', 35],
    ];
  if (home === 'supported')
    return [
      ['E5', 66],
      ['E6', 16],
      ['E8', 18],
    ];
  return [
    ['E5', 50],
    ['E6', 14],
    ['E7', 9],
    ['E8', 24],
    ['E13', 3],
  ];
}

/** Special guardianship (79 in 100) or a child arrangements order; codes say whether the guardian was the foster carer. */
function drawOrder(random: Random, last: HomeStay | undefined): string {
  if (random.chance(0.21)) return 'E41';
  if (last?.home.kind === 'kin') return 'E45';
  if (last?.home.kind === 'foster' && random.chance(0.3)) return 'E46';
  return random.weighted([
    ['E47', 9],
    ['E48', 1],
  ]);
}
