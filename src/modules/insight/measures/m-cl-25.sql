-- id: M-CL-25
-- title: Children who went home and came back into care
-- family: children in care
-- question: Of the children who went home to their parents a year ago or more, how many were back in care within twelve months?
-- numerator: of these, children who came into care again within twelve months of going home
-- denominator: children who went home (E4A, E4B) in the year that ended twelve months before the day
-- exclusions: series of short breaks (V3, V4)
-- counted: Each return home counts, also of the same child. Twelve months later to the day is still within them.
--   Everybody counted has been home for long enough for it to be known. Whether the child came back within 24 months
--   needs another year and is not shown. A child who turned 18 at home stays counted as one who did not come back.
-- period: those who went home between two years and one year before the day
-- unit: %
-- polarity: lower is better
-- pair: M-CL-03
-- pair why: Nobody comes back where nobody is allowed to go home: see how many went.
-- source: Children looked after return (SSDA903), REC
-- basis: design
-- in force: from 1 April 2015
with period as (
  select p.*, lead(p.starts) over (partition by p.person_id order by p.starts, p.ends) as next_starts
    from reporting.ext_care_period p where not p.short_breaks
)
select p.person_id, null::text as part, case when p.next_starts <= p.ends + interval '1 year' then 1 else 0 end as numerator,
       1 as denominator, p.ends as happened_on
  from period p
 where p.reason_ended in ('E4A', 'E4B') and p.ends > ($1 - interval '2 years')::date and p.ends <= ($1 - interval '1 year')::date
