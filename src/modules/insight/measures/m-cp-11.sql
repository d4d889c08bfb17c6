-- id: M-CP-11
-- title: Children with a plan who were visited in time
-- family: child protection
-- question: How many of the children who have a protection plan were seen at a visit within the last ten working days?
-- numerator: of these, children for whom no visit is overdue
-- denominator: children with a protection plan at the end of the day
-- exclusions: anybody from their 18th birthday on; everybody while the record has no visit to any child for a plan that is 28
--   days old or older, for then visits were not yet recorded
-- counted: The next visit is due ten working days after the last one at which the child was seen, or after the plan began
--   where there was none since; a visit on the day it is due is in time, and one that has not been made by the end of that day
--   is overdue. A visit at which the child was not seen, or of which that is not recorded, sets nothing back. Only visits
--   for a protection plan count, from the day the plan began. Bank holidays in England are no working days. A plan that
--   has just begun has nothing overdue.
-- period: on the day
-- unit: %
-- polarity: higher is better
-- pair: M-CP-12
-- pair why: Visits on time are worth more where the child can talk alone.
-- source: Visits as in Annex A, list 7; the Standard Safeguarding Dataset (cp_visits)
-- basis: LOCAL; ten working days is a default, for law says no interval
-- in force: from 1 April 2015
select p.person_id, null::text as part,
       case when reporting.add_working_days(coalesce(max(v.cppv_cp_visit_date), p.starts), 10) > $1 then 1 else 0 end as numerator,
       1 as denominator, coalesce(max(v.cppv_cp_visit_date), p.starts) as happened_on
  from reporting.open_protection_plans($1) p
  left join reporting.ssd_cp_visits v on v.cppv_person_id = p.person_id and v.cppv_cp_visit_seen = 'Y'
   and v.cppv_cp_visit_date >= p.starts and v.cppv_cp_visit_date <= $1
 where exists (select from reporting.ssd_cp_visits w where w.cppv_cp_visit_date <= $1 - 28)
 group by p.plan_id, p.person_id, p.starts
