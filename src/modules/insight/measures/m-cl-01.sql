-- id: M-CL-01
-- title: Children in our care
-- family: children in care
-- question: How many children are in our care, for every 10,000 children who live in our area?
-- numerator: children in care at the end of the day
-- denominator: children aged 0 to 17 in the area, by the mid-year estimate held in the settings
-- exclusions: series of short breaks (V3, V4); anybody from their 18th birthday on
-- counted: A child counts once, however many records, homes or legal statuses there are. In care at the end of the day
--   means that a period of care started that day or before and had not ended: a child who left on the day does not count,
--   one who came into care on it does. A child whose birthday is not known counts.
-- period: on the day
-- unit: per 10,000 children
-- population: 10000
-- polarity: neutral
-- pair: M-CL-25
-- pair why: Fewer children in care is good news only where those who went home could stay there.
-- source: Children looked after return (SSDA903); the rate as in Children looked after in England
-- basis: GK
-- in force: from 1 April 2015
select p.person_id, null::text as part, 1 as numerator, null::integer as denominator, p.starts as happened_on
  from reporting.ext_care_period p
  left join reporting.ssd_person c on c.pers_person_id = p.person_id
 where not p.short_breaks and p.starts <= $1 and (p.ends is null or p.ends > $1)
   and (c.pers_dob is null or c.pers_dob > $1 - interval '18 years')
