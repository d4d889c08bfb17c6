-- id: M-CP-17
-- title: Children with a plan whom nobody has seen for too long
-- family: child protection
-- question: How many of the children who have a protection plan has nobody seen at a visit for more than 28 days?
-- numerator: of these, children last seen, or whose plan began, more than 28 days ago
-- denominator: children with a protection plan at the end of the day
-- exclusions: anybody from their 18th birthday on; everybody while the record has no visit to any child for a plan that is 28
--   days old or older, for then visits were not yet recorded
-- counted: Days are counted from the last visit for the plan at which the child was seen, or from the day the plan began where
--   there was none since: 28 days after it is not too long, 29 is. A visit at which the child was not seen, or of which that is
--   not recorded, does not count. The day shown is that of the last visit, or of the beginning of the plan.
-- period: on the day
-- unit: %
-- polarity: lower is better
-- pair: M-CP-12
-- pair why: Being seen is the least; being seen alone is what makes it safe to talk.
-- source: Visits as in Annex A, list 7; the Standard Safeguarding Dataset (cp_visits)
-- basis: design; 28 days LOCAL
-- in force: from 1 April 2015
select p.person_id, null::text as part,
       case when $1 - coalesce(max(v.cppv_cp_visit_date), p.starts) > 28 then 1 else 0 end as numerator,
       1 as denominator, coalesce(max(v.cppv_cp_visit_date), p.starts) as happened_on
  from reporting.open_protection_plans($1) p
  left join reporting.ssd_cp_visits v on v.cppv_person_id = p.person_id and v.cppv_cp_visit_seen = 'Y'
   and v.cppv_cp_visit_date >= p.starts and v.cppv_cp_visit_date <= $1
 where exists (select from reporting.ssd_cp_visits w where w.cppv_cp_visit_date <= $1 - 28)
 group by p.plan_id, p.person_id, p.starts
