import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import { listKeepingOrders } from '../../access/index.ts';
import type { RetentionFacts } from './retention-rules.ts';

type Row = Omit<RetentionFacts, 'held' | 'keptUntil'>;

/** What happened in help and protection, from the CTE `mine`: on which day, whether it goes on, whether it led to nothing. */
const events = sql`
      select person_id, coalesce(closed, opened) as on_day, closed is null as open, no_further_action is true as nothing, false as protects
        from practice.involvement_version where stands and person_id in (select person_id from mine)
      union all
      select person_id, coalesce(ends, starts), ends is null, false, true
        from practice.child_protection_plan_version where stands and person_id in (select person_id from mine)
      union all
      select person_id, coalesce(conference_on, starts), false, false, true
        from practice.section_47_enquiry_version where stands and person_id in (select person_id from mine)
      union all
      select person_id, coalesce(ends, starts), ends is null, false, false
        from practice.child_in_need_plan_version where stands and person_id in (select person_id from mine)
      union all
      select person_id, coalesce(authorised_on, starts), false, false, false
        from practice.assessment_version where stands and person_id in (select person_id from mine)
      union all
      select person_id, coalesce(completed_on, starts), false, true, false
        from practice.early_help_assessment_version where stands and person_id in (select person_id from mine)
      union all
      select person_id, received_on, false, true, false
        from practice.contact_version where stands and person_id in (select person_id from mine)
      union all
      select person_id, visited_on, false, true, false
        from practice.visit_version where stands and person_id in (select person_id from mine)`;

/** Those of whom something that a return said is still to be settled. */
const unsettled = sql`
      select r.subject_id, bool_or(d.of_care) as of_care from record r join (
        select e.person_id, true as of_care from care.episode_dispute e where e.settled_at is null and e.person_id in (select person_id from mine)
        union all
        select i.person_id, false from practice.involvement_dispute i where i.settled_at is null and i.person_id in (select person_id from mine)) d
          on d.person_id = r.person_id
       group by r.subject_id`;

/** One row for each person, from all CTEs. */
const decisive = sql`
    select w.subject_id as "subjectId", w.birth_date as "birthDate", w.birth_precision as "birthPrecision", w.died_on as "diedOn",
           c.subject_id is not null or coalesce(u.of_care, false) as "lookedAfter", l.subject_id is not null as "careLeaver",
           c.adopted_on as "adoptedOn", c.guardianship_on as "guardianshipOn", coalesce(h.protects, false) as protection,
           coalesce(h.helped, false) as "familyHelp", coalesce(h.nothing, false) as contact,
           case when c.subject_id is null and h.subject_id is null then w.recorded_on else greatest(c.last_on, h.last_on) end as "lastEventOn",
           coalesce(c.open, false) or coalesce(h.open, false) as "isOpen", u.subject_id is not null as "isUnsettled",
           a.subject_id is not null as "isAskedFor"
      from who w
      left join care c on c.subject_id = w.subject_id
      left join help h on h.subject_id = w.subject_id
      left join unsettled u on u.subject_id = w.subject_id
      left join leaver l on l.subject_id = w.subject_id
      left join asked a on a.subject_id = w.subject_id`;

/**
 * What decides how long these people's records are kept, in one set-based pass over published views. Asked with the ids
 * that stand (people.canonical); each person's second records are taken together with the first.
 * Orders: SSDA903 reasons E11 and E12 (adopted), E41 to E48 (special guardianship), in the guides of the return.
 */
