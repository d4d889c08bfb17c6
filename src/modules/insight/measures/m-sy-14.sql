-- id: M-SY-14
-- title: Return interviews held within 72 hours
-- family: system
-- question: Of the times that a child who came back since 1 April wanted to talk, when was the talk held within 72 hours?
-- numerator: of these, returns after which the talk was held within 72 hours
-- denominator: times that a missing child came back since 1 April, accepted the talk, and 72 hours were over by the end of the day
-- exclusions: as M-SY-13; returns after which the child has not answered, or has refused last
-- counted: Each return counts. A child with whom the talk was held has accepted it, whether that was written down before or
--   not. One who refused first and accepted later counts by the later answer, and by the same 72 hours.
-- period: 1 April to the day
-- unit: %
-- polarity: higher is better
-- pair: M-SY-13
-- pair why: Talks held in time mean little where few children are asked.
-- source: Talks after a return as they are written down here; statutory guidance on children who run away or go missing (2014)
-- basis: GK
-- in force: from 1 January 2014
select r.person_id, null::text as part, case when r.held_at <= r.back_at + interval '72 hours' then 1 else 0 end as numerator,
       1 as denominator, (r.back_at at time zone 'Europe/London')::date as happened_on
  from reporting.returns_from_missing($1) r
 where r.kind = 'M' and r.missing_id is not null and r.accepted
   and (r.back_at at time zone 'Europe/London')::date >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
   and r.back_at + interval '72 hours' <= ($1 + 1)::timestamp at time zone 'Europe/London'
