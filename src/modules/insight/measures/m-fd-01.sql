-- id: M-FD-01
-- title: Contacts that became referrals
-- family: front door
-- question: When somebody gets in touch about a child, how often does it become a referral?
-- numerator: of these, contacts on whose day, or by the end of the next working day, a referral of the child opened
-- denominator: contacts received since 1 April
-- exclusions: contacts whose next working day is still to come and of which no referral has come yet
-- counted: Every contact about every child counts. Which referral came of which contact is not in the record, so a contact
--   counts as one that became a referral when a referral of the same child opens on its day or by the end of the next
--   working day, which is how long the decision may take. Two contacts about one child in that time can both lead to one
--   referral. A referral that is closed at once with no further action is a referral.
-- period: 1 April to the day
-- unit: %
-- polarity: neutral
-- pair: M-FD-03
-- pair why: Turning more contacts away helps no family that has to ask again.
-- source: Contacts and referrals as in Annex A, lists 1 and 3
-- basis: GK; that both days belong together: design
-- in force: from 1 April 2015
select c.cont_person_id as person_id, null::text as part,
       case when bool_or(r.cine_referral_id is not null) then 1 else 0 end as numerator, 1 as denominator,
       c.cont_contact_date as happened_on
  from reporting.ssd_contacts c
  left join reporting.ssd_cin_episodes r on r.cine_person_id = c.cont_person_id and r.cine_referral_date >= c.cont_contact_date
   and r.cine_referral_date <= least(reporting.add_working_days(c.cont_contact_date, 1), $1)
 where c.cont_contact_date <= $1
   and c.cont_contact_date >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
 group by c.cont_contact_id, c.cont_person_id, c.cont_contact_date
having bool_or(r.cine_referral_id is not null) or reporting.add_working_days(c.cont_contact_date, 1) <= $1
