-- id: M-HO-07
-- title: New homes near to home
-- family: homes
-- question: When children came to live somewhere new in the last twelve months, was it near where they come from?
-- numerator: of these, homes in our area no more than 20 miles in a straight line from where the child lived before care
-- denominator: homes that children came to live in during the twelve months up to the day, of which both places are known
-- exclusions: series of short breaks (V3, V4); homes with parents (P1) and adopters (A3 to A6), which are chosen for who lives there
-- counted: Every new home counts, the first in a time in care too, so that a child who moved twice counts twice. A change of
--   legal status, a change in what the home is called, a move with the same carers (T, U), a temporary move (T0 to T4) and
--   the return from it make no new home. Exactly 20 miles is near. Homes of which either postcode is not in the directory are left out.
-- period: twelve months up to the day
-- unit: %
-- polarity: higher is better
-- pair: M-HO-09
-- pair why: The nearest home may be one where brothers and sisters cannot live together.
-- source: Children looked after return (SSDA903), HOME_POST and PL_POST; Children Act 1989 s22C(8)(a)
-- basis: design; 20 miles LOCAL
-- in force: from 1 April 2011
select s.person_id, null::text as part,
       case when l.authority_code = own.code
             and power(f.easting - l.easting, 2) + power(f.northing - l.northing, 2) <= power(20 * 1609.344, 2) then 1 else 0 end as numerator,
       1 as denominator, s.starts as happened_on
  from reporting.ext_home_stay s
  join reporting.ext_episode e on e.episode_id = s.home_stay_id
 cross join (select max(code) as code from reporting.ext_authority) own
  join reporting.ext_located f on f.postcode = replace(e.home_postcode, ' ', '')
  join reporting.ext_located l on l.postcode = replace(e.placement_postcode, ' ', '')
 where not s.short_breaks and s.starts <= $1 and s.starts > ($1 - interval '1 year')::date
   and coalesce(e.placement_type not in ('P1', 'A3', 'A4', 'A5', 'A6'), true)
   and own.code is not null and l.authority_code is not null and f.easting is not null and l.easting is not null
