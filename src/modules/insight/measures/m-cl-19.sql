-- id: M-CL-19
-- title: Children in care convicted or cautioned
-- family: children in care
-- question: How many children who were in our care all year were convicted of an offence or cautioned in it?
-- numerator: of these, children who were convicted or had a youth caution in the year (CONVICTED)
-- denominator: children aged 10 and over in care on 31 March who had been so without a break since 1 April of the year before
-- exclusions: series of short breaks (V3, V4); children under 10 and from 18 on at the end of the year, and whose birthday is not known
-- counted: The return asks once a year: a day shows the collection year that ended last, on 31 March or before. A child
--   of whom the year says nothing counts as not convicted. A year of which the record says this of no child has no value.
-- period: the collection year that ended last by the day
-- unit: %
-- polarity: lower is better
-- pair: M-HO-01
-- pair why: Where the police are called to homes for what families settle at the table, children are convicted for where they live.
-- source: Children looked after return (SSDA903), CONVICTED
-- basis: C
-- in force: from 1 April 2015
with ended as (
  select make_date(extract(year from $1 + 1 - interval '3 months')::integer, 3, 31) as year_end
)
select c.person_id, null::text as part, case when h.convicted then 1 else 0 end as numerator, 1 as denominator, c.since as happened_on
  from reporting.in_care_on((select year_end from ended)) c
 cross join ended y
  left join reporting.ext_health_year h on h.person_id = c.person_id and h.year_end = y.year_end
 where c.since <= (y.year_end - interval '1 year')::date + 1 and c.birth_date <= y.year_end - interval '10 years'
   and exists (select from reporting.ext_health_year o where o.year_end = y.year_end and o.convicted is not null)
