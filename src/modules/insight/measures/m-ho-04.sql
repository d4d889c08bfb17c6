-- id: M-HO-04
-- title: Children in care who live with family or friends
-- family: homes
-- question: How many of the children in our care live with relatives or friends who foster them?
-- numerator: of these, children fostered by a relative or friend (U1, U2, U3)
-- denominator: children in care at the end of the day
-- exclusions: series of short breaks (V3, V4); anybody from their 18th birthday on
-- counted: By the home of the day: a child who is away for a while (T0 to T4) counts at the normal home, one who has had
--   none yet in this time in care counts in no kind of home. A child whose kind of home is not known counts in the denominator only.
-- period: on the day
-- unit: %
-- polarity: higher is better
-- pair: M-CL-09
-- pair why: Family is the first place to look, and the home has to last.
-- source: Children looked after return (SSDA903), PLACE
-- basis: codes C; what the measure counts GK
-- in force: from 1 April 2015
select person_id, null::text as part, case when placement_type in ('U1', 'U2', 'U3') then 1 else 0 end as numerator, 1 as denominator, since as happened_on
  from reporting.homes_on($1)
