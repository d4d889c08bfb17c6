-- id: M-CL-18
-- title: Times that children went missing
-- family: children in care
-- question: How often have children in our care gone missing since 1 April?
-- numerator: times that a child went missing (M) in the year up to the day, while in our care
-- denominator: children who were in care on any day of the year up to the day
-- exclusions: series of short breaks (V3, V4); away without authorisation while it was known where (A)
-- counted: Each time counts, on the day that it began, so that a child who went missing five times counts five times. The
--   value is the mean for each child, most of whom never went missing. A time that began before 1 April does not count.
-- period: 1 April to the day
-- unit: times for each child
-- value: mean
-- polarity: lower is better
-- pair: M-SY-13
-- pair why: What follows when a child comes back matters as much as how often it happens.
-- source: Children looked after return (SSDA903), missing
-- basis: C
-- in force: from 1 April 2015
with year as (
  select make_date(extract(year from $1 - interval '3 months')::integer, 4, 1) as first_day
), child as materialized (
  select p.person_id, min(p.starts) as starts from reporting.ext_care_period p cross join year y
   where not p.short_breaks and p.starts <= $1 and (p.ends is null or p.ends > y.first_day or p.starts >= y.first_day)
   group by p.person_id
), missing as (
  select m.miss_person_id as person_id, count(*) as times, max(m.miss_missing_episode_start_date) as last_on
    from reporting.ssd_missing m cross join year y
   where m.miss_missing_episode_type = 'M' and m.miss_missing_episode_start_date between y.first_day and $1
     and exists (select from reporting.ext_episode e where e.person_id = m.miss_person_id and not e.short_breaks
                  and e.starts <= m.miss_missing_episode_start_date
                  and (e.ends is null or e.ends >= m.miss_missing_episode_start_date))
   group by m.miss_person_id
)
select c.person_id, null::text as part, coalesce(m.times, 0)::integer as numerator, 1 as denominator,
       coalesce(m.last_on, c.starts) as happened_on
  from child c left join missing m on m.person_id = c.person_id
