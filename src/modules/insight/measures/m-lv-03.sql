-- id: M-LV-03
-- title: Care leavers in a suitable home
-- family: care leavers
-- question: How many young people aged 19 to 21 who were in our care live somewhere that suits them?
-- numerator: of these, those whose accommodation is judged suitable (ACCOM ending in 1)
-- denominator: care leavers who turned 19, 20 or 21 in the collection year and about whom the return asks
-- exclusions: who died (DIED) or returned home for good (RHOM); ages 17 and 18, and 22 to 25, which are published apart
-- counted: The return asks once a year, around the birthday: a day shows the collection year that ended last, on 31 March or
--   before. Born on 29 February, somebody is a year older on 1 March of a common year. What is not known counts as no, as
--   in the national figures; so does everything of those with whom nobody is in touch.
-- period: the collection year that ended last by the day
-- unit: %
-- polarity: higher is better
-- pair: M-LV-04
-- pair why: What is suitable is our own judgement: the places that never are tell whether it is a fair one.
-- source: Children looked after return (SSDA903), ACCOM
-- basis: C codes; who is left out GK
-- in force: from 1 April 2015
with ended as (
  select make_date(extract(year from $1 + 1 - interval '3 months')::integer, 3, 31) as year_end
)
select l.person_id, null::text as part, case when right(l.accommodation, 1) = '1' then 1 else 0 end as numerator, 1 as denominator,
       l.year_end as happened_on
  from ended y
  join reporting.ext_leaving_care_year l on l.year_end = y.year_end
  join reporting.person_version c on c.id = l.person_id and c.stands
 where coalesce(l.in_touch not in ('DIED', 'RHOM'), true)
   and c.birth_date <= y.year_end - interval '19 years' and c.birth_date > y.year_end - interval '22 years'
