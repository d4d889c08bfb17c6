-- id: M-CL-15
-- title: The strengths and difficulties score
-- family: children in care
-- question: How do the children in our care feel and get on, by what their carers say?
-- numerator: sum of the scores, from 0 (no difficulties) to 40
-- denominator: children aged 4 to 16 in care on 31 March, and for all of the year before it, who have a score
-- exclusions: series of short breaks (V3, V4); children without a score; children under 4 or from 17 on at the end of the year
-- counted: The mean of the scores of the collection year that ended last, on 31 March or before. 14 to 16 is borderline, 17 or more a
--   cause for concern.
-- period: the collection year that ended last by the day
-- unit: points
-- value: mean
-- polarity: lower is better
-- pair: M-CL-14
-- pair why: The score stands only for the children who have one.
-- source: Children looked after return (SSDA903), SDQ_SCORE
-- basis: C; bands GK
-- in force: from 1 April 2015
with ended as (
  select make_date(extract(year from $1 + 1 - interval '3 months')::integer, 3, 31) as year_end
)
select c.person_id, null::text as part, h.sdq_score::integer as numerator, 1 as denominator, c.since as happened_on
  from reporting.in_care_on((select year_end from ended)) c
 cross join ended y
  join reporting.ext_health_year h on h.person_id = c.person_id and h.year_end = y.year_end and h.sdq_score is not null
 where c.since <= (y.year_end - interval '1 year')::date + 1
   and c.birth_date <= y.year_end - interval '4 years' and c.birth_date > y.year_end - interval '17 years'
