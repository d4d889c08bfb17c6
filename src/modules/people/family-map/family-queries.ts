import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { PeopleNeighbours } from '../neighbours.ts';
import { getPersonSummary, resolvePerson } from '../persons/person-queries.ts';
import type { PersonId } from '../persons/person-queries.ts';
import { isKin } from './family-rules.ts';
import type { Dwelling, Edge, FamilyFacts, Responsible, TieFact } from './family-facts.ts';

/** How many steps from the child the map reaches, and how many people it holds at most. */
const reach = 4;
const most = 40;

type Asked = { readonly on: PlainDate; readonly neighbours: PeopleNeighbours };

/**
 * A family as it is recorded on a day, from the child outwards. Somebody whom the actor may not see is not in it, nor is any
 * relationship, tie or home of theirs. @throws NotFound for a child who is not the actor's to see
 */
export async function getFamily(db: Read, id: string, { on, neighbours }: Asked): Promise<FamilyFacts> {
  const { canonical } = await resolvePerson(db, id);
  const [{ found, edges, further }, homes] = await Promise.all([
    gather(db, canonical, on),
    neighbours.homesOf(db, [canonical]),
  ]);
  const [records, people] = await Promise.all([recordsOf(db, found), getPersonSummary(db, found)]);
  const ids = [...records.keys()];
  const own = ids.filter((one) => records.get(one) === canonical);
  const stands = <T extends { readonly personId: string }>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, personId: records.get(row.personId) ?? row.personId }));
  const [ties, dwellings, responsible] = await Promise.all([
    listTies(db, ids, on),
    listDwellings(db, ids, on),
    listResponsible(db, own, on),
  ]);
  return {
    index: canonical,
    on,
    people,
    edges: edges.filter(({ personId, otherId }) => people.has(personId) && people.has(otherId)),
    ties: stands(ties)
      .map((tie) => ({ ...tie, otherId: tie.otherId && (records.get(tie.otherId) ?? tie.otherId) }))
      .filter(({ otherId }) => otherId === null || people.has(otherId)),
    dwellings: stands(dwellings),
    responsible,
    home: homes.get(canonical) ?? null,
    further,
  };
}

type Gathered = {
  readonly found: readonly string[];
  readonly edges: readonly Edge[];
  readonly further: number;
};

/** Everybody within reach, the nearest first, and the relationships among them. */
async function gather(db: Read, index: PersonId, on: PlainDate): Promise<Gathered> {
  // Friends and neighbours are the child's own; those of their relatives are not of this map.
  const isFollowed = (edge: Edge) => edge.personId === index || edge.otherId === index || isKin(edge, on);
  const found = new Set<string>([index]);
  const edges = new Map<string, FoundEdge>();
  const follow = async (ids: readonly string[]) => {
    for (const edge of await listEdges(db, ids)) if (isFollowed(edge)) edges.set(edge.id, edge);
    return shownPeople([...edges.values()]);
  };
  let known: readonly string[] = [];
  let newest: readonly string[] = [index];
  for (let step = 0; step < reach && newest.length > 0; step += 1) {
    known = await follow(newest);
    newest = known.filter((one) => !found.has(one));
    for (const one of newest.slice(0, most - found.size)) found.add(one);
    newest = newest.filter((one) => found.has(one));
  }
  if (newest.length > 0) known = await follow(newest);
  const among = [...edges.values()].filter(
    ({ personId, otherId }) => found.has(personId) && found.has(otherId),
  );
  return { found: [...found], edges: among, further: known.filter((one) => !found.has(one)).length };
}

/** A relationship, and whether the record at each end stands and is not set aside as a mistake. */
type FoundEdge = Edge & { readonly isPersonShown: boolean; readonly isOtherShown: boolean };

