-- id: M-CP-06
-- title: Plans that were not the child’s first
-- family: child protection
-- question: How many of the protection plans that began since 1 April were for a child who had had one before?
-- numerator: of these, plans of a child who had a protection plan before, at any time
-- denominator: protection plans that began since 1 April
-- exclusions: plans of which it is neither recorded how many there were before nor an earlier one known
-- counted: A plan is a second or later one when the record says that there were plans before, here or with another authority,
--   or knows of an earlier one. Plans that began on one day in two records of one child are one.
-- period: 1 April to the day
-- unit: %
-- polarity: lower is better
-- pair: M-CP-08
-- pair why: Ending plans sooner is good only where children do not need another one.
-- source: Children in need census (NumberOfPreviousCPP); as in the Local Authority Interactive Tool
-- basis: C for the field, GK for the measure
-- in force: from 1 April 2015
select distinct on (p.person_id, p.starts)
       p.person_id, null::text as part, case when p.previous_plans > 0 or p.earlier then 1 else 0 end as numerator,
       1 as denominator, p.starts as happened_on
  from (select x.person_id, x.starts, x.previous_plans, min(x.starts) over (partition by x.person_id) < x.starts as earlier
          from reporting.ext_protection_plan x) p
 where p.starts <= $1 and p.starts >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
   and (p.previous_plans is not null or p.earlier)
 order by p.person_id, p.starts, p.previous_plans desc nulls last
