import { sql } from '../../../platform/database/database.ts';
import { childColumns, disabledCte, joinChild, monthsBefore, standing, workersCte } from './list-query.ts';
import type { ListQuery, RecordRow } from './list-query.ts';

/**
 * List 9: young people of 16 to 25 who are not in care on the day and had been for 13 weeks or more after they were 14, some
 * of it after they were 16 (Children Act 1989, Schedule 2, paragraph 19B and section 23A); and those whom the newest list 9
 * that was loaded up to the day names. What a return said at the last birthday is not what is so on the day, so it is not shown.
 */
export const leaversQuery: ListQuery = (asOf) => sql<RecordRow>`
  with ${workersCte(asOf)}, ${disabledCte}, stretch as (
    select p.person_id as child_id, c.pers_dob as born,
           greatest(p.starts, (c.pers_dob + interval '14 years')::date) as from_day, least(coalesce(p.ends, ${asOf}::date), ${asOf}::date) as to_day,
           p.ends is null or p.ends > ${asOf}::date as goes_on
      from reporting.ext_care_period p join reporting.ssd_person c on c.pers_person_id = p.person_id
     where not p.short_breaks and p.starts <= ${asOf}::date
  ), leaver as (
    select child_id from stretch group by child_id, born
    having not bool_or(goes_on) and sum(greatest(to_day - from_day, 0)) >= 91 and max(to_day) > (born + interval '16 years')::date
       and (born + interval '16 years')::date <= ${asOf}::date and (born + interval '25 years')::date > ${asOf}::date
  ), named as (
    select r.child_id from reporting.inspection_statement_version s join reporting.ext_record r on r.person_id = s.person_id
     where s.stands and s.list = 9 and s.said_on = (
       select max(o.said_on) from reporting.inspection_statement_version o where o.stands and o.list = 9 and o.said_on <= ${asOf}::date)
  ), alone as materialized (select distinct immi_person_id as child_id from reporting.ssd_immigration_status)
  select ${childColumns}, case when u.child_id is not null then true end as asylum, d.disability, w.team, w.worker
    from (select child_id from leaver union select child_id from named) x ${joinChild('x')}
    left join alone u on u.child_id = x.child_id
    left join workers w on w.child_id = x.child_id left join disabled d on d.child_id = x.child_id
   order by c.pers_dob, c.pers_person_id`;

/**
 * List 10: decisions that a child should be placed for adoption which stand on the day or were taken back, or ended with an
 * adoption, in the last 12 months. Dates of orders and placements follow from the episodes: a placement order is legal status
 * E1, placed for adoption A3 to A6, adopted an end with E11 or E12, fostering for adoption U2 or U5.
 */
export const adoptionQuery: ListQuery = (asOf) => sql<RecordRow>`
  with ${disabledCte}, dated as materialized (
    select e.person_id as child_id, min(e.starts) filter (where e.legal_status = 'E1') as ordered,
           min(e.starts) filter (where e.placement_type in ('A3', 'A4', 'A5', 'A6')) as placed,
           min(e.starts) filter (where e.placement_type in ('U2', 'U5')) as fostered,
           min(e.ends) filter (where e.reason_ended in ('E11', 'E12')) as adopted
      from reporting.ext_episode e where e.starts <= ${asOf}::date group by e.person_id
  ), known as (
    select d.child_id, d.id, d.decided_on, d.reversed_on, d.reversal_reason, t.ordered, t.placed, t.fostered, t.adopted,
           (select max(o.matched_on) from ${standing('adoption')} o where o.child_id = d.child_id) as matched,
           (select max(p.starts) from reporting.ext_care_period p
             where p.person_id = d.child_id and not p.short_breaks and p.starts <= d.decided_on) as entered
      from ${standing('adoption_decision')} d left join dated t on t.child_id = d.child_id
     where d.decided_on <= ${asOf}::date
  )
  select ${childColumns}, d.disability, x.entered as starts, x.decided_on as "decidedOn",
         case when x.ordered <= ${asOf}::date then x.ordered end as "orderOn", case when x.matched <= ${asOf}::date then x.matched end as "matchedOn",
         case when x.placed <= ${asOf}::date then x.placed end as "placedOn", case when x.adopted <= ${asOf}::date then x.adopted end as "adoptedOn",
         case when x.reversed_on <= ${asOf}::date then x.reversed_on end as "reversedOn",
         case when x.reversed_on <= ${asOf}::date then x.reversal_reason end as "reversalReason",
         case when x.fostered <= ${asOf}::date then x.fostered end as "fosteredOn"
    from known x ${joinChild('x')} left join disabled d on d.child_id = x.child_id
   where (x.reversed_on is null or x.reversed_on >= ${monthsBefore(asOf, 12)})
     and (x.adopted is null or x.adopted >= ${monthsBefore(asOf, 12)})
   order by x.decided_on, c.pers_person_id, x.id`;
