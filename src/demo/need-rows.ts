import { dateOf, type Day } from './days.ts';
import { addHomeLife, adultsOf } from './family-rows.ts';
import { addRelationships } from './kinship.ts';
import type { NeedChild, NeedFamily } from './need-family.ts';
import { isOfSchoolAge } from './need-family.ts';
import { addDisabilities, addNeed } from './need-facts.ts';
import type { Northmoor } from './northmoor.ts';
import { addHousehold, addIdentifier, addNumbers, addPerson, inventUpn } from './person-rows.ts';
import { demonstration, shown, type RowBook } from './row-book.ts';

/** Adds a family in need and all that is known of it. Returns how many people it has. */
export function addNeedFamily(book: RowBook, { endDay }: Northmoor, { shape, children }: NeedFamily): number {
  const born = shape.children.filter(({ birth }) => birth <= endDay);
  const people = [...new Set([...adultsOf(shape), ...born.map(({ person }) => person)])];
  for (const person of people) addPerson(book, person, endDay);
  for (const household of shape.households) addHousehold(book, household);
  addRelationships(book, shape, born);
  for (const child of born) addHomeLife(book, { family: { shape, children: [] }, child, endDay });
  for (const child of children) addNeedChild(book, child, endDay);
  return people.length;
}

function addNeedChild(
  book: RowBook,
  { number, child, disabilities, need, allocations }: NeedChild,
  endDay: Day,
): void {
  const { person, birth } = child;
  addNumbers(book, person, number);
  const value = isOfSchoolAge(birth, endDay) ? inventUpn(number, birth) : 'UN1';
  addIdentifier(book, person, { scheme: 'upn', issuer: '', value });
  addDisabilities(book, person.id, disabilities);
  addNeed(book, person.id, need, endDay);
  for (const { worker, from, to, reason } of allocations)
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
