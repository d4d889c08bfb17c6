import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Authorised } from '../../access/index.ts';
import { personAdded } from '../events.ts';
import type { PersonId } from '../persons/person-queries.ts';
import { listFound } from '../search/search-queries.ts';
import type { Found } from '../search/search-queries.ts';
import type { SearchPart } from '../search/search-rules.ts';
import type { NewPerson } from './add-form.ts';

/** How well somebody must fit to be shown as likely the same: half of what is known, and a little. */
const likely = 0.6;

/** People whom the actor may see and who are likely the same as somebody about to be added. */
export async function listLikely(db: Read, person: NewPerson): Promise<readonly Found[]> {
  const found = await listFound(db, partsOf(person));
  return found.filter(({ rank }) => rank >= likely).slice(0, 10);
}

function partsOf({ given, family, birth }: NewPerson): readonly SearchPart[] {
  const words = [given, family].filter((name) => name !== null).flatMap((name) => name.split(/[\s-]+/));
  const on = birth.birthDate ?? birth.expectedOn;
  return [
    ...words.map((word) => ({ word })),
    ...(on === null ? [] : [{ dates: [{ from: on, to: on, score: 1, why: 'birth date' as const }] }]),
  ];
}

/** Adds somebody, under a new id and named to whoever adds them. Returns the id. */
export async function addPersonRecord(
  db: Write,
  _: Authorised<'addPerson'>,
  person: NewPerson,
): Promise<PersonId> {
  const { birth, given, family } = person;
  const made = await db.query(sql<{
    id: PersonId;
  }>`select people.add_person(${person.sex}, ${birth.birthDate}::date,
    ${birth.birthPrecision}, ${birth.expectedOn}::date) as id`);
  const [first] = made;
  if (!first) throw new Error('people.add_person gave no id');
  if (given !== null || family !== null)
    await db.run(
      sql`insert into people.name (id, person_id, kind, given, family) values (${newId()}, ${first.id}, 'legal', ${given}, ${family})`,
    );
  await db.run(sql`select people.find_likely_same(array[${first.id}::uuid])`);
  await db.announce(personAdded(first.id));
  return first.id;
}
