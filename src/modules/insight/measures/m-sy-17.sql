-- id: M-SY-17
-- title: Families who come back within 12 months
-- family: system
-- question: Of the children whose case we closed, how many were referred again within twelve months?
-- numerator: of these, children referred again in the twelve months after their case closed
-- denominator: cases closed between 24 and 12 months before the day
-- exclusions: referrals with no further action; children who were adopted (RC1), died (RC2), moved to another authority (RC5) or to
--   adult social care (RC6), or who died or turned 18 in the twelve months
-- counted: Every closing counts, child by child, for a family is not one record here. Coming back is a new referral up to the day
--   twelve months after the closing, that day included, also one that led to no further action. A case opened again
--   within five days counts as one that did not close (local default). A child whose birthday is not known counts.
-- period: closed in the twelve months that ended twelve months before the day
-- unit: %
-- polarity: lower is better
-- pair: M-FD-06
-- pair why: Fewer families who come back is no good news where fewer are let in at all.
-- source: Children in need census (CINclosureDate, ReasonForClosure, CINreferralDate)
-- basis: design; five days LOCAL
-- in force: from 1 April 2015
with closed as (
  select c.cine_referral_id, c.cine_person_id as person_id, c.cine_close_date as closed
    from reporting.ssd_cin_episodes c
   where c.cine_close_date <= ($1 - interval '12 months')::date and c.cine_close_date > ($1 - interval '24 months')::date
     and c.cine_referral_nfa is distinct from 'Y' and coalesce(c.cine_close_reason, '') not in ('RC1', 'RC2', 'RC5', 'RC6')
)
select c.person_id, null::text as part, case when bool_or(r.cine_referral_id is not null) then 1 else 0 end as numerator,
       1 as denominator, c.closed as happened_on
  from closed c
  left join reporting.ssd_person p on p.pers_person_id = c.person_id
  left join reporting.ssd_cin_episodes r on r.cine_person_id = c.person_id and r.cine_referral_id <> c.cine_referral_id
   and r.cine_referral_date >= c.closed and r.cine_referral_date <= (c.closed + interval '12 months')::date
 where (p.pers_dob is null or (p.pers_dob + interval '18 years')::date > (c.closed + interval '12 months')::date)
   and (p.pers_death_date is null or p.pers_death_date > (c.closed + interval '12 months')::date)
 group by c.cine_referral_id, c.person_id, c.closed
having not coalesce(bool_or(r.cine_referral_date <= c.closed + 5 and r.cine_referral_nfa is distinct from 'Y'), false)
