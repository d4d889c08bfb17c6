-- id: M-CP-01
-- title: Section 47 enquiries
-- family: child protection
-- question: How many enquiries into whether a child is suffering significant harm began since 1 April, for every 10,000
--   children who live in our area?
-- numerator: section 47 enquiries that began since 1 April
-- denominator: children aged 0 to 17 in the area, by the mid-year estimate held in the settings
-- exclusions: none
-- counted: Every enquiry about every child counts, so that a child can count more than once and three brothers and sisters
--   are three. An enquiry begins on the day of the strategy discussion that decided on it. Enquiries that began on one day in
--   two records of one child are one. An enquiry about a child who is not born yet counts.
-- period: 1 April to the day
-- unit: per 10,000 children
-- population: 10000
-- polarity: neutral
-- pair: M-CP-02
-- pair why: Many enquiries of which few lead to a conference put families through much for little.
-- source: Children in need census (S47ActualStartDate)
-- basis: GK
-- in force: from 1 April 2015
select distinct e.person_id, null::text as part, 1 as numerator, null::integer as denominator, e.starts as happened_on
  from reporting.ext_enquiry e
 where e.starts <= $1 and e.starts >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
