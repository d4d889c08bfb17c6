-- id: M-CP-07
-- title: Plans within two years of the one before
-- family: child protection
-- question: How many of the protection plans that began since 1 April were for a child whose last plan had ended less than
--   two years before?
-- numerator: of these, plans that began within two years of the end of the child's plan before
-- denominator: protection plans that began since 1 April
-- exclusions: plans of which it is not recorded whether there was one before; plans of a child who had one before that this
--   record does not know, so that its end is not known
-- counted: Two years are counted to the day: a plan that begins two years after the day the last one ended, to the day, is
--   within them. Plans that began on one day in two records of one child are one.
-- period: 1 April to the day
-- unit: %
-- polarity: lower is better
-- pair: M-CP-08
-- pair why: Ending plans sooner is good only where children do not soon need another one.
-- source: Children in need census (CPPstartDate, CPPendDate, NumberOfPreviousCPP); as in ChAT
-- basis: GK
-- in force: from 1 April 2015
select distinct on (p.person_id, p.starts)
       p.person_id, null::text as part,
       case when p.earlier_ended >= (p.starts - interval '2 years')::date then 1 else 0 end as numerator, 1 as denominator,
       p.starts as happened_on
  from reporting.ext_protection_plan p
 where p.starts <= $1 and p.starts >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
   and (p.previous_plans = 0 or p.earlier_ended is not null)
 order by p.person_id, p.starts, p.earlier_ended desc nulls last
