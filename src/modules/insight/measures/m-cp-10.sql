-- id: M-CP-10
-- title: Children whose plan was reviewed on time
-- family: child protection
-- question: How many of the children who have had a protection plan for three months had every review of it on time?
-- numerator: of these, children whose plan had every review by the day it was due
-- denominator: children with a protection plan at the end of the day that began three months ago or earlier
-- exclusions: anybody from their 18th birthday on; plans younger than three months
-- counted: The first review is due three months after the plan began, every later one six months after the one before; months
--   are counted to the day, and where a month has no such day, to its last. A review on the day it is due is on time; one
--   that is not held by the end of that day counts as late from then on, and so does the plan for as long as it lasts. A
--   due day on a weekend does not move. A review that names no plan belongs to the plan of its day; one on the day the
--   plan began is none.
-- period: on the day
-- unit: %
-- polarity: higher is better
-- pair: M-CP-09
-- pair why: Reviews on time matter only where they move the plan on.
-- source: Children in need census (CPPreviewDate); Working Together to Safeguard Children
-- basis: GK
-- in force: from 1 April 2015
with plan as (
  select p.plan_id, p.person_id, p.starts from reporting.open_protection_plans($1) p
   where (p.starts + interval '3 months')::date <= $1
), held as (
  select p.plan_id, r.cppr_cp_review_date as held_on,
         lag(r.cppr_cp_review_date) over (partition by p.plan_id order by r.cppr_cp_review_date) as before
    from plan p
    join reporting.ssd_cp_reviews r on r.cppr_person_id = p.person_id and coalesce(r.cppr_cp_plan_id, p.plan_id) = p.plan_id
     and r.cppr_cp_review_date > p.starts and r.cppr_cp_review_date <= $1
)
select p.person_id, null::text as part,
       case when (max(h.held_on) + interval '6 months')::date > $1
                 and bool_and(h.held_on <= coalesce(h.before + interval '6 months', p.starts + interval '3 months'))
            then 1 else 0 end as numerator,
       1 as denominator, p.starts as happened_on
  from plan p
  left join held h on h.plan_id = p.plan_id
 group by p.plan_id, p.person_id, p.starts
