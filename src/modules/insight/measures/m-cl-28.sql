-- id: M-CL-28
-- title: Brothers and sisters in care who live together
-- family: children in care
-- question: Of the children who have brothers or sisters in our care too, how many live with all of them?
-- numerator: of these, children who live in one home with every brother and sister in our care
-- denominator: children in care at the end of the day who have a brother or sister in care on that day
-- exclusions: series of short breaks (V3, V4); anybody from their 18th birthday on; brothers and sisters who are not in care or were
--   adopted
-- counted: Full, half and step brothers and sisters as the record names them on the day. One home means the same postcode and not two
--   registrations. Each child counts: in a group of three of whom two live together, nobody lives with all. A child with a
--   home that is not known, or whose brother's or sister's is not, counts as not together: nobody can say that they are.
--   A child away for a while (T0 to T4) counts at the normal home.
-- period: on the day
-- unit: %
-- polarity: higher is better
-- pair: M-CL-20
-- pair why: Together far away, or apart nearby: both are told.
-- source: relationships in the record; Children Act 1989 s22C(8)(c)
-- basis: GK
-- in force: from 1 April 2015
with child as materialized (
  select person_id, since, placement_postcode, urn from reporting.homes_on($1)
)
select c.person_id, null::text as part,
       case when bool_and(coalesce(c.placement_postcode = o.placement_postcode and coalesce(c.urn = o.urn, true), false)) then 1 else 0 end
         as numerator,
       1 as denominator, min(c.since) as happened_on
  from child c
  join reporting.ext_relative r on r.person_id = c.person_id and r.sibling and r.other_id <> c.person_id
   and (r.starts is null or r.starts <= $1) and (r.ends is null or r.ends > $1)
  join child o on o.person_id = r.other_id
 group by c.person_id
