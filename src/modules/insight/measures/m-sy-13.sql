-- id: M-SY-13
-- title: Return interviews offered within 72 hours
-- family: system
-- question: Of the times that a child came back since 1 April, after which was a talk with somebody independent offered within 72 hours?
-- numerator: of these, returns after which the talk was offered, answered or held within 72 hours
-- denominator: times that a missing child came back since 1 April and 72 hours were over by the end of the day
-- exclusions: away without authorisation while it was known where (A); times that only a return told of, which does not say
--   at what hour a child came back, nor whether a talk was offered
-- counted: Each return counts, so that a child who came back five times counts five times; also of children who are not in
--   our care. The hours are hours of the clock, nights and weekends included, whatever the reminder is set to. A talk that was
--   not possible, and not offered before, was not offered. What was said before the child came back does not count.
-- period: 1 April to the day
-- unit: %
-- polarity: higher is better
-- pair: M-SY-14
-- pair why: An offer is soon made; whether children then talk says what it was worth.
-- source: Talks after a return as they are written down here; statutory guidance on children who run away or go missing (2014)
-- basis: GK
-- in force: from 1 January 2014
select r.person_id, null::text as part, case when r.offered_at <= r.back_at + interval '72 hours' then 1 else 0 end as numerator,
       1 as denominator, (r.back_at at time zone 'Europe/London')::date as happened_on
  from reporting.returns_from_missing($1) r
 where r.kind = 'M' and r.missing_id is not null
   and (r.back_at at time zone 'Europe/London')::date >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
   and r.back_at + interval '72 hours' <= ($1 + 1)::timestamp at time zone 'Europe/London'
