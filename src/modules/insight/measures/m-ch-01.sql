-- id: M-CH-01
-- title: Changes of worker for each child
-- family: relationships and voice
-- question: How often did children get a new worker in the last twelve months?
-- numerator: changes of worker in the twelve months up to the day
-- denominator: children who have a worker at the end of the day
-- exclusions: cover for a worker who is away (ABSENC) for up to 10 working days, and the return from it
-- counted: The mean. A change is the start of another worker than the one before, also after a time without any; the first
--   worker is none, and the same worker again is none. Cover that lasts longer than 10 working days, counted up to the day,
--   is a change. Who got a new worker at the end of the first of these days counts in the twelve months before.
-- period: twelve months up to the day
-- unit: changes for each child
-- value: mean
-- polarity: lower is better
-- pair: M-CH-02
-- pair why: Some changes are nobody's choice: the other says how many were made by how we are organised.
-- source: Children looked after return (SSDA903), social worker episodes; The Future of Children's Social Care (2022)
-- basis: design; ten working days of cover LOCAL
-- in force: from 1 April 2023
with spell as (
  select s.person_id, s.starts, s.ends, s.worker_id,
         lag(s.worker_id) over (partition by s.person_id order by s.starts, s.ends) as before
    from reporting.ext_worker_spell s
   where s.starts <= $1
     and not coalesce(s.reason = 'ABSENC' and reporting.working_days_between(s.starts, least(coalesce(s.ends, $1), $1)) <= 10, false)
), open as (
  select distinct person_id from reporting.ext_worker_spell where starts <= $1 and (ends is null or ends > $1)
)
select o.person_id, null::text as part,
       (count(*) filter (where s.before <> s.worker_id and s.starts > ($1 - interval '1 year')::date))::integer as numerator,
       1 as denominator, max(s.starts) as happened_on
  from open o
  left join spell s on s.person_id = o.person_id
 group by o.person_id
