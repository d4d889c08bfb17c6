-- id: M-CP-09
-- title: Plans open for two years or more
-- family: child protection
-- question: How many of the children who have a protection plan have had it for two years or longer?
-- numerator: of these, children whose plan began two years ago or earlier
-- denominator: children with a protection plan at the end of the day
-- exclusions: anybody from their 18th birthday on
-- counted: A child counts once. A plan that began two years before the day, to the day, is open for two years. A plan that
--   ended on the day does not count.
-- period: on the day
-- unit: %
-- polarity: lower is better
-- pair: M-CP-07
-- pair why: Closing long plans only so that another one follows helps no child.
-- source: Children in need census (CPPstartDate, CPPendDate)
-- basis: GK
-- in force: from 1 April 2015
select p.person_id, null::text as part, case when (p.starts + interval '2 years')::date <= $1 then 1 else 0 end as numerator,
       1 as denominator, p.starts as happened_on
  from reporting.open_protection_plans($1) p
