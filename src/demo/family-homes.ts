import type { FamilyShape } from './family-shape.ts';
import type { FamilyHomes } from './home-path.ts';
import type { Home, HomesRegistry } from './homes-registry.ts';
import type { Household } from './family-shape.ts';
import { findHousehold } from './household.ts';
import type { Random } from './random.ts';

/** The homes that belong to a family: with a parent, and with a relative whom the authority's own service approves. */
export function drawFamilyHomes(random: Random, registry: HomesRegistry, shape: FamilyShape): FamilyHomes {
  const own = findHousehold(shape.households, shape.mother);
  return {
    number: shape.number,
    street: own?.place ?? null,
    parents: own === undefined ? null : makeParentsHome(random, shape, own),
    kin: makeKinHome(random, registry, shape, own),
  };
}

/** With the mother, or with a father who lives apart. */
function makeParentsHome(random: Random, shape: FamilyShape, own: Household): Home {
  const apart = shape.fathers.find(({ withMother }) => !withMother);
  const household = random.chance(0.35)
    ? (findHousehold(shape.households, apart?.person ?? null) ?? own)
    : own;
  return {
    id: random.id(),
    kind: 'parents',
    urn: null,
    name: 'With a parent',
    provider: 'PR0',
    place: household.place,
    beds: 6,
  };
}

/** None where the relative has the family's own postcode: the return refuses a placement at home (check 392d). */
function makeKinHome(
  random: Random,
  registry: HomesRegistry,
  shape: FamilyShape,
  own: Household | undefined,
): Home | null {
  const kin = shape.kin.find(({ person }) => findHousehold(shape.households, person) !== undefined);
  const household = findHousehold(shape.households, kin?.person ?? null);
  if (kin === undefined || household === undefined || household.place === own?.place) return null;
  const name = `${kin.person.given ?? 'A relative'} ${kin.person.family ?? ''} (${kin.role})`;
  return {
    id: random.id(),
    kind: 'kin',
    urn: registry.ownFostering.urn,
    name,
    provider: 'PR1',
    place: household.place,
    beds: 6,
  };
}
