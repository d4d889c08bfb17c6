-- id: M-CP-05
-- title: Children with a protection plan
-- family: child protection
-- question: How many children have a child protection plan, for every 10,000 children who live in our area?
-- numerator: children with a protection plan at the end of the day
-- denominator: children aged 0 to 17 in the area, by the mid-year estimate held in the settings
-- exclusions: anybody from their 18th birthday on
-- counted: A child counts once. A plan that began on the day counts, one that ended on it does not. A child who is not born
--   yet counts, and so does one whose birthday is not known.
-- period: on the day
-- unit: per 10,000 children
-- population: 10000
-- polarity: neutral
-- pair: M-CP-06
-- pair why: Fewer plans are good only where children do not need a second one.
-- source: Children in need census (CPPstartDate, CPPendDate)
-- basis: GK
-- in force: from 1 April 2015
select p.person_id, null::text as part, 1 as numerator, null::integer as denominator, p.starts as happened_on
  from reporting.open_protection_plans($1) p
