-- id: M-CH-02
-- title: Changes of worker that our own structure caused
-- family: relationships and voice
-- question: How many changes of worker came about because of how we are organised, and not of what the child needs?
-- numerator: of these, changes because the case went to another team (TSPROC) or the service was reorganised (ORGRST)
-- denominator: changes of worker in the two years up to the day of children who have a worker at the end of the day
-- exclusions: cover for a worker who is away (ABSENC) for up to 10 working days, and the return from it
-- counted: Changes as in M-CH-01, each of them. The reason is that of the new worker's start; a change without a reason
--   counts in the denominator only.
-- period: two years up to the day
-- unit: %
-- polarity: lower is better
-- pair: M-CH-01
-- pair why: A small share of many changes is still many.
-- source: Children looked after return (SSDA903), social worker episodes; The Future of Children's Social Care (2022)
-- basis: design; ten working days of cover LOCAL
-- in force: from 1 April 2023
with spell as (
  select s.person_id, s.starts, s.ends, s.worker_id, s.reason,
         lag(s.worker_id) over (partition by s.person_id order by s.starts, s.ends) as before
    from reporting.ext_worker_spell s
   where s.starts <= $1
     and not coalesce(s.reason = 'ABSENC' and reporting.working_days_between(s.starts, least(coalesce(s.ends, $1), $1)) <= 10, false)
), open as (
  select distinct person_id from reporting.ext_worker_spell where starts <= $1 and (ends is null or ends > $1)
)
select s.person_id, null::text as part, case when s.reason in ('TSPROC', 'ORGRST') then 1 else 0 end as numerator, 1 as denominator,
       s.starts as happened_on
  from open o
  join spell s on s.person_id = o.person_id
 where s.before <> s.worker_id and s.starts > ($1 - interval '2 years')::date
