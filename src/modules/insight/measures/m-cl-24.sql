-- id: M-CL-24
-- title: Children who left care to special guardians or under a child arrangements order
-- family: children in care
-- question: Of the children who left our care, how many did because a court gave somebody close to them the right to bring them up?
-- numerator: of these, children who left under a special guardianship order (E43 to E48) or a child arrangements order (E41)
-- denominator: children who left care in the year up to the day
-- exclusions: series of short breaks (V3, V4)
-- counted: A child counts once in a year, by the last time in it. An end on 31 March counts in the year that ends then.
-- period: 1 April to the day
-- unit: %
-- polarity: neutral
-- pair: M-CL-25
-- pair why: Leaving care for family counts where it lasts.
-- source: Children looked after return (SSDA903), REC
-- basis: C codes
-- in force: from 1 April 2015; E45 to E48 in place of E43 and E44 since 2019
select distinct on (p.person_id)
       p.person_id, null::text as part,
       case when p.reason_ended in ('E41', 'E43', 'E44', 'E45', 'E46', 'E47', 'E48') then 1 else 0 end as numerator, 1 as denominator,
       p.ends as happened_on
  from reporting.ext_care_period p
 where not p.short_breaks and p.ends <= $1
   and p.ends >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
 order by p.person_id, p.ends desc
