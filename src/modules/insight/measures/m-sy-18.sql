-- id: M-SY-18
-- title: Children still at home after help at the edge of care
-- family: system
-- question: Of the children whom we helped at the edge of care, how many did not come into care in the next 6 and 12 months?
-- numerator: of these, children who did not come into care up to the day 6 or 12 months after the help began, that day included
-- denominator: children for whom such help began in the twelve months that ended 6 months before the day, and in those that ended 12
--   months before it
-- exclusions: help written down by mistake; children who were in care on the day on which it began, who turned 18, or who died
--   before the 6 or 12 months were over; series of short breaks (V3, V4) are no care here
-- counted: Each part has its own twelve months, and counts a child once in them, by the first help; a child can be in both parts. The
--   value is of both together. A child who came into care and is home again has not stayed at home. Not in care is what is known:
--   where else a child lived is not. The days are from when the help began; the child’s own page counts from its end.
-- period: help that began in the twelve months that ended 6, and 12, months before the day
-- unit: %
-- polarity: higher is better
-- part 6: After 6 months
-- part 12: After 12 months
-- pair: M-CL-02
-- pair why: Help that keeps children at home shows in how many come into care, and in whether those had help.
-- source: Support at the edge of care as it is written down here; episodes of care
-- basis: design
-- in force: from 1 April 2015
with started as (
  select distinct on (m.months, s.person_id) m.months, s.person_id, s.starts, (s.starts + make_interval(months => m.months))::date as until
    from (values (6), (12)) m (months)
    join reporting.ext_edge_support s on s.starts <= ($1 - make_interval(months => m.months))::date
     and s.starts > ($1 - make_interval(months => m.months + 12))::date
   order by m.months, s.person_id, s.starts
)
select s.person_id, s.months::text as part, case when coalesce(bool_or(c.starts > s.starts and c.starts <= s.until), false) then 0 else 1 end as numerator,
       1 as denominator, s.starts as happened_on
  from started s
  left join reporting.ssd_person p on p.pers_person_id = s.person_id
  left join reporting.ext_care_period c on c.person_id = s.person_id and not c.short_breaks
 where (p.pers_dob is null or (p.pers_dob + interval '18 years')::date > s.until)
   and (p.pers_death_date is null or p.pers_death_date > s.until)
 group by s.months, s.person_id, s.starts, s.until
having not coalesce(bool_or(c.starts <= s.starts and (c.ends is null or c.ends > s.starts)), false)
