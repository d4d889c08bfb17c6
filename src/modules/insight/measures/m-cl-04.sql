-- id: M-CL-04
-- title: Into care less out of care
-- family: children in care
-- question: Are more children coming into our care than leaving it?
-- numerator: starts of care less ends of care in the year up to the day
-- denominator: none
-- exclusions: series of short breaks (V3, V4)
-- counted: Every start and every end counts, also of the same child: so the children in care on 31 March, with this added,
--   are the children in care at the end of the day (but for those over 18 whose record is still open). A period that
--   starts and ends on one day counts once each way.
-- period: 1 April to the day
-- unit: children
-- polarity: neutral
-- part started: Came into care
-- part left: Left care
-- pair: M-CL-03
-- pair why: A falling number says nothing of where the children went who left.
-- source: Children looked after return (SSDA903)
-- basis: design
-- in force: from 1 April 2015
select p.person_id, e.part, e.step as numerator, null::integer as denominator, e.happened_on
  from reporting.ext_care_period p
 cross join lateral (values ('started', 1, p.starts), ('left', -1, p.ends)) e (part, step, happened_on)
 where not p.short_breaks and e.happened_on <= $1
   and e.happened_on >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
