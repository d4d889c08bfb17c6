import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { ageOn } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';

export type PersonFacts = {
  readonly personId: string;
  readonly name: string | null;
  readonly saidAs: string | null;
  readonly birthDate: PlainDate | null;
  readonly birthPrecision: string;
  readonly expectedOn: PlainDate | null;
  readonly diedOn: PlainDate | null;
  readonly sex: string | null;
  readonly pronouns: string | null;
  readonly ethnicity: string | null;
  readonly firstLanguage: string | null;
  readonly localId: string | null;
  readonly pupilNumber: string | null;
  readonly nhsNumber: string | null;
};

/** Who these people are; those the actor may not see are simply not there. */
export function listPeople(db: Read, ids: readonly string[]): Promise<readonly PersonFacts[]> {
  return db.query(sql<PersonFacts>`
    select p.id as "personId", n.shown as name, n.said_as as "saidAs", p.birth_date as "birthDate", p.birth_precision as "birthPrecision",
           p.expected_on as "expectedOn", p.died_on as "diedOn", p.sex, p.pronouns, p.ethnicity, p.first_language as "firstLanguage",
           i.local as "localId", i.upn as "pupilNumber", i.nhs as "nhsNumber"
      from people.person_version p
      left join people.current_name n on n.person_id = p.id
      left join lateral (
        select max(v.value) filter (where v.scheme = 'local') as local, max(v.value) filter (where v.scheme = 'upn') as upn,
               max(v.value) filter (where v.scheme = 'nhs') as nhs
          from people.identifier_version v where v.person_id = p.id and v.stands) i on true
     where p.stands and p.id = any(${ids}::uuid[])`);
}

/** What to call somebody: their name, else what they are known by. A blank is never shown. */
export function callThem(person: Pick<PersonFacts, 'name' | 'localId'> | undefined): string {
  if (person?.name) return person.name;
  return person?.localId ? `Child ${person.localId} (name not recorded)` : 'Name not recorded';
}

/** The same in a list, where it stands many times. */
export function callBriefly(person: Pick<PersonFacts, 'name' | 'localId'> | undefined): string {
  return person?.name ?? (person?.localId ? `Child ${person.localId}` : 'Name not recorded');
}

/** 'Age 9, born 3 May 2017' and its kin: unborn, estimated, not known, died. */
export function ageOf(person: PersonFacts, today: PlainDate): number | undefined {
  if (!person.birthDate || person.birthDate > today) return undefined;
  return ageOn(person.birthDate, person.diedOn ?? today);
}

/** What was answered about disability of the person of these records, by code: NONE only where it is the one answer. */
export async function listDisabilities(db: Read, ids: readonly string[]): Promise<readonly string[]> {
  const [codes = []] = await listDisabilitiesOf(db, [ids]);
  return codes;
}

/** The same of several people, each with all their records, in the order given: one statement for any number of them. */
export async function listDisabilitiesOf(
  db: Read,
  people: readonly (readonly string[])[],
): Promise<readonly (readonly string[])[]> {
  const ids = people.flat();
  const rows = await db.query(sql<{ personId: string; code: string }>`
    select distinct code, person_id as "personId" from people.disability_version
     where stands and person_id = any(${ids}::uuid[]) order by code`);
  return people.map((records) => {
    const theirs = rows.filter(({ personId }) => records.includes(personId)).map(({ code }) => code);
    const codes = [...new Set(theirs)];
    return codes.length > 1 ? codes.filter((code) => code !== 'NONE') : codes;
  });
}
