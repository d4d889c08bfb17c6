-- id: M-CP-12
-- title: Visits at which the child was seen alone
-- family: child protection
-- question: When we visited a child of five or older for a protection plan and saw them, did we see them alone?
-- numerator: of these, visits at which the child was seen alone
-- denominator: visits for a protection plan since 1 April at which a child of five or older was seen
-- exclusions: visits at which the child was not seen; visits of which it is not recorded whether the child was seen, or seen
--   alone; children under five on the day of the visit, and those whose birthday is not known
-- counted: Every visit counts, so that a child who is visited often counts often. Whether children are seen at all is what
--   M-CP-11 and M-CP-17 say. Five years is a default; a child turns five on their birthday, one born on 29 February on
--   1 March of a common year.
-- period: 1 April to the day
-- unit: %
-- polarity: higher is better
-- pair: M-CP-11
-- pair why: A few long talks do not stand in for coming at all.
-- source: The Standard Safeguarding Dataset (cp_visit_seen, cp_visit_seen_alone)
-- basis: C for the fields; five years LOCAL
-- in force: from 1 April 2015
select v.cppv_person_id as person_id, null::text as part, case v.cppv_cp_visit_seen_alone when 'Y' then 1 else 0 end as numerator,
       1 as denominator, v.cppv_cp_visit_date as happened_on
  from reporting.ssd_cp_visits v
  join reporting.ssd_person c on c.pers_person_id = v.cppv_person_id
   and c.pers_dob <= (v.cppv_cp_visit_date - interval '5 years')::date
 where v.cppv_cp_visit_seen = 'Y' and v.cppv_cp_visit_seen_alone is not null and v.cppv_cp_visit_date <= $1
   and v.cppv_cp_visit_date >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
