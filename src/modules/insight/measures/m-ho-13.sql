-- id: M-HO-13
-- title: How long children stay in a children’s home
-- family: homes
-- question: When children moved out of a children's home in the last twelve months, how long had they lived there?
-- numerator: weeks that each of these stays lasted
-- denominator: stays in a children's home (K2), a secure one (K1) or a residential care home (R1) that ended in the twelve months
--   up to the day
-- exclusions: series of short breaks (V3, V4); stays that go on
-- counted: The mean. A stay is one home: two children's homes one after the other are two stays. A stay that ended because care
--   ended counts; so does one that began in an earlier year. A temporary move (T0 to T4) and the return from it do not end
--   a stay. The day of moving out does not count.
-- period: twelve months up to the day
-- unit: weeks
-- value: mean
-- polarity: lower is better
-- pair: M-HO-01
-- pair why: Short stays are good where the next home is with a family, and bad where it is the next children's home.
-- source: Children looked after return (SSDA903), PLACE
-- basis: design
-- in force: from 1 April 2015
select s.person_id, null::text as part, round((s.ends - s.starts) / 7.0, 2) as numerator, 1 as denominator, s.ends as happened_on
  from reporting.ext_home_stay s
 where not s.short_breaks and s.placement_type in ('K1', 'K2', 'R1') and s.ends <= $1 and s.ends > ($1 - interval '1 year')::date
