-- id: M-CH-05
-- title: Promises kept
-- family: relationships and voice
-- question: Of the promises to children and families that were due in the last twelve months, how many were kept in time?
-- numerator: of these, promises that were kept by the day they were due, where whoever they were made to has not said otherwise
-- denominator: promises made to a child or the family that were due in the twelve months up to the day
-- exclusions: promises written down by mistake
-- counted: Each promise counts, for each child it was made to. Whoever promised can say that a promise is kept; once whoever it was
--   made to says that it was not, it counts as not kept, until it is kept again. A promise whose keeping nobody has confirmed
--   yet counts as kept. One that was changed, after the child was told, counts by its new day alone. How it stands is what is
--   known now, also for a day in the past.
-- period: twelve months up to the day
-- unit: %
-- polarity: higher is better
-- pair: M-CH-01
-- pair why: A promise is often lost with the worker who made it.
-- source: Promises as they are written down here
-- basis: design
-- in force: from 1 April 2015
select p.person_id, null::text as part,
       case when p.state in ('kept', 'confirmed', 'could not say') and p.kept_on <= p.due_on then 1 else 0 end as numerator,
       1 as denominator, p.due_on as happened_on
  from reporting.ext_promise p
 where p.due_on <= $1 and p.due_on > ($1 - interval '12 months')::date
