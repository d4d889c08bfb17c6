-- id: M-FD-04
-- title: Referrals that led to no further action
-- family: front door
-- question: How many of the referrals since 1 April led to nothing further?
-- numerator: of these, referrals with no further action
-- denominator: referrals since 1 April
-- exclusions: referrals of which it is not recorded whether anything further was done
-- counted: Every referral counts, so that a child can count more than once. Referrals on one day in two records of one child
--   are one, and something was done if either says so. A case that was closed after an assessment had further action.
-- period: 1 April to the day
-- unit: %
-- polarity: neutral
-- pair: M-FD-03
-- pair why: Turning referrals away is right only where families do not have to come back.
-- source: Children in need census (ReferralNFA)
-- basis: C for the field, GK for the measure
-- in force: from 1 April 2015
select distinct on (r.cine_person_id, r.cine_referral_date)
       r.cine_person_id as person_id, null::text as part, case r.cine_referral_nfa when 'Y' then 1 else 0 end as numerator,
       1 as denominator, r.cine_referral_date as happened_on
  from reporting.ssd_cin_episodes r
 where r.cine_referral_nfa is not null and r.cine_referral_date <= $1
   and r.cine_referral_date >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
 order by r.cine_person_id, r.cine_referral_date, r.cine_referral_nfa
