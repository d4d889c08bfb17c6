-- id: M-CP-08
-- title: Plans that ended after two years or more
-- family: child protection
-- question: How many of the protection plans that ended since 1 April had lasted two years or longer?
-- numerator: of these, plans that had lasted two years or longer
-- denominator: protection plans that ended since 1 April
-- exclusions: none
-- counted: Two years are counted to the day: a plan from 10 May 2023 to 10 May 2025 lasted two years, one to 9 May did not.
--   Every plan that ended counts, whatever the reason.
-- period: 1 April to the day
-- unit: %
-- polarity: lower is better
-- pair: M-CP-07
-- pair why: Plans can be ended on time and too early; then children soon need another one.
-- source: Children in need census (CPPstartDate, CPPendDate); as in the Local Authority Interactive Tool
-- basis: GK
-- in force: from 1 April 2015
select p.person_id, null::text as part, case when p.ends >= (p.starts + interval '2 years')::date then 1 else 0 end as numerator,
       1 as denominator, p.ends as happened_on
  from reporting.ext_protection_plan p
 where p.ends <= $1 and p.ends >= make_date(extract(year from $1 - interval '3 months')::integer, 4, 1)
