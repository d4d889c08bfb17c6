-- id: M-CP-03
-- title: Initial conferences held within 15 working days
-- family: child protection
-- question: When an enquiry led to a conference, was it held within 15 working days?
-- numerator: of these, conferences held within 15 working days of the start of the enquiry
-- denominator: conferences that were held in time, or whose 15 working days ran out, since 1 April
-- exclusions: enquiries that need no conference; conferences without an enquiry, such as those of a child who moved here;
--   enquiries of which it is not recorded whether a conference is needed and that have had none
-- counted: The day of the strategy discussion that began the enquiry is day 0; a conference on the 15th working day is in time.
--   One that is needed and not held by the end of that day counts as late on that day, whether or not it is held later.
--   A conference counts on the day it was held in time, or the day it fell due: so the published figure, which counts
--   conferences held, can differ. A conference before the enquiry began is in time. Enquiries that began on one day in
--   two records of one child are one. Bank holidays in England are no working days.
-- period: 1 April to the day
-- unit: %
-- polarity: higher is better
-- pair: M-CP-04
-- pair why: Conferences in a hurry that lead to no plan help nobody.
-- source: Children in need census (S47ActualStartDate, DateOfInitialCPC)
-- basis: C
-- in force: from 1 April 2015
select distinct on (e.person_id, e.starts)
       e.person_id, null::text as part, case when e.conference_on <= e.due then 1 else 0 end as numerator, 1 as denominator,
       least(e.conference_on, e.due) as happened_on
  from (select person_id, starts, conference_on, reporting.add_working_days(starts, 15) as due
          from reporting.ext_enquiry
         where conference_on is not null or not conference_not_required) e
 where least(e.conference_on, e.due) <= $1
   and least(e.conference_on, e.due) >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
 order by e.person_id, e.starts, e.conference_on