export async function listRetentionFacts(
  db: Read,
  canonical: readonly string[],
): Promise<readonly RetentionFacts[]> {
  const rows = await db.query(sql<Row>`
    with meant as materialized (
      select unnest(${[...canonical]}::uuid[]) as id
      union
      select k.person_id from people.alias_in_force k where k.canonical_id = any(${[...canonical]}::uuid[])
    ), record as materialized (
      select p.id as person_id, coalesce(a.canonical_id, p.id) as subject_id, p.birth_date, p.birth_precision, p.died_on, p.recorded_at
        from people.person_version p left join people.alias_in_force a on a.person_id = p.id
       where p.stands and p.id in (select id from meant)
    ), mine as materialized (
      select person_id from record
    ), who as (
      select subject_id, max(birth_date) as birth_date, max(died_on) as died_on, max(recorded_at)::date as recorded_on,
             (array_agg(birth_precision order by birth_date desc nulls last))[1] as birth_precision
        from record group by subject_id
    ), care as (
      select r.subject_id, bool_or(e.ends is null) as open, max(coalesce(e.ends, e.starts)) as last_on,
             max(e.ends) filter (where e.reason_ended in ('E11', 'E12')) as adopted_on,
             max(e.ends) filter (where e.reason_ended in ('E41', 'E42', 'E43', 'E44', 'E45', 'E46', 'E47', 'E48')) as guardianship_on
        from care.episode_version e join record r on r.person_id = e.person_id
       where e.stands and e.person_id in (select person_id from mine) group by r.subject_id
    ), unsettled as (
      ${unsettled}
    ), leaver as (
      select distinct r.subject_id from care.leaving_care_year_version l join record r on r.person_id = l.person_id
       where l.stands and l.person_id in (select person_id from mine)
    ), event as (
      ${events}
    ), help as (
      select r.subject_id, bool_or(e.open) as open, bool_or(e.protects) as protects, bool_or(not e.nothing) as helped,
             bool_or(e.nothing) as nothing, max(e.on_day) as last_on
        from event e join record r on r.person_id = e.person_id group by r.subject_id
    ), asked as (
      select distinct r.subject_id from overview.subject_access_request q join record r on r.person_id = q.person_id
       where q.state in ('open', 'prepared')
    )
    ${decisive}`);
  const orders = await listOrders(db, canonical);
  return rows.map((row) => ({ ...row, ...(orders.get(row.subjectId) ?? noOrder) }));
}

type Order = Pick<RetentionFacts, 'held' | 'keptUntil'>;
const noOrder: Order = { held: false, keptUntil: null };

/** What stands against destroying these people's records, on whichever record of theirs it was said. */
async function listOrders(db: Read, canonical: readonly string[]): Promise<ReadonlyMap<string, Order>> {
  const seconds = await db.query(sql<{ id: string; first: string }>`
    select person_id as id, canonical_id as first from people.alias_in_force where canonical_id = any(${[...canonical]}::uuid[])`);
  const firstOf = new Map(seconds.map(({ id, first }) => [id, first]));
  const orders = new Map<string, Order>();
  for (const { subjectId, ...order } of await listKeepingOrders(db, [...canonical, ...firstOf.keys()])) {
    const first = firstOf.get(subjectId) ?? subjectId;
    orders.set(first, bothOf(orders.get(first) ?? noOrder, order));
  }
  return orders;
}

function bothOf(one: Order, other: Order): Order {
  const days = [one.keptUntil, other.keptUntil].flatMap((day) => day ?? []);
  return { held: one.held || other.held, keptUntil: days.toSorted().at(-1) ?? null };
}

/** Who is recorded as family of these people, by the record that stands for each; only whom the reader may see. */
export async function listFamilyOf(
  db: Read,
  canonical: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.query(sql<{ id: string; relatives: readonly string[] }>`
    with record as materialized (
      select c.id as subject_id, c.id as person_id from unnest(${[...canonical]}::uuid[]) c(id)
      union
      select k.canonical_id, k.person_id from people.alias_in_force k where k.canonical_id = any(${[...canonical]}::uuid[])
    ), relative as (
      select r.subject_id, v.other_id as person_id from record r join people.relationship_version v on v.person_id = r.person_id and v.stands
      union
      select r.subject_id, v.person_id from record r join people.relationship_version v on v.other_id = r.person_id and v.stands
    )
    select t.subject_id as id, array_agg(distinct coalesce(a.canonical_id, t.person_id)) as relatives
      from relative t left join people.alias_in_force a on a.person_id = t.person_id
     where coalesce(a.canonical_id, t.person_id) <> t.subject_id group by t.subject_id`);
  return new Map(rows.map(({ id, relatives }) => [id, relatives]));
}

/** People who stand for themselves, in the order of their ids; `after` null from the first on. */
export async function listStanding(
  db: Read,
  after: string | null,
  count: number,
): Promise<readonly string[]> {
  const rows = await db.query(sql<{ id: string }>`
    select p.id from people.person_version p
     where p.stands and p.id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000'::uuid)
       and not exists (select from people.alias_in_force a where a.person_id = p.id)
     order by p.id limit ${count}`);
  return rows.map(({ id }) => id);
}
