import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import type { BirthPrecision } from './person-rules.ts';
import { ageOf, shownName } from './person-rules.ts';

export type PersonId = Id<'person'>;

export type Sex = 'M' | 'F' | 'U';

export type IdentifierScheme =
  'local' | 'nhs' | 'upn' | 'uln' | 'home office' | 'former upn' | 'former local';

export type KnownBy = { readonly scheme: IdentifierScheme; readonly issuer: string; readonly value: string };

/** Who somebody is, in short. */
export type PersonSummary = {
  readonly id: PersonId;
  /** Their name as they go by it, or null where none is recorded. */
  readonly name: string | null;
  readonly given: string | null;
  readonly family: string | null;
  /** How to say it. */
  readonly saidAs: string | null;
  /** What to call them on a page: the name, 'Unborn baby …', 'Child 04000001', 'Name not recorded'. */
  readonly shown: string;
  readonly birthDate: PlainDate | null;
  readonly birthPrecision: BirthPrecision;
  readonly expectedOn: PlainDate | null;
  readonly diedOn: PlainDate | null;
  /** Whole years today (at death, for somebody who died); null where it is not known. */
  readonly age: number | null;
  readonly sex: Sex | null;
  readonly gender: string | null;
  readonly pronouns: string | null;
  readonly ethnicity: string | null;
  /** The authority's own id for the child. */
  readonly localId: string | null;
  readonly identifiers: readonly KnownBy[];
};

type Row = Omit<PersonSummary, 'shown' | 'age' | 'localId' | 'identifiers'> & {
  readonly today: PlainDate;
  readonly identifiers: readonly KnownBy[] | null;
};

/**
 * Who these people are, by id, in the order in which they were asked for. Those whom the actor may not see are missing from the map.
 * One query for any number.
 * For ids of several records of one person, ask with the ids of `resolvePerson`.
 */
export async function getPersonSummary(
  db: Read,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonSummary>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query(sql<Row>`
    select p.id, n.shown as name, n.given, n.family, n.said_as as "saidAs", p.birth_date as "birthDate",
           p.birth_precision as "birthPrecision", p.expected_on as "expectedOn", p.died_on as "diedOn", p.sex, p.gender, p.pronouns,
           p.ethnicity, platform.today()::date as today, i.identifiers
      from people.person p
      left join people.current_name n on n.person_id = p.id
      left join lateral (
        select json_agg(json_build_object('scheme', k.scheme, 'issuer', k.issuer, 'value', k.value) order by k.scheme, k.issuer) as identifiers
          from people.identifier k where k.person_id = p.id) i on true
     where p.id = any(${[...ids]}::uuid[])`);
  const found = new Map<string, PersonSummary>(rows.map((row) => [row.id, toSummary(row)]));
  // A database gives rows in an order that says nothing, and that differs where somebody else is hidden.
  return new Map(
    ids.flatMap((id) => {
      const person = found.get(id);
      return person ? [[id, person] as const] : [];
    }),
  );
}

/** One person's summary. @throws NotFound for somebody who is not there, or not the actor's to see */
export async function getPerson(db: Read, id: string): Promise<PersonSummary> {
  const found = (await getPersonSummary(db, [id])).get(id);
  if (!found) throw new NotFound();
  return found;
}

function toSummary({ today, ...row }: Row): PersonSummary {
  const identifiers = row.identifiers ?? [];
  const localId = identifiers.find(({ scheme }) => scheme === 'local')?.value ?? null;
  return { ...row, identifiers, localId, shown: shownName({ ...row, localId }), age: ageOf(row, today) };
}

/** The record that stands for a person, and every record that does or was found to be theirs, the standing one first. */
export type ResolvedPerson = { readonly canonical: PersonId; readonly all: readonly PersonId[] };

/**
 * Finds which records are one person's, from the id of any. Queries about somebody use `all`; links use `canonical`.
 * Limited to what the actor may see. @throws NotFound
 */
export async function resolvePerson(db: Read, id: string): Promise<ResolvedPerson> {
  const rows = await db.query(sql<{ id: PersonId; canonical: PersonId }>`
    select c.person_id as id, c.canonical_id as canonical from people.canonical c
     where c.person_id in (
       select o.id from (select coalesce((select a.canonical_id from people.alias_in_force a where a.person_id = ${id}::uuid), ${id}::uuid) as id) o
       union
       select a.person_id from people.alias_in_force a
        where a.canonical_id = coalesce((select b.canonical_id from people.alias_in_force b where b.person_id = ${id}::uuid), ${id}::uuid))
     order by c.person_id <> c.canonical_id, c.person_id`);
  const [first] = rows;
  if (!first) throw new NotFound();
  return { canonical: first.canonical, all: rows.map((row) => row.id) };
}

export type Home = {
  readonly residenceId: Id<'residence'>;
  readonly personId: PersonId;
  readonly kind: 'home' | 'second home' | 'staying' | 'postal';
  readonly addressId: string;
  readonly lines: string | null;
  readonly postcode: string | null;
  /** The address must not be told to anybody outside: shown with a warning wherever it stands. */
  readonly withheld: boolean;
  readonly starts: PlainDate;
  readonly ends: PlainDate | null;
};

/** Where these people live and have lived, the newest first. */
export function listAddresses(db: Read, personIds: readonly string[]): Promise<readonly Home[]> {
  return db.query(sql<Home>`
    select r.id as "residenceId", r.person_id as "personId", r.kind, r.address_id as "addressId", a.lines, a.postcode, r.withheld, r.starts, r.ends
      from people.residence r join people.address a on a.id = r.address_id
     where r.person_id = any(${[...personIds]}::uuid[])
     order by r.starts desc, r.kind`);
}

export type Relative = {
  readonly relationshipId: Id<'relationship'>;
  /** The person asked about. */
  readonly personId: PersonId;
  /** The person who is something to them. */
  readonly relativeId: PersonId;
  /** What the relative is to the person: 'mother'. */
  readonly relativeIs: string;
  /** What the person is to the relative: 'son'. */
  readonly personIs: string;
  readonly closeness: number | null;
  readonly note: string | null;
  readonly starts: PlainDate | null;
  readonly ends: PlainDate | null;
};

/** Who is who to these people, present ties first; each relationship is stored once and read from either side. */
export function listRelationships(db: Read, personIds: readonly string[]): Promise<readonly Relative[]> {
  const ids = [...personIds];
  return db.query(sql<Relative>`
    select * from (
      select id as "relationshipId", person_id as "personId", other_id as "relativeId", other_role as "relativeIs", role as "personIs",
             closeness, note, starts, ends from people.relationship where person_id = any(${ids}::uuid[])
      union all
      select id, other_id, person_id, role, other_role, closeness, note, starts, ends
        from people.relationship where other_id = any(${ids}::uuid[])) either
     order by ends is not null, "relativeIs", starts nulls first, "relationshipId"`);
}
