-- id: M-FH-02
-- title: Assessments finished within 45 working days of the referral
-- family: front door
-- question: How many families had a finished assessment within 45 working days of the day that help was asked for?
-- numerator: of these, referrals whose first assessment was authorised within 45 working days of the referral
-- denominator: referrals with an assessment that was authorised in time, or whose 45 working days ran out, since 1 April
-- exclusions: later assessments of the same case; assessments that no referral is named for; referrals without an assessment
-- counted: The day of the referral is day 0; an assessment authorised on the 45th working day after it is in time. One
--   that is not authorised by the end of that day counts as late on that day, whenever it began and whether or not it is
--   finished later. A referral counts on the day its assessment was authorised in time, or the day it fell due. Bank
--   holidays in England are no working days.
-- period: 1 April to the day
-- unit: %
-- polarity: higher is better
-- pair: M-FD-03
-- pair why: An assessment in time is worth little where the family has to come back.
-- source: Working Together to Safeguard Children; children in need census (CINreferralDate, AssessmentAuthorisationDate)
-- basis: GK
-- in force: from 1 April 2015
select a.person_id, null::text as part, case when a.authorised <= a.due then 1 else 0 end as numerator, 1 as denominator,
       least(a.authorised, a.due) as happened_on
  from (select distinct on (s.cina_referral_id) s.cina_person_id as person_id, s.cina_assessment_auth_date as authorised,
               reporting.add_working_days(r.cine_referral_date, 45) as due
          from reporting.ssd_cin_assessments s
          join reporting.ssd_cin_episodes r on r.cine_referral_id = s.cina_referral_id
         order by s.cina_referral_id, s.cina_assessment_start_date) a
 where least(a.authorised, a.due) <= $1
   and least(a.authorised, a.due) >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
