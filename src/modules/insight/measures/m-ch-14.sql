-- id: M-CH-14
-- title: Needs in mental health without support
-- family: relationships and voice
-- question: Of the needs in mental health that children and their families have today, how many are without support for 28 days or more?
-- numerator: of these, needs without support for at least 28 days
-- denominator: needs in mental health, of children and of adults, that are known on the day and are not over
-- exclusions: needs in substance use and domestic abuse; needs written down by mistake
-- counted: Each need counts; somebody can have several. Without support is a need since it is known, or since the last support for it
--   ended. Being asked for, accepted or on a waiting list is no support. That somebody wants none is no sign of risk, and
--   the need counts as without support all the same.
-- about: needs
-- period: on the day
-- unit: %
-- polarity: lower is better
-- pair: M-CH-13
-- pair why: Support that begins is worth what changes by it.
-- source: Needs in mental health as they are written down here
-- basis: design; 28 days LOCAL
-- in force: from 1 April 2015
with need as (
  select n.need_id, n.person_id, n.known_on from reporting.ext_mental_health_need n
   where n.known_on <= $1 and (n.over_on is null or n.over_on > $1)
), support as (
  select s.need_id, s.person_id, max(s.ends) filter (where s.ends <= $1) as ended_on, bool_or(s.ends is null or s.ends > $1) as goes_on
    from reporting.ext_mental_health_support s where s.starts <= $1 group by s.need_id, s.person_id
)
select null::uuid as person_id, null::text as part,
       case when s.goes_on is not true and greatest(n.known_on, s.ended_on) <= $1 - 28 then 1 else 0 end as numerator, 1 as denominator,
       greatest(n.known_on, s.ended_on) as happened_on
  from need n left join support s on s.need_id = n.need_id and s.person_id = n.person_id
