-- id: M-FD-06
-- title: Referrals
-- family: front door
-- question: How many referrals were there since 1 April, for every 10,000 children who live in our area?
-- numerator: referrals since 1 April
-- denominator: children aged 0 to 17 in the area, by the mid-year estimate held in the settings
-- exclusions: none
-- counted: Every referral counts, so that a child can count more than once, and also one that led to no further action.
--   Referrals on one day in two records of one child are one. A referral of a child who is not born yet counts. A
--   referral on 1 April counts in the year that begins then.
-- period: 1 April to the day
-- unit: per 10,000 children
-- population: 10000
-- polarity: neutral
-- pair: M-FD-03
-- pair why: Fewer referrals are good news only where families are not coming back unhelped.
-- source: Children in need census (CINreferralDate); as in the Local Authority Interactive Tool
-- basis: GK
-- in force: from 1 April 2015
select distinct r.cine_person_id as person_id, null::text as part, 1 as numerator, null::integer as denominator,
       r.cine_referral_date as happened_on
  from reporting.ssd_cin_episodes r
 where r.cine_referral_date <= $1
   and r.cine_referral_date >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
