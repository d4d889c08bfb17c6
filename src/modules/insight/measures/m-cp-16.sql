-- id: M-CP-16
-- title: Assessments that found harm outside the family
-- family: child protection
-- question: How many assessments found that a child goes missing or is exploited, trafficked or drawn into gangs?
-- numerator: of these, assessments that found going missing (10A), child sexual exploitation (11A), trafficking (12A), gangs (13A)
--   or child criminal exploitation (24A)
-- denominator: assessments finished since 1 April
-- exclusions: assessments of which no factor is recorded
-- counted: Every assessment counts on the day it was authorised, once however many of these it found. An assessment that found no
--   factors and says so (21) counts. The codes are those of the children in need census; 24A came with 2021-22.
-- period: 1 April to the day
-- unit: %
-- polarity: neutral
-- pair: M-CP-14
-- pair why: What assessments find outside the family often has no category of its own in a plan.
-- source: Children in need census (AssessmentFactors)
-- basis: GK
-- in force: from 1 April 2021
select a.cina_person_id as person_id, null::text as part,
       case when f.cinf_assessment_factors_json::jsonb ?| array['10A', '11A', '12A', '13A', '24A'] then 1 else 0 end as numerator,
       1 as denominator, a.cina_assessment_auth_date as happened_on
  from reporting.ssd_cin_assessments a
  join reporting.ssd_assessment_factors f on f.cinf_assessment_id = a.cina_assessment_id
 where a.cina_assessment_auth_date <= $1
   and a.cina_assessment_auth_date >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
