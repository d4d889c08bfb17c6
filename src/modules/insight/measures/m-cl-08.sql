-- id: M-CL-08
-- title: Three or more homes in a year
-- family: children in care
-- question: How many of the children in our care had three or more homes in the last twelve months?
-- numerator: of these, children with three or more homes in the twelve months up to the day
-- denominator: children in care at the end of the day
-- exclusions: series of short breaks (V3, V4); anybody from their 18th birthday on; temporary moves (T0 to T4)
-- counted: Homes that the child lived in for any part of the twelve months, the first and the last included, also in an
--   earlier period of care in that time. A home that was left on the first of these days does not count; one entered and
--   left on the same day does. A change of legal status, a change in what the home is called (PLACE), a move with the
--   same carers (T, U), a temporary move and the return from it make no new home.
-- period: twelve months up to the day; on 31 March the collection year
-- unit: %
-- polarity: lower is better
-- pair: M-CL-09
-- pair why: Few moves in a year say little where no child stays in one home for long.
-- source: Children looked after return (SSDA903); as in Children looked after in England
-- basis: GK
-- in force: from 1 April 2015
select c.person_id, null::text as part, case when count(h.home_stay_id) >= 3 then 1 else 0 end as numerator, 1 as denominator,
       c.since as happened_on
  from reporting.in_care_on($1) c
  left join reporting.home_stays((select reporting.records_on($1))) h on h.person_id = c.person_id and not h.short_breaks and h.starts <= $1
   and (h.ends is null or h.ends > ($1 - interval '1 year')::date + 1
        or (h.starts = h.ends and h.starts > ($1 - interval '1 year')::date))
 group by c.person_id, c.since
