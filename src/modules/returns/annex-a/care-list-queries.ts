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

/** Times in care of the list (no series of short breaks), and the home and the legal status at their end or on the day. */
const careCtes = (asOf: PlainDate): Query<unknown> => sql`period as materialized (
  select p.*, p.person_id as child_id, exists (
           select from reporting.ext_care_period e where e.person_id = p.person_id and not e.short_breaks
              and e.starts < p.starts and e.ends >= ${monthsBefore(asOf, 12)}) as again
    from reporting.ext_care_period p
   where not p.short_breaks and p.starts <= ${asOf}::date and (p.ends is null or p.ends >= ${monthsBefore(asOf, 6)})
), episode as materialized (
  select distinct on (p.care_period_id) p.care_period_id, e.legal_status, e.placement_type, e.placement_provider, e.placement_postcode,
         e.urn, e.category_of_need
    from period p join reporting.ext_episode e on e.person_id = p.child_id and not e.short_breaks
     and ${within('e.starts', asOf)}
   order by p.care_period_id, e.starts desc, e.ends desc
), stay as materialized (
  select p.care_period_id, max(h.starts) as starts,
         count(*) filter (where h.ends is null or h.ends >= ${monthsBefore(asOf, 12)})::int as placements
    from period p join reporting.ext_home_stay h on h.person_id = p.child_id and not h.short_breaks
     and ${within('h.starts', asOf)}
   group by p.care_period_id
), legal as materialized (
  select p.care_period_id, max(l.lega_legal_status_start_date) as starts
    from period p join reporting.ssd_legal_status l on l.lega_person_id = p.child_id
     and ${within('l.lega_legal_status_start_date', asOf)}
   group by p.care_period_id
)`;

/** Whether a day is in the time in care p, and had come: a child may have come back since. */
function within(column: string, asOf: PlainDate): Query<unknown> {
  const day = sql.raw(column);
  return sql`(${day} >= p.starts and ${day} <= ${asOf}::date and (p.ends is null or ${day} < p.ends or ${day} = p.starts))`;
}

/** Reviews, visits and times missing, by child, with what came of the talk after the last of them. */
const contactCtes = (asOf: PlainDate): Query<unknown> => sql`reviewed as materialized (
  select v.child_id, max(v.held_on) as on_day from ${standing('review')} v where v.held_on <= ${asOf}::date group by v.child_id
), visited as materialized (
  select v.child_id, max(v.visited_on) as on_day from ${standing('visit')} v
   where v.kind = 'looked after' and v.visited_on <= ${asOf}::date group by v.child_id
), away as materialized (
  select m.miss_person_id as child_id, count(*) filter (where m.miss_missing_episode_type = 'M')::int as missing,
         count(*) filter (where m.miss_missing_episode_type = 'A')::int as absent
    from reporting.ssd_missing m
   where m.miss_missing_episode_start_date between ${monthsBefore(asOf, 12)} and ${asOf}::date
   group by m.miss_person_id
), returned as materialized (
  select distinct on (m.miss_person_id) m.miss_person_id as child_id, r.missing_id is not null as known,
         r.offered_at is not null as offered, r.accepted
    from reporting.ssd_missing m
    left join reporting.returns_from_missing(${asOf}::date) r on r.missing_id = m.miss_table_id
     and m.miss_missing_episode_end_date <= ${asOf}::date
   where m.miss_missing_episode_type = 'M'
     and m.miss_missing_episode_start_date between ${monthsBefore(asOf, 12)} and ${asOf}::date
   order by m.miss_person_id, m.miss_missing_episode_start_date desc, r.back_at desc nulls last, r.time_id desc
), alone as materialized (
  select distinct immi_person_id as child_id from reporting.ssd_immigration_status
   where immi_immigration_status_end_date is null or immi_immigration_status_end_date >= ${monthsBefore(asOf, 12)}
)`;

/** List 8: children in care on the day, or who left care in the last six months. */
export const inCareQuery: ListQuery = (asOf) => sql<RecordRow>`
  with ${workersCte(asOf)}, ${disabledCte}, ${careCtes(asOf)}, ${contactCtes(asOf)}
  select ${childColumns}, case when u.child_id is not null then true end as asylum, d.disability, x.starts,
         e.category_of_need as need, x.again as "secondPeriod", l.starts as "legalFrom", e.legal_status as legal,
         case when r.on_day >= x.starts then r.on_day end as "reviewedOn", case when v.on_day >= x.starts then v.on_day end as "visitedOn",
         h.placements, ${byThen('x.ends', asOf)} as ceased,
         case when x.ends <= ${asOf}::date then x.reason_ended end as "reasonCeased", h.starts as "placedFrom",
         e.placement_type as placement, e.placement_provider as provider, e.placement_postcode as postcode, e.urn,
         case when p.authority_code = own.code then 'IN' when p.authority_code is not null and own.code is not null then 'OUT' end as location,
         p.authority_code as "placedIn", coalesce(a.missing, 0) as missing, coalesce(a.absent, 0) as absent,
         case when b.known then b.offered end as "interviewOffered", b.accepted as "interviewAccepted", w.team, w.worker
    from period x ${joinChild('x')}
    left join episode e on e.care_period_id = x.care_period_id left join stay h on h.care_period_id = x.care_period_id
    left join legal l on l.care_period_id = x.care_period_id
    left join reviewed r on r.child_id = x.child_id left join visited v on v.child_id = x.child_id
    left join away a on a.child_id = x.child_id left join returned b on b.child_id = x.child_id
    left join alone u on u.child_id = x.child_id
    left join reporting.ext_located p on p.postcode = replace(e.placement_postcode, ' ', '')
    left join workers w on w.child_id = x.child_id left join disabled d on d.child_id = x.child_id
   cross join (select max(code) as code from platform.installation) own
   order by x.starts, c.pers_person_id`;
