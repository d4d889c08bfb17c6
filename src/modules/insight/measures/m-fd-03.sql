-- id: M-FD-03
-- title: Children referred again within 12 months
-- family: front door
-- question: How many referrals are of a child who had been referred before in the twelve months up to then?
-- numerator: of these, referrals with an earlier referral of the same child in the twelve months before
-- denominator: referrals in the twelve months up to the day
-- exclusions: none
-- counted: Every referral counts, also one that led to no further action, and so does the earlier one. The twelve months
--   are counted to the day: a referral on 10 May looks back to 10 May of the year before, that day included. Referrals on
--   one day in two records of one child are one referral. A case that was closed and opened again within a few days counts
--   as the census does, as two. A referral to another authority before is not known here.
-- period: twelve months up to the day
-- unit: %
-- polarity: lower is better
-- pair: M-FD-04
-- pair why: Families come back where too many were turned away.
-- source: Children in need census (CINreferralDate); as in the Local Authority Interactive Tool
-- basis: GK
-- in force: from 1 April 2015
with referral as (
  select r.person_id, r.opened, lag(r.opened) over (partition by r.person_id order by r.opened) as before
    from (select distinct cine_person_id as person_id, cine_referral_date as opened from reporting.ssd_cin_episodes) r
)
select person_id, null::text as part,
       case when before >= (opened - interval '1 year')::date then 1 else 0 end as numerator, 1 as denominator,
       opened as happened_on
  from referral
 where opened <= $1 and opened > ($1 - interval '1 year')::date
