import { sql } from '../../../platform/database/database.ts';
import type { Query, Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FactTable } from '../../../platform/facts/index.ts';
import type { Id } from '../../../platform/ids/ids.ts';

/** Who somebody is, as far as returns say it. */
export const personFacts: FactTable = {
  name: 'people.person',
  label: 'person',
  subject: 'id',
  fields: [
    { name: 'sex', type: 'text' },
    { name: 'birth_date', type: 'date' },
    { name: 'ethnicity', type: 'text' },
    { name: 'expected_on', type: 'date' },
    { name: 'died_on', type: 'date' },
  ],
  constants: { birth_precision: "'day'" },
};

/** The unique pupil number, or why there is none (UN1 to UN7). */
export const pupilNumberFacts: FactTable = {
  name: 'people.identifier',
  label: 'pupil_number',
  subject: 'person_id',
  fields: [{ name: 'value', type: 'text' }],
  constants: { scheme: "'upn'", issuer: "''" },
};

/** The unique pupil number that somebody had before. */
export const formerPupilNumberFacts: FactTable = {
  name: 'people.identifier',
  label: 'former_pupil_number',
  subject: 'person_id',
  fields: [{ name: 'value', type: 'text' }],
  constants: { scheme: "'former upn'", issuer: "''" },
};

/** A code of the children in need census; NONE where it was asked and there is none. */
export const disabilityFacts: FactTable = {
  name: 'people.disability',
  label: 'disability',
  subject: 'person_id',
  fields: [{ name: 'code', type: 'text' }],
};

/** The id that an authority knows somebody by; `issuer` is the authority's ONS code. */
export const localIdentifierFacts: FactTable = {
  name: 'people.identifier',
  label: 'local_identifier',
  subject: 'person_id',
  fields: [
    { name: 'issuer', type: 'text' },
    { name: 'value', type: 'text' },
  ],
  constants: { scheme: "'local'" },
};

/** Somebody whom an authority knows by a local id, with every date of birth ever recorded for them. */
export type KnownPerson = {
  readonly personId: Id<'person'>;
  readonly localId: string;
  readonly birthDates: readonly PlainDate[];
};

/**
 * Everybody whom the authority knows by one of these ids, the longest recorded first. Several people may carry one id
 * (returns that disagree about the date of birth); deciding who is meant is the caller's.
 */
export async function loadByLocalId(
  db: Read,
  issuer: string,
  localIds: readonly string[],
): Promise<readonly KnownPerson[]> {
  return db.query<KnownPerson>(knownPeople(issuer, localIds));
}

function knownPeople(issuer: string, localIds: readonly string[]): Query<KnownPerson> {
  return sql<KnownPerson>`
    select i.person_id as "personId", i.value as "localId",
           array(select distinct v.birth_date::text from people.person_version v
                  where v.id = i.person_id and v.birth_date is not null) as "birthDates"
      from people.identifier i
     where i.scheme = 'local' and i.issuer = ${issuer} and i.value = any(${localIds})
     order by i.person_id`;
}
