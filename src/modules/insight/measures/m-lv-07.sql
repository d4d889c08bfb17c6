-- id: M-LV-07
-- title: Young people who stayed with their foster carers at 18
-- family: care leavers
-- question: Of the young people who were fostered when they turned 18, how many could stay where they were?
-- numerator: of these, young people who stayed with their carers (E17, or with former foster carers by the return of that year)
-- denominator: young people who left care from a foster home (U1 to U6) on their 18th birthday, in the twelve months up to the day
-- exclusions: series of short breaks (V3, V4); whose birthday is not known
-- counted: The end of care counts as the 18th birthday when it is that day, the day before or the day after. Born on 29
--   February, somebody turns 18 on 1 March. A temporary move (T0 to T4) just before does not change where they lived.
--   Whether they are still there three months later, as the national figure asks, is not recorded.
-- period: twelve months up to the day
-- unit: %
-- polarity: higher is better
-- pair: M-LV-03
-- pair why: Staying is right for many and not for all: see whether those who left have a suitable home.
-- source: Children looked after return (SSDA903), REC and ACCOM
-- basis: GK
-- in force: from 13 May 2014 (staying put)
with ended as materialized (
  select p.person_id, p.number, p.ends, p.reason_ended, c.birth_date
    from reporting.ext_care_period p
    join reporting.person_version c on c.id = p.person_id and c.stands
   where not p.short_breaks and p.ends <= $1 and p.ends > ($1 - interval '1 year')::date
     and c.birth_date <= p.ends + 1 - interval '18 years' and c.birth_date > p.ends - 2 - interval '18 years'
), lived as (
  select s.*, row_number() over (partition by s.person_id, s.period order by s.starts desc, s.number desc) as back
    from reporting.home_stays((select array_agg(r.person_id) from reporting.ext_record r
                                where r.child_id in (select person_id from ended))) s
   where not s.short_breaks
)
select e.person_id, null::text as part,
       case when e.reason_ended = 'E17' or exists (
              select from reporting.ext_leaving_care_year l
               where l.person_id = e.person_id and l.accommodation like 'Z%' and l.year_end >= e.ends
                 and l.year_end < e.ends + interval '1 year' and l.year_end <= $1) then 1 else 0 end as numerator,
       1 as denominator, e.ends as happened_on
  from ended e
  join lived s on s.person_id = e.person_id and s.period = e.number and s.back = 1
   and s.placement_type in ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')
