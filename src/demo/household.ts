import type { Day } from './days.ts';
import type { FamilyShape, Household } from './family-shape.ts';
import type { Person } from './person.ts';
import { makeAddressLines, type PlaceBook, type Zone } from './places.ts';
import { weights, type Random } from './random.ts';

type Unhoused = Omit<FamilyShape, 'households'>;

/** Relatives and fathers who live apart live anywhere; fitted to how far from home children live with relatives. */
const elsewhere = weights<Zone>({ inside: 66, 'next door': 26, far: 8 });

/** Where the adults live: the mother (with a father or her partner), other fathers, and each of the wider family. */
export function housePeople(random: Random, places: PlaceBook, family: Unhoused, start: Day): Household[] {
  const { mother, fathers, partner, kin } = family;
  const withMother = fathers.filter((father) => father.withMother).map(({ person }) => person);
  const home = mother === null ? [] : [mother, ...withMother, ...(partner === null ? [] : [partner])];
  const found = fathers.filter(
    (father) => !father.withMother && father.person.family !== null && random.chance(0.6),
  );
  const others = [...found, ...kin].map(({ person }) => [person]);
  const own =
    home.length === 0 ? [] : [makeHousehold(random, places, { members: home, start, zone: 'inside' })];
  return [
    ...own,
    ...others.map((members) =>
      makeHousehold(random, places, { members, start, zone: random.weighted(elsewhere) }),
    ),
  ];
}

function makeHousehold(
  random: Random,
  places: PlaceBook,
  { members, start, zone }: { members: readonly Person[]; start: Day; zone: Zone },
): Household {
  const place = places.pickStreet(random, zone);
  return {
    addressId: random.id(),
    lines: makeAddressLines(random, place),
    place,
    members,
    phone: random.chance(0.85) ? inventPhone(random) : null,
    since: start - random.whole(200, 2500),
  };
}

/** Numbers that Ofcom keeps free for drama: 07700 900000 to 900999 and 01632 960000 to 960999. */
function inventPhone(random: Random): string {
  const last = String(random.whole(0, 999)).padStart(3, '0');
  return random.chance(0.85) ? `07700 900${last}` : `01632 960${last}`;
}

/** The household of a person, if the family knows it. */
export function findHousehold(
  households: readonly Household[],
  person: Person | null,
): Household | undefined {
  return person === null ? undefined : households.find(({ members }) => members.includes(person));
}
