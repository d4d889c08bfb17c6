-- id: M-FH-05
-- title: Children whose help ended and who did not come back within six months
-- family: front door
-- question: When a plan was over and the family went on without us or with early help, did that last for six months?
-- numerator: of these, children who were not referred again in the six months after
-- denominator: children with a plan whose case closed between eighteen and six months before the day
-- exclusions: cases that closed for another reason than that help was no longer needed (RC7) or went on as early help (RC9);
--   children who died or turned 18 in the six months
-- counted: Stepping down is read from the record as the end of a case in which there was a plan, for a child in need or of
--   protection, with one of these two reasons. Every such closing counts. Coming back is a new referral up to the day six
--   months after the closing, that day included, also one that led to no further action. A case opened again within five
--   days counts as one that did not close (local default). A child whose birthday is not known counts.
-- period: closed in the twelve months that ended six months before the day
-- unit: %
-- polarity: higher is better
-- pair: M-FH-01
-- pair why: Quick work that ends too early shows here.
-- source: Children in need census (CINclosureDate, ReasonForClosure, CINreferralDate)
-- basis: design; five days LOCAL
-- in force: from 1 April 2015
with closed as (
  select c.cine_referral_id, c.cine_person_id as person_id, c.cine_close_date as closed
    from reporting.ssd_cin_episodes c
   where c.cine_close_date <= ($1 - interval '6 months')::date and c.cine_close_date > ($1 - interval '18 months')::date
     and c.cine_close_reason in ('RC7', 'RC9')
     and c.cine_referral_id in (select cinp_referral_id from reporting.ssd_cin_plans
                                union all select cppl_referral_id from reporting.ssd_cp_plans)
)
select c.person_id, null::text as part, case when bool_or(r.cine_referral_id is not null) then 0 else 1 end as numerator,
       1 as denominator, c.closed as happened_on
  from closed c
  left join reporting.ssd_person p on p.pers_person_id = c.person_id
  left join reporting.ssd_cin_episodes r on r.cine_person_id = c.person_id and r.cine_referral_id <> c.cine_referral_id
   and r.cine_referral_date >= c.closed and r.cine_referral_date <= (c.closed + interval '6 months')::date
 where (p.pers_dob is null or (p.pers_dob + interval '18 years')::date > (c.closed + interval '6 months')::date)
   and (p.pers_death_date is null or p.pers_death_date > (c.closed + interval '6 months')::date)
 group by c.cine_referral_id, c.person_id, c.closed
having not coalesce(bool_or(r.cine_referral_date <= c.closed + 5 and r.cine_referral_nfa is distinct from 'Y'), false)
