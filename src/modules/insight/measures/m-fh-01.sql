-- id: M-FH-01
-- title: Assessments finished within 45 working days of their start
-- family: front door
-- question: How many assessments were finished within 45 working days of the day they began?
-- numerator: of these, assessments authorised within 45 working days of their start
-- denominator: assessments since 1 April that were authorised in time or whose 45 working days ran out
-- exclusions: assessments that are neither authorised nor due yet
-- counted: The day of the start is day 0; an assessment authorised on the 45th working day is in time. One that is not
--   authorised by the end of that day counts as late on that day, whether or not it is finished later: so nothing is
--   hidden by staying open. An assessment counts on the day it was authorised in time, or the day it fell due. The
--   published figure counts finished assessments only, in the year they were finished. Bank holidays in England are no
--   working days.
-- period: 1 April to the day
-- unit: %
-- polarity: higher is better
-- pair: M-FH-02
-- pair why: A late start makes an assessment look quick; families count from the day that help was asked for.
-- source: Children in need census (AssessmentActualStartDate, AssessmentAuthorisationDate)
-- basis: GK; 45 working days from the start as the census checks it (8670Q): C
-- in force: from 1 April 2015
select a.person_id, null::text as part, case when a.authorised <= a.due then 1 else 0 end as numerator, 1 as denominator,
       least(a.authorised, a.due) as happened_on
  from (select cina_person_id as person_id, cina_assessment_auth_date as authorised,
               reporting.add_working_days(cina_assessment_start_date, 45) as due
          from reporting.ssd_cin_assessments) a
 where least(a.authorised, a.due) <= $1
   and least(a.authorised, a.due) >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
