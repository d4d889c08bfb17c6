-- id: M-CL-03
-- title: Children who left our care, by reason
-- family: children in care
-- question: Where did the children go who left our care since 1 April?
-- numerator: children who left, for each reason
-- denominator: children who left
-- exclusions: series of short breaks (V3, V4)
-- counted: A child counts once in a year, by the last time in it, as in the national figures. Leaving is the end of a
--   period of care: an episode that another one follows at once (X1) is no leaving. The value is how many left; each
--   part's share is of these. An end on 31 March counts in the year that ends then.
-- period: 1 April to the day
-- unit: children
-- polarity: neutral
-- parts: reason that care ended (REC)
-- pair: M-CL-25
-- pair why: Leaving care counts as leaving only where it lasts.
-- source: Children looked after return (SSDA903), REC
-- basis: C
-- in force: from 1 April 2015; the reasons for special guardianship as since 2019
select distinct on (p.person_id)
       p.person_id, coalesce(nullif(p.reason_ended, 'X1'), 'not-known') as part, 1 as numerator, 1 as denominator,
       p.ends as happened_on
  from reporting.ext_care_period p
 where not p.short_breaks and p.ends <= $1
   and p.ends >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
 order by p.person_id, p.ends desc
