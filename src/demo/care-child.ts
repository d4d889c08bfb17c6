import { ageAt, type Day } from './days.ts';
import { makePeriod, type CarePeriod, type PeriodStart } from './care-period.ts';
import { drawFamilyHomes } from './family-homes.ts';
import type { CareToCome, FamilyChild, FamilyShape } from './family-shape.ts';
import type { FamilyHomes } from './home-path.ts';
import type { Home, HomesRegistry } from './homes-registry.ts';
import { drawLeaving } from './leaving.ts';
import { weights, type Random } from './random.ts';

/** A child with every period of care that began by the end date. `number` counts the authority's children. */
export type CareChild = {
  readonly number: number;
  readonly child: FamilyChild;
  readonly birth: Day;
  readonly need: string;
  readonly unaccompanied: boolean;
  /** The postcode of the family's home when care started; null for children who came alone. */
  readonly homePostcode: string | null;
  readonly periods: readonly CarePeriod[];
};

export type FamilyInCare = {
  readonly shape: FamilyShape;
  readonly children: readonly CareChild[];
  /** Homes with relatives: in the registry because of this family only. */
  readonly homes: readonly Home[];
};

/** Published shares of needs of children in care (national-figures.ts); more teenagers come for what happens outside. */
const needs = weights({ N1: 74.4, N2: 2.4, N3: 2.8, N4: 7.3, N5: 12, N6: 0.6, N7: 0.1, N8: 0.4 });
const needsOfTeenagers = weights({ N1: 67, N2: 3, N3: 2.6, N4: 11, N5: 14, N6: 2.5, N7: 0.1, N8: 0.8 });

/** `told`: how many children the authority had numbered before. */
type Making = { readonly shape: FamilyShape; readonly until: Day; readonly told: number };

/** Builds the histories of a family's children. `until` is the end date: nothing that starts after it is made. */
export function makeCare(
  random: Random,
  registry: HomesRegistry,
  { shape, until, told }: Making,
): FamilyInCare {
  const family = drawFamilyHomes(random, registry, shape);
  const need = random.weighted(needs);
  const children: CareChild[] = [];
  for (const child of shape.children) {
    if (child.care === null || child.care.enters > until) continue;
    const own = drawNeed(random, shape, { child, care: child.care, need });
    const begin = {
      kind: shape.kind,
      birth: child.birth,
      start: child.care.enters,
      leaving: child.care.leaving,
      disabled: own === 'N2',
    };
    const period = makePeriod(random, registry, {
      begin,
      family,
      leader: findLeader(random, children, begin.start),
    });
    const again = makeReturn(random, registry, { before: period, begin, family, until });
    children.push({
      ...{ number: told + children.length + 1, child, birth: child.birth, need: own },
      unaccompanied: shape.kind === 'unaccompanied',
      homePostcode: family.street?.postcode ?? null,
      periods: again === null ? [period] : [period, again],
    });
  }
  return { shape, children, homes: family.kin === null ? [] : [family.kin] };
}

/** The brother or sister who came on the same day and before; one in twenty goes a separate way from the start. */
function findLeader(random: Random, children: readonly CareChild[], start: Day): CarePeriod | null {
  const leader = children.map(({ periods }) => periods[0]).find((period) => period?.start === start);
  return leader !== undefined && random.chance(0.95) ? leader : null;
}

/** One need for brothers and sisters, but most teenagers have their own. All who came alone are N8, the remanded N6. */
function drawNeed(
  random: Random,
  { kind }: FamilyShape,
  { child, care, need }: { child: FamilyChild; care: CareToCome; need: string },
): string {
  if (kind === 'unaccompanied') return 'N8';
  if (kind === 'remand') return 'N6';
  const teenager = ageAt(child.birth, care.enters) >= 12;
  return teenager && random.chance(0.6) ? random.weighted(needsOfTeenagers) : need;
}

type Returning = {
  readonly before: CarePeriod;
  readonly begin: PeriodStart;
  readonly family: FamilyHomes;
  readonly until: Day;
};

/** About one in six who went home comes back within two years (assumption: no published figure is held here). */
function makeReturn(
  random: Random,
  registry: HomesRegistry,
  { before, begin, family, until }: Returning,
): CarePeriod | null {
  if (before.ending !== 'home' || begin.kind !== 'family' || !random.chance(0.17)) return null;
  const start = before.end + 14 + Math.round(random.wait(240));
  if (start > until || ageAt(begin.birth, start) > 17.5) return null;
  const leaving = drawLeaving(random, begin.kind, { birth: begin.birth, start });
  return makePeriod(random, registry, { begin: { ...begin, start, leaving }, family, leader: null });
}
