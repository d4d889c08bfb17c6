import type { PersonSummary } from '../../people/index.ts';
import { getPersonSummary, listRelationships, resolvePerson, siblingLabels } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import { mapRecords } from './records-of.ts';

/** A child of a family, and every record of theirs. */
export type FamilyMember = { readonly person: PersonSummary; readonly records: readonly string[] };

type Asked = { readonly unborn: boolean };

/** The record that stands for each of the children whom `readFamilyChildren` finds. */
export async function listFamilyChildren(
  db: Read,
  personId: string,
  asked: Asked,
): Promise<readonly string[]> {
  return (await readFamilyChildren(db, personId, asked)).map(({ person }) => person.id);
}

/**
 * The child first, then the brothers and sisters whom the actor may see and who are alive and not known to be grown, by the record that
 * stands for each, the oldest first. Somebody without a known age may be a child: they are there, and a form says that the age is
 * not known. `unborn`: with those who are not born yet. @throws NotFound for a child who is not the actor's to see
 */
export async function readFamilyChildren(
  db: Read,
  personId: string,
  { unborn }: Asked,
): Promise<readonly FamilyMember[]> {
  const { canonical, all } = await resolvePerson(db, personId);
  const ties = await listRelationships(db, all);
  const siblings = ties.filter(({ relativeIs, ends }) => ends === null && siblingLabels.includes(relativeIs));
  const whole = await mapRecords(
    db,
    siblings.map(({ relativeId }) => relativeId),
  );
  const recordsOf = new Map([...whole.values()].map((one) => [one.canonical, one.records]));
  const people = await getPersonSummary(db, [canonical, ...recordsOf.keys()]);
  const child = people.get(canonical);
  if (!child) throw new NotFound();
  const others = [...people.values()]
    .filter((one) => isYoung(one) && (unborn || one.expectedOn === null) && one.id !== canonical)
    .sort(
      (a, b) =>
        bornOf(a).localeCompare(bornOf(b)) || a.shown.localeCompare(b.shown) || a.id.localeCompare(b.id),
    );
  return [
    { person: child, records: all },
    ...others.map((person) => ({ person, records: recordsOf.get(person.id) ?? [person.id] })),
  ];
}

const isYoung = ({ age, diedOn }: PersonSummary) => diedOn === null && (age === null || age < 18);

/** Nothing is known of when they were, or will be, born. */
export const isAgeUnknown = ({ age, expectedOn }: PersonSummary): boolean =>
  age === null && expectedOn === null;

const bornOf = ({ birthDate, expectedOn }: PersonSummary) => birthDate ?? expectedOn ?? '';
