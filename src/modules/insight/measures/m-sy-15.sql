-- id: M-SY-15
-- title: Babies who come into care in their first week
-- family: system
-- question: How many of the babies who came into our care were in their first week of life?
-- numerator: of these, babies who came into care seven days after their birth or sooner
-- denominator: children under one who came into care in the twelve months up to the day
-- exclusions: series of short breaks (V3, V4); children whose birthday is not known
-- counted: A baby counts once, by the first time that care started in the twelve months. The day of birth is day 0: a baby who
--   came into care on the same day of the week after was seven days old and counts. A baby is under one until the day
--   before the first birthday.
-- period: twelve months up to the day
-- unit: %
-- polarity: neutral
-- pair: M-FH-02
-- pair why: Help that comes in time before a birth can change what happens at it.
-- source: Children looked after return (SSDA903)
-- basis: design
-- in force: from 1 April 2015
select distinct on (p.person_id)
       p.person_id, null::text as part, case when p.starts - c.pers_dob <= 7 then 1 else 0 end as numerator, 1 as denominator,
       p.starts as happened_on
  from reporting.ext_care_period p
  join reporting.ssd_person c on c.pers_person_id = p.person_id and c.pers_dob <= p.starts
   and c.pers_dob > (p.starts - interval '1 year')::date
 where not p.short_breaks and p.starts <= $1 and p.starts > ($1 - interval '1 year')::date
 order by p.person_id, p.starts
