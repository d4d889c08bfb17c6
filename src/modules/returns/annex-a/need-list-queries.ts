import { sql } from '../../../platform/database/database.ts';
import type { Query } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import {
  byThen,
  childColumns,
  disabledCte,
  joinChild,
  monthsBefore,
  standing,
  workersCte,
} from './list-query.ts';
import type { ListQuery, RecordRow } from './list-query.ts';

/** Who was in care, on a protection plan, on a plan of help or being assessed on the day. */
const situationsCte = (asOf: PlainDate): Query<unknown> => sql`situation as materialized (
  select child_id, min(rank) as rank, bool_or(rank <= 2) as kept from (
    select person_id as child_id, 1 as rank from reporting.ext_care_period
     where not short_breaks and starts <= ${asOf}::date and (ends is null or ends > ${asOf}::date)
    union all select child_id, 2 from ${standing('child_protection_plan')} p where ${isOpen('p', asOf)}
    union all select child_id, 3 from ${standing('child_in_need_plan')} n where ${isOpen('n', asOf)}
    union all select child_id, 4 from ${standing('assessment')} a
     where a.starts <= ${asOf}::date and (a.authorised_on is null or a.authorised_on > ${asOf}::date)
  ) s group by child_id)`;

function isOpen(alias: string, asOf: PlainDate): Query<unknown> {
  const { starts, ends } = { starts: sql.raw(`${alias}.starts`), ends: sql.raw(`${alias}.ends`) };
  return sql`(${starts} <= ${asOf}::date and (${ends} is null or ${ends} > ${asOf}::date))`;
}

/**
 * List 6: involvements that are open, or closed in the last six months; and children who are in care or have a protection
 * plan without an involvement that says so. Referrals that ended with no further action are none.
 */
export const inNeedQuery: ListQuery = (asOf) => sql<RecordRow>`
  with ${workersCte(asOf)}, ${disabledCte}, ${situationsCte(asOf)}, involved as materialized (
    select x.child_id, x.id, x.opened, x.primary_need, ${byThen('x.closed', asOf)} as closed,
           case when x.closed <= ${asOf}::date then x.reason_closed end as reason_closed
      from ${standing('involvement')} x
     where x.opened <= ${asOf}::date and (x.closed is null or x.closed >= ${monthsBefore(asOf, 6)})
       and x.no_further_action is not true
  ), listed as (
    select * from involved
    union all
    select s.child_id, s.child_id, null, null, null, null from situation s
     where s.kept and not exists (select from involved i where i.child_id = s.child_id and i.closed is null)
  ), seen as materialized (
    select v.child_id, max(v.visited_on) as on_day from ${standing('visit')} v
     where v.visited_on <= ${asOf}::date and v.seen is true group by v.child_id
  )
  select ${childColumns}, d.disability, x.opened, x.primary_need as need, s.on_day as "lastSeenOn", x.closed,
         x.reason_closed as "reasonClosed", case when x.closed is not null then 5 else n.rank end as status, w.team, w.worker
    from listed x ${joinChild('x')}
    left join seen s on s.child_id = x.child_id left join situation n on n.child_id = x.child_id
    left join workers w on w.child_id = x.child_id left join disabled d on d.child_id = x.child_id
   order by x.opened nulls last, c.pers_person_id, x.id`;

/** List 7: children with a protection plan on the day, or with one that ended in the last six months. */
export const protectionQuery: ListQuery = (asOf) => sql<RecordRow>`
  with ${workersCte(asOf)}, ${disabledCte}, visited as materialized (
    select distinct on (v.child_id) v.child_id, v.visited_on, v.seen_alone from ${standing('visit')} v
     where v.kind = 'child protection' and v.visited_on <= ${asOf}::date
     order by v.child_id, v.visited_on desc
  ), reviewed as materialized (
    select v.child_id, max(v.held_on) as on_day from ${standing('protection_review')} v
     where v.held_on <= ${asOf}::date group by v.child_id
  ), removed as materialized (
    select distinct e.person_id as child_id from reporting.ext_episode e
     where e.legal_status in ('L1', 'L2') and e.starts <= ${asOf}::date
       and (e.ends is null or e.ends >= ${monthsBefore(asOf, 6)})
  )
  select ${childColumns}, d.disability, x.starts, x.initial_category as "initialCategory", x.latest_category as "latestCategory",
         case when v.visited_on >= x.starts then v.visited_on end as "visitedOn",
         case when v.visited_on >= x.starts then v.seen_alone end as "seenAlone",
         case when r.on_day >= x.starts then r.on_day end as "reviewedOn", ${byThen('x.ends', asOf)} as ends,
         case when m.child_id is not null then true end as "policeProtection", x.previous_plans as "previousPlans", w.team, w.worker
    from ${standing('child_protection_plan')} x ${joinChild('x')}
    left join visited v on v.child_id = x.child_id left join reviewed r on r.child_id = x.child_id
    left join removed m on m.child_id = x.child_id
    left join workers w on w.child_id = x.child_id left join disabled d on d.child_id = x.child_id
   where x.starts <= ${asOf}::date and (x.ends is null or x.ends >= ${monthsBefore(asOf, 6)})
   order by x.starts, c.pers_person_id, x.id`;
