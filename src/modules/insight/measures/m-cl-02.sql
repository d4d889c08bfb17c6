-- id: M-CL-02
-- title: Children who came into our care
-- family: children in care
-- question: How many children came into our care since 1 April, for every 10,000 who live in our area?
-- numerator: children with a period of care that started in the year up to the day
-- denominator: children aged 0 to 17 in the area, by the mid-year estimate held in the settings
-- exclusions: series of short breaks (V3, V4)
-- counted: A child counts once in a year, by the first time in it, as in the national figures. Parts tell those who came
--   into care for the first time that we know of from those who came back. A start on 1 April counts in the year that
--   begins then, a start on 31 March in the year that ends.
-- period: 1 April to the day
-- unit: per 10,000 children
-- population: 10000
-- polarity: neutral
-- part first: For the first time that we know of
-- part again: In care before
-- pair: M-FH-11
-- pair why: Fewer starts mean something only beside the help that families were offered first.
-- source: Children looked after return (SSDA903), RNE S
-- basis: GK
-- in force: from 1 April 2015
select distinct on (p.person_id)
       p.person_id, case when p.number = 1 then 'first' else 'again' end as part, 1 as numerator, null::integer as denominator,
       p.starts as happened_on
  from reporting.ext_care_period p
 where not p.short_breaks and p.starts <= $1
   and p.starts >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
 order by p.person_id, p.starts
