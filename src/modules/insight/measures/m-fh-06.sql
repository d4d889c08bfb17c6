-- id: M-FH-06
-- title: Children with the same worker from start to close
-- family: front door
-- question: When help ended, had the child had one worker all the way?
-- numerator: of these, children with one worker from the first worker's start to the end
-- denominator: cases that closed since 1 April and for which a worker is named
-- exclusions: referrals with no further action; cases for which no worker is recorded
-- counted: A case is from the referral to the closing. Whoever the record names as the child's worker on any day of it
--   counts, also somebody who was there before the referral; who starts on the day of the closing does not, nor who came
--   and went on one day. One worker who goes and comes back is one worker. Every case that closed counts, so that a child
--   can count twice. Who leads for the family beside the worker is not recorded.
-- period: 1 April to the day
-- unit: %
-- polarity: higher is better
-- pair: M-FH-05
-- pair why: The same worker to the end matters most where the end lasts.
-- source: Children in need census (CINclosureDate); workers as named in the record
-- basis: design
-- in force: from 1 April 2015
select c.cine_person_id as person_id, null::text as part,
       case when count(distinct w.worker_id) = 1 then 1 else 0 end as numerator, 1 as denominator,
       c.cine_close_date as happened_on
  from reporting.ssd_cin_episodes c
  join reporting.ext_worker_spell w on w.person_id = c.cine_person_id and w.starts < c.cine_close_date
   and (w.ends is null or (w.ends > c.cine_referral_date and w.ends > w.starts))
 where c.cine_close_date <= $1 and c.cine_referral_nfa is distinct from 'Y'
   and c.cine_close_date >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
 group by c.cine_referral_id, c.cine_person_id, c.cine_close_date
