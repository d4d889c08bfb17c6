-- id: M-CL-14
-- title: Children in care with a strengths and difficulties score
-- family: children in care
-- question: For how many children did their carer answer the questions about how the child feels and gets on?
-- numerator: of these, children with a score of the strengths and difficulties questionnaire for the year
-- denominator: children aged 4 to 16 in care on 31 March who had been so without a break since 1 April of the year before
-- exclusions: series of short breaks (V3, V4); children under 4 or from 17 on at the end of the year, and whose birthday is not known
-- counted: The return asks once a year: a day shows the collection year that ended last, on 31 March or before. A
--   reason why there is no score counts as no score, so does a child of whom the year says nothing. A year of which the
--   record holds no score and no reason of any child has no value.
-- period: the collection year that ended last by the day
-- unit: %
-- polarity: higher is better
-- pair: M-CL-15
-- pair why: A good score of few children says nothing of the others.
-- source: Children looked after return (SSDA903), SDQ_SCORE
-- basis: C; ages 4 to 16 at the end of the year GK
-- in force: from 1 April 2015
with ended as (
  select make_date(extract(year from $1 + 1 - interval '3 months')::integer, 3, 31) as year_end
)
select c.person_id, null::text as part, case when h.sdq_score is not null then 1 else 0 end as numerator, 1 as denominator,
       c.since as happened_on
  from reporting.in_care_on((select year_end from ended)) c
 cross join ended y
  left join reporting.ext_health_year h on h.person_id = c.person_id and h.year_end = y.year_end
 where c.since <= (y.year_end - interval '1 year')::date + 1
   and c.birth_date <= y.year_end - interval '4 years' and c.birth_date > y.year_end - interval '17 years'
   and exists (select from reporting.ext_health_year o
                where o.year_end = y.year_end and (o.sdq_score is not null or o.sdq_reason is not null))
