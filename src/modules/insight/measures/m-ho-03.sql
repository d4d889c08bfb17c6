-- id: M-HO-03
-- title: Fostered children who live with our own carers
-- family: homes
-- question: Of the children in foster homes, how many are with carers whom we approved ourselves?
-- numerator: of these, children whose carers are our own (provider PR1)
-- denominator: children in care at the end of the day in a foster home (U1 to U6)
-- exclusions: series of short breaks (V3, V4); anybody from their 18th birthday on
-- counted: By the home of the day: a child who is away for a while (T0 to T4) counts at the normal home, one who has had
--   none yet in this time in care counts in no kind of home. A foster home whose provider is not known counts in the denominator only.
-- period: on the day
-- unit: %
-- polarity: higher is better
-- pair: M-CL-20
-- pair why: Our own carers are worth most when they live near.
-- source: Children looked after return (SSDA903), PLACE and PLACE_PROVIDER
-- basis: codes C; what the measure counts design
-- in force: from 1 April 2015
select person_id, null::text as part, case when placement_provider = 'PR1' then 1 else 0 end as numerator, 1 as denominator, since as happened_on
  from reporting.homes_on($1)
 where placement_type in ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')
