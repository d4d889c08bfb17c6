import { findNhsCheckDigit, findUpnCheckLetter } from '../formats/index.ts';
import { dateOf, type Day } from './days.ts';
import type { Household } from './family-shape.ts';
import type { Person } from './person.ts';
import { northmoor } from './places.ts';
import { demonstration, type RowBook } from './row-book.ts';

/** A person with the names that hold: legal, known as, former. */
export function addPerson(book: RowBook, person: Person, until: Day): void {
  const died = person.died !== null && person.died <= until ? dateOf(person.died) : null;
  const birth = person.birth === null ? null : dateOf(person.birth);
  book.add('people.person', [
    person.id,
    person.sex,
    person.gender,
    person.pronouns,
    birth,
    person.birthPrecision,
    died,
    person.ethnicity,
    person.language,
    demonstration,
  ]);
  addName(book, person, { kind: 'legal', given: person.given, family: person.family });
  if (person.knownAs !== null)
    addName(book, person, { kind: 'known as', given: person.knownAs, family: person.family });
  if (person.formerFamily !== null)
    addName(book, person, { kind: 'former', given: person.given, family: person.formerFamily });
}

type Name = { kind: 'legal' | 'known as' | 'former'; given: string | null; family: string | null };

function addName(book: RowBook, person: Person, { kind, given, family }: Name): void {
  if (given === null && family === null) return;
  book.add('people.name', [
    book.id(),
    person.id,
    kind,
    given,
    family,
    kind === 'former' ? null : person.saidAs,
    demonstration,
  ]);
}

/** An address with those who live there; adults stay for good, children are added by `addChildResidence`. */
export function addHousehold(book: RowBook, household: Household): void {
  book.add('people.address', [household.addressId, household.lines, household.place.postcode]);
  for (const person of household.members) {
    book.add('people.residence', [
      book.id(),
      person.id,
      household.addressId,
      dateOf(household.since),
      null,
      demonstration,
    ]);
    if (household.phone !== null)
      book.add('people.contact_point', [book.id(), person.id, 'phone', household.phone, demonstration]);
  }
}

/** A stretch of a child's life at a family address. */
export function addChildResidence(
  book: RowBook,
  { person, addressId, from, to }: { person: Person; addressId: string; from: Day; to: Day | null },
): void {
  if (to !== null && to <= from) return;
  book.add('people.residence', [
    book.id(),
    person.id,
    addressId,
    dateOf(from),
    to === null ? null : dateOf(to),
    demonstration,
  ]);
}

export function addIdentifier(
  book: RowBook,
  person: Person,
  { scheme, issuer, value }: { scheme: string; issuer: string; value: string },
): void {
  book.add('people.identifier', [book.id(), person.id, scheme, issuer, value, demonstration]);
}

/** The authority's own number for a child: six digits and more, counted up. */
export function localId(number: number): string {
  return String(700_000 + number);
}

/** The authority's own number and an NHS number. */
export function addNumbers(book: RowBook, person: Person, number: number): void {
  addIdentifier(book, person, { scheme: 'local', issuer: northmoor.code, value: localId(number) });
  const nhs = findNhsNumber(number);
  if (nhs !== undefined) addIdentifier(book, person, { scheme: 'nhs', issuer: '', value: nhs });
}

/** An NHS number of the range set aside for tests: 999, six digits, a check digit. One child in eleven has none. */
export function findNhsNumber(number: number): string | undefined {
  // 700 001 shares no factor with a million, so each child has another number until a million is reached.
  const nine = `999${String((number * 700_001) % 1_000_000).padStart(6, '0')}`;
  const check = findNhsCheckDigit(nine);
  return check === undefined ? undefined : `${nine}${check}`;
}

/** A pupil number of no school (001 stands for no authority, and checks of returns take it), in the year in which the child turned four. */
export function inventUpn(number: number, birth: Day): string {
  const year = String((Number(dateOf(birth).slice(2, 4)) + 4) % 100).padStart(2, '0');
  const serial = String(number % 10_000_000).padStart(7, '0');
  const digits = `001${serial.slice(0, 4)}${year}${serial.slice(4)}`;
  return findUpnCheckLetter(digits) + digits;
}
