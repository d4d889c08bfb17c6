-- id: M-CL-22
-- title: From coming into care to moving in with adopters
-- family: children in care
-- question: How long did children who were adopted wait in care before they moved in with their new family?
-- numerator: days from coming into care to moving into the home of those who adopted the child
-- denominator: children who were adopted in the three years up to the day (E11, E12)
-- exclusions: adoptions from a home that the record does not call a placement for adoption (A3 to A6)
-- counted: The mean. A child adopted by the carers they already lived with had moved in when they came to live there, not
--   when that home became one for adoption. Only the time in care that ended with the adoption counts. On 31 March the
--   three years are collection years; an adoption three years ago to the day is outside them.
-- period: three years up to the day
-- unit: days
-- value: mean
-- polarity: lower is better
-- pair: M-CL-23
-- pair why: The first is the whole wait, the second the part of it after the court had decided.
-- source: Children looked after return (SSDA903); as in the adoption scorecards
-- basis: GK
-- in force: from 1 April 2015
with adopted as materialized (
  select p.person_id, p.number, p.starts, p.ends from reporting.ext_care_period p
   where not p.short_breaks and p.reason_ended in ('E11', 'E12') and p.ends <= $1 and p.ends > ($1 - interval '3 years')::date
), stay as materialized (
  select s.*, row_number() over (partition by s.person_id, s.period order by s.starts desc, s.number desc) as back
    from reporting.home_stays((select array_agg(r.person_id) from reporting.ext_record r
                                where r.child_id in (select person_id from adopted))) s
   where not s.short_breaks
)
select a.person_id, null::text as part, s.starts - a.starts as numerator, 1 as denominator, a.ends as happened_on
  from adopted a
  join stay s on s.person_id = a.person_id and s.period = a.number and s.back = 1
   and s.placement_type in ('A3', 'A4', 'A5', 'A6')
