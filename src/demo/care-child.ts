import { ageAt, type Day } from './days.ts';
import { makePeriod, type CarePeriod, type Leader } from './care-period.ts';
import type { FamilyChild, FamilyShape } from './family.ts';
import type { FamilyHomes } from './home-path.ts';
import type { Home, HomesRegistry } from './homes-registry.ts';
import { findHousehold } from './household.ts';
import { drawLeaving, type Leaving } from './leaving.ts';
import type { Random, Weighted } from './random.ts';

/** A child with every period of care that began by the end date. */
export type CareChild = {
  readonly child: FamilyChild;
  readonly birth: Day;
  readonly need: string;
  readonly disabled: boolean;
  readonly unaccompanied: boolean;
  /** The postcode of the family's home when care started; null for children who came alone. */
  readonly homePostcode: string | null;
  readonly periods: readonly CarePeriod[];
};

export type FamilyInCare = {
  readonly shape: FamilyShape;
  readonly children: readonly CareChild[];
  readonly homes: readonly Home[];
};

/** Published shares of needs of children in care (national-figures.ts); those who came alone are all N8. */
const needs: Weighted<string> = [
  ['N1', 72.7],
  ['N2', 2.5],
  ['N3', 2.6],
  ['N4', 7.9],
  ['N5', 12.8],
  ['N6', 0.8],
  ['N7', 0.1],
  ['N8', 0.6],
];
const needsOfTeenagers: Weighted<string> = [
  ['N1', 62],
  ['N2', 3],
  ['N3', 2.2],
  ['N4', 12],
  ['N5', 16],
  ['N6', 3.2],
  ['N7', 0.1],
  ['N8', 1.5],
];

/** When each child would leave, before anything else is made: most families of long ago are done with after this. */
export type LeavingPlan = ReadonlyMap<FamilyChild, Leaving>;

export function planLeavings(random: Random, shape: FamilyShape): LeavingPlan {
  const plan = new Map<FamilyChild, Leaving>();
  let first: Leaving | undefined;
  for (const child of shape.children) {
    if (child.enters === null) continue;
    const own = drawLeaving(random, shape.kind, { birth: child.person.birth ?? 0, start: child.enters });
    const leaving = goesAlong(random, { first, own, child }) ?? own;
    first ??= leaving;
    plan.set(child, leaving);
  }
  return plan;
}

/** Brothers and sisters mostly go home together, or to the same guardians. */
function goesAlong(
  random: Random,
  { first, own, child }: { first: Leaving | undefined; own: Leaving; child: FamilyChild },
): Leaving | undefined {
  const shared = first?.ending === 'home' || first?.ending === 'guardianship';
  if (first === undefined || !shared || !random.chance(0.65)) return undefined;
  const possible =
    child.enters !== null && first.on > child.enters && ageAt(child.person.birth ?? 0, first.on) < 17.9;
  return possible && (own.ending !== 'adoption' || random.chance(0.6)) ? first : undefined;
}

/** Builds the histories of a family's children. `until` is the end date: nothing that starts after it is made. */
export function makeChildren(
  random: Random,
  registry: HomesRegistry,
  { shape, leavings, until }: { shape: FamilyShape; leavings: LeavingPlan; until: Day },
): FamilyInCare {
  const family = familyHomes(random, registry, shape);
  const need = random.weighted(shape.kind === 'family' ? needs : needsOfTeenagers);
  const leaders: Leader[] = [];
  const children: CareChild[] = [];
  for (const child of shape.children) {
    const leaving = leavings.get(child);
    if (leaving === undefined || child.enters === null || child.enters > until) continue;
    const facts = describe(random, { shape, child, need });
    const leader = leaders.find(({ period }) => period.start === child.enters && random.chance(0.72)) ?? null;
    const begin = {
      kind: shape.kind,
      birth: facts.birth,
      start: child.enters,
      leaving,
      disabled: facts.disabled,
    };
    const period = makePeriod(random, registry, { begin, family, leader });
    leaders.push({ period, birth: facts.birth });
    const again = makeReturn(random, registry, { before: period, begin, family, until });
    children.push({
      ...facts,
      homePostcode: family.street?.postcode ?? null,
      periods: again === null ? [period] : [period, again],
    });
  }
  return { shape, children, homes: [family.kin].filter((home) => home !== null) };
}

function describe(
  random: Random,
  { shape, child, need }: { shape: FamilyShape; child: FamilyChild; need: string },
) {
  const birth = child.person.birth ?? 0;
  const teenager = child.enters !== null && ageAt(birth, child.enters) >= 12;
  const own =
    shape.kind === 'family' && teenager && random.chance(0.6) ? random.weighted(needsOfTeenagers) : need;
  const found = shape.kind === 'unaccompanied' ? 'N8' : shape.kind === 'remand' ? 'N6' : own;
  return {
    child,
    birth,
    need: found,
    disabled: found === 'N2',
    unaccompanied: shape.kind === 'unaccompanied',
  };
}

/** About one in six who went home comes back within two years (assumption: no published figure is held here). */
function makeReturn(
  random: Random,
  registry: HomesRegistry,
  {
    before,
    begin,
    family,
    until,
  }: {
    before: CarePeriod;
    begin: Parameters<typeof makePeriod>[2]['begin'];
    family: FamilyHomes;
    until: Day;
  },
): CarePeriod | null {
  if (before.ending !== 'home' || begin.kind !== 'family' || !random.chance(0.17)) return null;
  const start = before.end + 14 + Math.round(random.wait(240));
  if (start > until || ageAt(begin.birth, start) > 17.5) return null;
  const leaving = drawLeaving(random, begin.kind, { birth: begin.birth, start });
  return makePeriod(random, registry, { begin: { ...begin, start, leaving }, family, leader: null });
}

/** The homes that belong to the family: with parents, and with relatives whom the authority's own service approves. */
function familyHomes(random: Random, registry: HomesRegistry, shape: FamilyShape): FamilyHomes {
  const own = findHousehold(shape.households, shape.mother);
  const carer = shape.kin.find(({ person }) => findHousehold(shape.households, person) !== undefined);
  const theirs = findHousehold(shape.households, carer?.person ?? null);
  const parents =
    own === undefined
      ? null
      : makeOwnHome(random, 'parents', { name: 'With parents', place: own.place, urn: null });
  const name = `${carer?.person.given ?? ''} ${carer?.person.family ?? ''} (${carer?.role ?? ''})`;
  const kin =
    theirs === undefined || theirs.place.postcode === own?.place.postcode
      ? null
      : makeOwnHome(random, 'kin', { name, place: theirs.place, urn: registry.ownFostering.urn });
  return {
    number: shape.number,
    street: shape.kind === 'unaccompanied' ? null : (own?.place ?? null),
    parents,
    kin,
  };
}

function makeOwnHome(
  random: Random,
  kind: 'parents' | 'kin',
  { name, place, urn }: Pick<Home, 'name' | 'place' | 'urn'>,
): Home {
  return { id: random.id(), kind, urn, name, provider: kind === 'parents' ? 'PR0' : 'PR1', place, beds: 6 };
}
