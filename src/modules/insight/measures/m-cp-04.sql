-- id: M-CP-04
-- title: Initial conferences that led to a plan
-- family: child protection
-- question: How many initial conferences since 1 April decided on a protection plan?
-- numerator: of these, conferences on whose day a protection plan of the child began
-- denominator: initial child protection conferences held since 1 April
-- exclusions: none
-- counted: Every conference about every child counts, once where two enquiries or an enquiry and the referral name the same
--   day. A plan begins on the day of the conference that decided on it: one that begins on another day did not come of it.
-- period: 1 April to the day
-- unit: %
-- polarity: neutral
-- pair: M-CP-02
-- pair why: How many conferences lead to a plan depends on which enquiries come to one.
-- source: Children in need census (DateOfInitialCPC, CPPstartDate)
-- basis: C
-- in force: from 1 April 2015
select distinct on (c.icpc_person_id, c.icpc_icpc_date)
       c.icpc_person_id as person_id, null::text as part, case c.icpc_icpc_outcome_cp_flag when 'Y' then 1 else 0 end as numerator,
       1 as denominator, c.icpc_icpc_date as happened_on
  from reporting.ssd_initial_cp_conference c
 where c.icpc_icpc_date <= $1
   and c.icpc_icpc_date >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
 order by c.icpc_person_id, c.icpc_icpc_date, c.icpc_icpc_outcome_cp_flag desc
