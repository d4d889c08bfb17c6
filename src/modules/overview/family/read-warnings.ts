import { getPersonSummary, listAddresses } from '../../people/index.ts';
import type { Home } from '../../people/index.ts';
import type { Warning } from '../../practice/index.ts';
import { listWarnings, standingWarnings } from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { FamilyMember } from '../child/family-children.ts';
import { mapRecords } from '../child/records-of.ts';
import { firstNameOf } from '../entries/visit-children.ts';
import { listRelatives } from '../plan/plan-people.ts';

/** Somebody whom a warning can be about: a child, or who is around them. */
export type Warned = {
  readonly id: string;
  readonly records: readonly string[];
  readonly name: string;
  /** Who they are to the child; null for a child themselves. */
  readonly is: string | null;
};

/** A warning with whom it is about, as a page says it. */
export type ToldWarning = {
  readonly warning: Warning;
  readonly who: string;
  /** The home that it is about, where it is recorded; they may have left it since. */
  readonly home: { readonly lines: string | null; readonly isLeft: boolean } | null;
};

/** The children of these ids and who is around them, whom the reader may see. */
export async function listWarned(db: Read, childIds: readonly string[]): Promise<readonly Warned[]> {
  const whole = await mapRecords(db, childIds);
  const people = await getPersonSummary(
    db,
    [...whole.values()].map(({ canonical }) => canonical),
  );
  const found = [...whole.values()].flatMap(({ canonical, records }) => {
    const person = people.get(canonical);
    return person ? [{ person, records }] : [];
  });
  return listWarnedOf(db, found);
}

/** These children and who is around them, whom the reader may see. */
export async function listWarnedOf(db: Read, found: readonly FamilyMember[]): Promise<readonly Warned[]> {
  const children = found.map(({ person, records }) => ({
    id: person.id,
    records,
    name: firstNameOf(person),
    is: null,
  }));
  const around = await listRelatives(
    db,
    children.flatMap(({ records }) => records),
  );
  return [...children, ...around.filter(({ id }) => children.every((child) => child.id !== id))];
}

/** Every warning about these people, as it was said last. */
export async function readWarnings(db: Read, warned: readonly Warned[]): Promise<readonly ToldWarning[]> {
  const warnings = await listWarnings(
    db,
    warned.flatMap(({ records }) => records),
  );
  const homes = await listHomes(db, warnings);
  return warnings.map((warning) => ({
    warning,
    who: whoIs(warned.find(({ records }) => records.includes(warning.personId))),
    home: homeOf(warning, homes),
  }));
}

/** Those that stand, in their order: what whoever visits these children reads before they go. */
export async function readStandingWarnings(
  db: Read,
  childIds: readonly string[],
): Promise<readonly ToldWarning[]> {
  return toldStanding(await readWarnings(db, await listWarned(db, childIds)));
}

export function toldStanding(told: readonly ToldWarning[]): readonly ToldWarning[] {
  const standing = standingWarnings(told.map(({ warning }) => warning));
  return standing.flatMap(({ id }) => told.filter(({ warning }) => warning.id === id));
}

const whoIs = (found: Warned | undefined): string =>
  found === undefined ? 'somebody' : found.is === null ? found.name : `${found.name} (${found.is})`;

function listHomes(db: Read, warnings: readonly Warning[]): Promise<readonly Home[]> {
  const people = warnings.filter(({ addressId }) => addressId !== null).map(({ personId }) => personId);
  return people.length === 0 ? Promise.resolve([]) : listAddresses(db, people);
}

function homeOf({ addressId, personId }: Warning, homes: readonly Home[]): ToldWarning['home'] {
  if (addressId === null) return null;
  const theirs = homes.filter((home) => home.addressId === addressId && home.personId === personId);
  const place = theirs.map(({ lines, postcode }) => [lines, postcode].filter(Boolean).join(', '))[0];
  return { lines: place ?? null, isLeft: theirs.every(({ ends }) => ends !== null) };
}
