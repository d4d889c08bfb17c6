-- id: M-CL-20
-- title: Children living over 20 miles away and out of our area
-- family: children in care
-- question: How many children in our care live both far from where they come from and outside our area?
-- numerator: of these, children whose home is more than 20 miles in a straight line from where they lived before, and in
--   the area of another authority
-- denominator: children in care at the end of the day
-- exclusions: series of short breaks (V3, V4); anybody from their 18th birthday on
-- counted: By the grid references of the two postcodes; exactly 20 miles is not more than 20. A child of whom either place is not
--   known counts in the denominator only, as in the national figures, so that the true share is at least this. A child who
--   is away for a while (T0 to T4) counts at their normal home. It is a statistical measure and not the legal test for a
--   home at a distance.
-- period: on the day
-- unit: %
-- polarity: lower is better
-- pair: M-CL-28
-- pair why: A home far away may be the one where brothers and sisters, or relatives, are.
-- source: Children looked after return (SSDA903), HOME_POST and PL_POST; as in Children looked after in England
-- basis: GK
-- in force: from 1 April 2015
select h.person_id, null::text as part,
       case when l.authority_code <> own.code
             and power(f.easting - l.easting, 2) + power(f.northing - l.northing, 2) > power(20 * 1609.344, 2) then 1 else 0 end as numerator,
       1 as denominator, h.since as happened_on
  from reporting.homes_on($1) h
 cross join (select max(code) as code from reporting.ext_authority) own
  left join reporting.ext_located f on f.postcode = replace(h.home_postcode, ' ', '')
  left join reporting.ext_located l on l.postcode = replace(h.placement_postcode, ' ', '')
