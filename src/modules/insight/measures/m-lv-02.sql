-- id: M-LV-02
-- title: Care leavers in education, work or training
-- family: care leavers
-- question: How many young people aged 19 to 21 who were in our care are studying, working or in training?
-- numerator: of these, those in education, training or work, full or part time (ACTIV beginning with F or P)
-- denominator: care leavers who turned 19, 20 or 21 in the collection year and about whom the return asks
-- exclusions: who died (DIED) or returned home for good (RHOM); ages 17 and 18, and 22 to 25, which are published apart
-- counted: The return asks once a year, around the birthday: a day shows the collection year that ended last, on 31 March or
--   before. Born on 29 February, somebody is a year older on 1 March of a common year. What is not known counts as no, as
--   in the national figures; so does everything of those with whom nobody is in touch.
-- period: the collection year that ended last by the day
-- unit: %
-- polarity: higher is better
-- pair: M-LV-03
-- pair why: Work is hard to keep without a place to live, and the other way round.
-- source: Children looked after return (SSDA903), ACTIV
-- basis: C codes; who is left out GK
-- in force: from 1 April 2015
with ended as (
  select make_date(extract(year from $1 + 1 - interval '3 months')::integer, 3, 31) as year_end
)
select l.person_id, null::text as part, case when l.activity ~ '^[FP]' then 1 else 0 end as numerator, 1 as denominator,
       l.year_end as happened_on
  from ended y
  join reporting.ext_leaving_care_year l on l.year_end = y.year_end
  join reporting.person_version c on c.id = l.person_id and c.stands
 where coalesce(l.in_touch not in ('DIED', 'RHOM'), true)
   and c.birth_date <= y.year_end - interval '19 years' and c.birth_date > y.year_end - interval '22 years'
