-- id: M-FD-05
-- title: Who refers children to us
-- family: front door
-- question: Who asked us to help the children referred since 1 April?
-- numerator: referrals, for each kind of source
-- denominator: referrals since 1 April
-- exclusions: none
-- counted: Every referral counts, so that a child can count more than once. The codes of the census are put together as in the
--   national tables: people the family knows (1A, 1B, 1D) beside the child (1C), schools and education (2A, 2B), health
--   (3A to 3F), the authority's own services (5A, 5B, 5D) beside other authorities (5C). Referrals on one day in two
--   records of one child are one. The value is how many referrals there were; each part's share is of these.
-- period: 1 April to the day
-- unit: referrals
-- polarity: neutral
-- part child: The child
-- part people: Family, friends and other people
-- part education: Schools and education
-- part health: Health services
-- part housing: Housing
-- part council: The council's own services
-- part other-council: Another council
-- part police: Police
-- part legal: Courts, prisons and other legal agencies
-- part other: Others
-- part anonymous: Somebody who did not say who they are
-- pair: M-FD-03
-- pair why: Who refers is worth knowing beside how often the same children come back.
-- source: Children in need census (ReferralSource)
-- basis: C
-- in force: from 1 April 2015
select distinct on (r.cine_person_id, r.cine_referral_date)
       r.cine_person_id as person_id,
       case when r.cine_referral_source_code = '1C' then 'child'
            when r.cine_referral_source_code in ('1A', '1B', '1D') then 'people'
            when r.cine_referral_source_code in ('2A', '2B') then 'education'
            when r.cine_referral_source_code in ('3A', '3B', '3C', '3D', '3E', '3F') then 'health'
            when r.cine_referral_source_code = '4' then 'housing'
            when r.cine_referral_source_code in ('5A', '5B', '5D') then 'council'
            when r.cine_referral_source_code = '5C' then 'other-council'
            when r.cine_referral_source_code = '6' then 'police'
            when r.cine_referral_source_code = '7' then 'legal'
            when r.cine_referral_source_code = '8' then 'other'
            when r.cine_referral_source_code = '9' then 'anonymous'
            else 'not-known' end as part,
       1 as numerator, 1 as denominator, r.cine_referral_date as happened_on
  from reporting.ssd_cin_episodes r
 where r.cine_referral_date <= $1
   and r.cine_referral_date >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
 order by r.cine_person_id, r.cine_referral_date, r.cine_referral_source_code
