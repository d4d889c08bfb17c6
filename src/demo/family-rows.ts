import { addEpisodes, addFacts } from './care-rows.ts';
import type { CareChild, FamilyInCare } from './care-child.ts';
import { addHome } from './county-rows.ts';
import { dateOf, type Day } from './days.ts';
import type { FamilyChild, FamilyShape } from './family-shape.ts';
import { findHousehold } from './household.ts';
import { addCareNeed } from './need-facts.ts';
import { addRelationships, addResponsibility } from './kinship.ts';
import type { Northmoor, NorthmoorFamily } from './northmoor.ts';
import { addChildResidence, addHousehold, addIdentifier, addNumbers, addPerson } from './person-rows.ts';
import type { Person } from './person.ts';
import { demonstration, shown, type RowBook } from './row-book.ts';
import { upnOf } from './upn.ts';

/** Adds a family and all that is known of it. Returns how many people it has. */
export function addFamily(book: RowBook, { endDay }: Northmoor, family: NorthmoorFamily): number {
  const { shape } = family;
  const born = shape.children.filter(({ birth }) => birth <= endDay);
  const people = [...new Set([...adultsOf(shape), ...born.map(({ person }) => person)])];
  const died = deathsOf(family);
  for (const person of people) addPerson(book, { ...person, died: died.get(person) ?? person.died }, endDay);
  for (const household of shape.households) addHousehold(book, household);
  for (const home of family.homes) addHome(book, home);
  addRelationships(book, shape, born);
  for (const child of born) addHomeLife(book, { family, child, endDay });
  for (const child of family.children) addCareChild(book, { family, child, endDay });
  return people.length;
}

/** Children whose time in care ended with their death. */
function deathsOf({ children }: NorthmoorFamily): Map<Person, Day> {
  const ends = children.map(({ child, periods }) => [child.person, periods.at(-1)] as const);
  return new Map(ends.flatMap(([person, last]) => (last?.ending === 'death' ? [[person, last.end]] : [])));
}

export function adultsOf({ mother, fathers, partner, kin }: FamilyShape): Person[] {
  const others = [...fathers, ...kin].map(({ person }) => person);
  return [mother, partner, ...others].filter((person) => person !== null);
}

type FamilyAtHome = Pick<FamilyInCare, 'shape' | 'children'>;

/** Children live with their mother whenever they are not in care. */
export function addHomeLife(
  book: RowBook,
  { family, child, endDay }: { family: FamilyAtHome; child: FamilyChild; endDay: Day },
): void {
  const home = findHousehold(family.shape.households, family.shape.mother);
  if (home === undefined || !child.ofMother) return;
  const care = family.children.find((one) => one.child === child)?.periods ?? [];
  let from: Day | null = child.birth;
  for (const { start, end, ending } of care) {
    if (from !== null)
      addChildResidence(book, { person: child.person, addressId: home.addressId, from, to: start });
    from = ending === 'home' && end <= endDay ? end : null;
  }
  if (from !== null)
    addChildResidence(book, { person: child.person, addressId: home.addressId, from, to: null });
}

function addCareChild(
  book: RowBook,
  { family, child, endDay }: { family: NorthmoorFamily; child: CareChild; endDay: Day },
): void {
  const { person } = child.child;
  addNumbers(book, person, child.number);
  addIdentifier(book, person, { scheme: 'upn', issuer: '', value: upnOf(child, endDay) });
  addResponsibility(book, { shape: family.shape, child, until: endDay });
  for (const { worker, from, to, reason } of family.allocations.get(child) ?? []) {
    book.add('workforce.allocation', [
      book.id(),
      person.id,
      worker.id,
      dateOf(from),
      shown(to, endDay),
      reason,
      demonstration,
    ]);
  }
  addCareNeed(book, child, endDay);
  addEpisodes(book, child, endDay);
  const facts = family.facts.get(child);
  if (facts !== undefined) addFacts(book, person.id, facts, endDay);
}
