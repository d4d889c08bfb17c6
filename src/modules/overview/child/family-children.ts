import type { PersonSummary } from '../../people/index.ts';
import { getPersonSummary, listRelationships, resolvePerson, siblingLabels } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { mapRecords } from './records-of.ts';

/**
 * The child first, then the brothers and sisters whom the actor may see and who are alive and not known to be grown, by the record that
 * stands for each, the oldest first. Somebody without a known age may be a child: they are there, and a form says that the age is
 * not known. `unborn`: with those who are not born yet.
 */
export async function listFamilyChildren(
  db: Read,
  personId: string,
  { unborn }: { readonly unborn: boolean },
): Promise<readonly string[]> {
  const { canonical, all } = await resolvePerson(db, personId);
  const ties = await listRelationships(db, all);
  const siblings = ties.filter(({ relativeIs, ends }) => ends === null && siblingLabels.includes(relativeIs));
  const whole = await mapRecords(
    db,
    siblings.map(({ relativeId }) => relativeId),
  );
  const people = await getPersonSummary(
    db,
    [...whole.values()].map((one) => one.canonical),
  );
  const others = [...people.values()]
    .filter((one) => isYoung(one) && (unborn || one.expectedOn === null) && one.id !== canonical)
    .sort(
      (a, b) =>
        bornOf(a).localeCompare(bornOf(b)) || a.shown.localeCompare(b.shown) || a.id.localeCompare(b.id),
    );
  return [canonical, ...others.map(({ id }) => id)];
}

const isYoung = ({ age, diedOn }: PersonSummary) => diedOn === null && (age === null || age < 18);

/** Nothing is known of when they were, or will be, born. */
export const isAgeUnknown = ({ age, expectedOn }: PersonSummary): boolean =>
  age === null && expectedOn === null;

const bornOf = ({ birthDate, expectedOn }: PersonSummary) => birthDate ?? expectedOn ?? '';
