-- id: M-HO-09
-- title: New homes where brothers and sisters live together
-- family: homes
-- question: When children with brothers or sisters in care came to live somewhere new, were they together there?
-- numerator: of these, homes where at the end of the first day the child lived with every brother and sister in our care
-- denominator: homes that children with a brother or sister in care came to live in during the twelve months up to the day
-- exclusions: series of short breaks (V3, V4); homes with parents (P1) and adopters (A3 to A6); brothers and sisters not in care
-- counted: Every new home of every such child counts, the first in a time in care too: two who move together count twice.
--   One home means the same postcode and not two registrations. A brother or sister whose home of that day is not known
--   counts as not together. What makes no new home is as in M-HO-07.
-- period: twelve months up to the day
-- unit: %
-- polarity: higher is better
-- pair: M-CL-28
-- pair why: The other is how brothers and sisters live on the day, however long ago they moved.
-- source: relationships in the record; Children Act 1989 s22C(8)(c)
-- basis: design
-- in force: from 1 April 2011
with episode as materialized (
  select * from reporting.ext_episode e where not e.short_breaks and e.starts <= $1 and (e.ends is null or e.ends > ($1 - interval '1 year')::date)
), start as materialized (
  select s.person_id, s.starts, e.placement_postcode, e.urn
    from reporting.ext_home_stay s join episode e on e.episode_id = s.home_stay_id
   where not s.short_breaks and s.starts <= $1 and s.starts > ($1 - interval '1 year')::date
     and coalesce(e.placement_type not in ('P1', 'A3', 'A4', 'A5', 'A6'), true)
), kin as materialized (
  select distinct r.person_id, r.other_id, r.starts, r.ends from reporting.ext_relative r
   where r.sibling and r.other_id <> r.person_id and r.person_id in (select person_id from start)
)
select s.person_id, null::text as part,
       case when bool_and(coalesce(s.placement_postcode = o.placement_postcode and coalesce(s.urn = o.urn, true), false)) then 1 else 0 end
         as numerator,
       1 as denominator, s.starts as happened_on
  from start s
  join kin k on k.person_id = s.person_id and (k.starts is null or k.starts <= s.starts) and (k.ends is null or k.ends > s.starts)
  join episode o on o.person_id = k.other_id and o.starts <= s.starts and (o.ends is null or o.ends > s.starts)
 group by s.person_id, s.starts
