-- id: M-HO-01
-- title: Children in care who live in a children’s home
-- family: homes
-- question: How many of the children in our care live in a home with staff and not with a family?
-- numerator: of these, children in a children's home (K2), a secure one (K1) or a residential care home (R1)
-- denominator: children in care at the end of the day
-- exclusions: series of short breaks (V3, V4); anybody from their 18th birthday on
-- counted: By the home of the day: a child who is away for a while (T0 to T4) counts at the normal home, one who has had
--   none yet in this time in care counts in no kind of home. A child whose kind of home is not known counts in the denominator only.
-- period: on the day
-- unit: %
-- polarity: lower is better
-- pair: M-HO-02
-- pair why: Not living in a children's home is good where a child lives with a family instead.
-- source: Children looked after return (SSDA903), PLACE
-- basis: codes C; what the measure counts design
-- in force: from 1 April 2015
select person_id, null::text as part, case when placement_type in ('K1', 'K2', 'R1') then 1 else 0 end as numerator, 1 as denominator, since as happened_on
  from reporting.homes_on($1)
