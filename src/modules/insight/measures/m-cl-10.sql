-- id: M-CL-10
-- title: Children in care with their health assessed
-- family: children in care
-- question: How many children who were in our care all year had their health assessed?
-- numerator: of these, children whose health assessments were done in the year (HEALTH_ASSESSMENT)
-- denominator: children in care on 31 March who had been so without a break since 1 April of the year before
-- exclusions: series of short breaks (V3, V4); anybody who was 18 on 31 March
-- counted: The return asks once a year: a day shows the collection year that ended last, on 31 March or before. Who
--   came into care on 1 April of the year counts, who left on 31 March does not. A child of whom the year says nothing counts as
--   one for whom it was not done. A year of which the record holds no health of any child has no value.
-- period: the collection year that ended last by the day
-- unit: %
-- polarity: higher is better
-- pair: M-CL-12
-- pair why: A health assessment that leads nowhere shows where teeth go unchecked.
-- source: Children looked after return (SSDA903), HEALTH_ASSESSMENT
-- basis: C
-- in force: from 1 April 2015
with ended as (
  select make_date(extract(year from $1 + 1 - interval '3 months')::integer, 3, 31) as year_end
)
select c.person_id, null::text as part, case when h.health_assessment then 1 else 0 end as numerator, 1 as denominator, c.since as happened_on
  from reporting.in_care_on((select year_end from ended)) c
 cross join ended y
  left join reporting.ext_health_year h on h.person_id = c.person_id and h.year_end = y.year_end
 where c.since <= (y.year_end - interval '1 year')::date + 1
   and exists (select from reporting.ext_health_year o where o.year_end = y.year_end and o.health_assessment is not null)
