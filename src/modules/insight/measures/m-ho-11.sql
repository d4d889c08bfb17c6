-- id: M-HO-11
-- title: New homes in our own area
-- family: homes
-- question: When children came to live somewhere new in the last twelve months, was it in our own area?
-- numerator: of these, homes in our area
-- denominator: homes that children came to live in during the twelve months up to the day and of which the area is known
-- exclusions: series of short breaks (V3, V4); homes with parents (P1) and adopters (A3 to A6); homes whose postcode is not in the
--   directory
-- counted: Every new home counts, the first in a time in care too. What makes no new home is as in M-HO-07.
-- period: twelve months up to the day
-- unit: %
-- polarity: higher is better
-- pair: M-HO-07
-- pair why: A county is large: a home inside it can still be far from where a child belongs.
-- source: Children looked after return (SSDA903), PL_POST; Children Act 1989 s22C(9)
-- basis: design
-- in force: from 1 April 2011
select s.person_id, null::text as part, case when l.authority_code = own.code then 1 else 0 end as numerator, 1 as denominator,
       s.starts as happened_on
  from reporting.ext_home_stay s
  join reporting.ext_episode e on e.episode_id = s.home_stay_id
 cross join (select max(code) as code from reporting.ext_authority) own
  join reporting.ext_located l on l.postcode = replace(e.placement_postcode, ' ', '')
 where not s.short_breaks and s.starts <= $1 and s.starts > ($1 - interval '1 year')::date
   and coalesce(e.placement_type not in ('P1', 'A3', 'A4', 'A5', 'A6'), true)
   and own.code is not null and l.authority_code is not null