/** Relationships of these people, each end by the record that stands for the person. Nobody whom the actor may not see. */
function listEdges(db: Read, ids: readonly string[]): Promise<readonly FoundEdge[]> {
  return db.query(sql<FoundEdge>`
    with record as materialized (${recordIds(ids)}),
    edge as materialized (
      select r.id, a.canonical_id as "personId", b.canonical_id as "otherId", r.role, r.other_role as "otherRole", r.closeness,
             r.separated_on as "separatedOn", r.identical_twins as "identicalTwins", r.starts, r.ends
        from people.relationship r
        join people.canonical a on a.person_id = r.person_id
        join people.canonical b on b.person_id = r.other_id
       where r.id in (
         select f.id from people.relationship f where f.person_id in (select id from record)
         union
         select f.id from people.relationship f where f.other_id in (select id from record))
         and a.canonical_id <> b.canonical_id),
    shown as materialized (
      select p.id from people.person p
       where p.id = any(array(select "personId" from edge union select "otherId" from edge))
         and not exists (select from people.withdrawn w where w.person_id = p.id and w.ended_at is null))
    select e.*, e."personId" in (select id from shown) as "isPersonShown", e."otherId" in (select id from shown) as "isOtherShown"
      from edge e order by e.id`);
}

/** Every record of people named by the one that stands, found from their ids: by the view's column all people would be read. */
const recordIds = (ids: readonly string[]) => sql<{ id: string }>`
  select unnest(${[...ids]}::uuid[]) as id
   union select a.person_id from people.alias_in_force a where a.canonical_id = any(${[...ids]}::uuid[])`;

/** Of the people at the ends of these, those whose record stands and is not set aside as a mistake, in their order. */
function shownPeople(edges: readonly FoundEdge[]): readonly string[] {
  const ends = edges.flatMap(({ personId, otherId, isPersonShown, isOtherShown }) => [
    ...(isPersonShown ? [personId] : []),
    ...(isOtherShown ? [otherId] : []),
  ]);
  return [...new Set(ends)];
}

/** Every record of these people, with the one that stands for them. */
async function recordsOf(db: Read, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query(sql<{ id: string; canonical: string }>`
    select person_id as id, canonical_id as canonical from people.canonical
     where person_id in (${recordIds(ids)})`);
  return new Map(rows.map(({ id, canonical }) => [id, canonical]));
}

function listTies(db: Read, ids: readonly string[], on: PlainDate): Promise<readonly TieFact[]> {
  return db.query(sql<TieFact>`
    select id, person_id as "personId", other_id as "otherId", organisation, organisation_kind as "organisationKind",
           seen_by as "seenBy", closeness, strain, direction, note, starts, ends
      from people.tie
     where person_id = any(${[...ids]}::uuid[]) and (starts is null or starts <= ${on}::date)
       and (ends is null or ends > ${on}::date)
     order by id`);
}

/** Where these people live on a day. An address that is withheld is told neither here nor by who shares it. */
function listDwellings(db: Read, ids: readonly string[], on: PlainDate): Promise<readonly Dwelling[]> {
  return db.query(sql<Dwelling>`
    select person_id as "personId", address_id as "addressId" from people.residence
     where person_id = any(${[...ids]}::uuid[]) and kind in ('home', 'staying')
       and starts <= ${on}::date and (ends is null or ends > ${on}::date)
     order by kind, starts desc, id`);
}

/** Who has parental responsibility on a day, whom the actor may see. */
function listResponsible(db: Read, ids: readonly string[], on: PlainDate): Promise<readonly Responsible[]> {
  return db.query(sql<Responsible>`
    select c.canonical_id as "holderId", r.holder_agency as agency from people.parental_responsibility r
      left join people.canonical c on c.person_id = r.holder_id
     where r.person_id = any(${[...ids]}::uuid[]) and (r.starts is null or r.starts <= ${on}::date)
       and (r.ends is null or r.ends > ${on}::date) and (r.holder_id is null or c.canonical_id is not null)
     order by r.starts nulls first, r.id`);
}
