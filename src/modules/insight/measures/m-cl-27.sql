-- id: M-CL-27
-- title: Days deprived of liberty
-- family: children in care
-- question: Where a court allowed that a child in our care was deprived of liberty, for how long was it since 1 April?
-- numerator: days in the year up to the day on which a child was deprived of liberty
-- denominator: children deprived of liberty on any of these days
-- exclusions: orders of which no day was in a time in care; series of short breaks (V3, V4)
-- counted: The mean for each of these children. The day that an order ends does not count, unless it began on it; an order that goes
--   on counts up to and with the day. Several times of one child are added up. Whether each was reviewed in time is not recorded.
-- period: 1 April to the day
-- unit: days for each child
-- value: mean
-- polarity: lower is better
-- pair: M-CL-18
-- pair why: Liberty is taken to keep a child safe: see whether fewer go missing.
-- source: Children looked after return (SSDA903), deprivation of liberty
-- basis: C
-- in force: from 1 April 2026 in the return; before that where it is recorded
with year as (
  select make_date(extract(year from $1 - interval '3 months')::integer, 4, 1) as first_day
), deprived as (
  select d.person_id, greatest(d.starts, y.first_day) as starts, d.starts as began,
         case when d.ends is null or d.ends > $1 then $1 + 1 when d.ends = d.starts then d.ends + 1 else d.ends end as ends
    from reporting.ext_deprivation_of_liberty d cross join year y
   where d.starts <= $1
)
select d.person_id, null::text as part, sum(d.ends - d.starts)::integer as numerator, 1 as denominator, min(d.began) as happened_on
  from deprived d
 where d.ends > d.starts
   and exists (select from reporting.ext_episode e where e.person_id = d.person_id and not e.short_breaks and e.starts < d.ends
                and (e.ends is null or e.ends > d.starts))
 group by d.person_id
