-- id: M-CL-23
-- title: From the placement order to the match with adopters
-- family: children in care
-- question: How long did children wait for a family after the court had agreed that they should be adopted?
-- numerator: days from the placement order (E1) to the match with adopters
-- denominator: children matched with adopters in the three years up to the day who had a placement order
-- exclusions: children matched without a placement order, such as by consent; a match before the order
-- counted: The mean. The order is the start of the last time under one (E1) that began by the day of the match; a change of home
--   under the order does not begin it anew. A match on the day of the order counts as nought days.
-- period: three years up to the day
-- unit: days
-- value: mean
-- polarity: lower is better
-- pair: M-CL-22
-- pair why: A quick match helps little where the way to the order was long.
-- source: Children looked after return (SSDA903), DATE_MATCH and LS; as in the adoption scorecards
-- basis: GK
-- in force: from 1 April 2015
with matched as materialized (
  select perm_person_id as person_id, max(perm_matched_date) as matched_on from reporting.ssd_permanence
   where perm_matched_date <= $1 and perm_matched_date > ($1 - interval '3 years')::date
   group by perm_person_id
)
select m.person_id, null::text as part, m.matched_on - max(l.lega_legal_status_start_date) as numerator, 1 as denominator,
       m.matched_on as happened_on
  from matched m
  join reporting.ssd_legal_status l on l.lega_person_id = m.person_id and l.lega_legal_status = 'E1'
   and l.lega_legal_status_start_date <= m.matched_on
 group by m.person_id, m.matched_on
