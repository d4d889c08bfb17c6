-- id: M-CL-05
-- title: Children in care whose reviews were on time
-- family: children in care
-- question: Did every review that was due in the last twelve months take place by the day it was due?
-- numerator: of these, children of whom no review that fell due in the twelve months up to the day was late or is overdue
-- denominator: children in care at the end of the day for at least 20 working days
-- exclusions: series of short breaks (V3, V4); anybody from their 18th birthday on
-- counted: The first review is due within 20 working days of coming into care, the second within three months of the
--   first, each later one within six months of the one before it, counted from when that took place. A review that was not
--   held by the end of its due day counts as late on that day, also when it was held afterwards. Only this time in care
--   counts. The month after a 31st ends on its own last day.
-- period: twelve months up to the day; on 31 March the collection year
-- unit: %
-- polarity: higher is better
-- pair: M-CL-06
-- pair why: A review on time is worth little to a child who had no part in it.
-- source: Children looked after return (SSDA903), reviews; Care Planning Regulations 2010 reg 33
-- basis: GK
-- in force: from 1 April 2011
with child as materialized (
  select person_id, since, reporting.add_working_days(since, 20) as first_due from reporting.in_care_on($1)
), step as (
  -- What each child could wait for in turn: coming into care, then every review that was held.
  select person_id, since, first_due, since as from_day, 0 as number from child
  union all
  select c.person_id, c.since, c.first_due, r.held_on, row_number() over (partition by c.person_id order by r.held_on)
    from child c
    join reporting.ext_review r on r.person_id = c.person_id and r.held_on between c.since and $1
), due as (
  select person_id, since, first_due, lead(from_day) over (partition by person_id order by number) as held_on,
         case number when 0 then first_due when 1 then (from_day + interval '3 months')::date
              else (from_day + interval '6 months')::date end as due_on
    from step
)
select person_id, null::text as part,
       case when bool_or(due_on > ($1 - interval '1 year')::date and due_on <= $1 and (held_on is null or held_on > due_on))
            then 0 else 1 end as numerator,
       1 as denominator, since as happened_on
  from due
 where first_due <= $1
 group by person_id, since
