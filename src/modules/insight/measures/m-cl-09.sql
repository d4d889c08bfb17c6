-- id: M-CL-09
-- title: Children under 16 in one home for two years
-- family: children in care
-- question: Of the children who have been in our care for a long time, how many have lived in one home for two years?
-- numerator: of these, children who have lived in the same home for at least two years, or are placed for adoption and have
--   lived there and in the home before it for two years together
-- denominator: children under 16 in care at the end of the day who have been so for at least two and a half years
-- exclusions: series of short breaks (V3, V4); anybody from their 16th birthday on, and whose birthday is not known
-- counted: A change of legal status, a change in what the home is called (PLACE), a move with the same carers (T, U), a
--   temporary move (T0 to T4) and the return from it do not begin a new home. Two years are reached on the day with the
--   same number two years after the move.
-- period: on the day
-- unit: %
-- polarity: higher is better
-- pair: M-CL-08
-- pair why: Children who stay long must not hide others who move again and again.
-- source: Children looked after return (SSDA903); as in Children looked after in England
-- basis: GK
-- in force: from 1 April 2015
with child as materialized (
  select h.person_id, h.since, h.placement_type from reporting.homes_on($1) h
   where h.since <= $1 - interval '30 months' and h.birth_date > $1 - interval '16 years'
), stay as (
  select s.person_id, s.starts, lag(s.starts) over (partition by s.person_id order by s.starts, s.number) as before,
         row_number() over (partition by s.person_id order by s.starts desc, s.number desc) as back
    from child c
    join reporting.home_stays((select reporting.records_on($1))) s
      on s.person_id = c.person_id and not s.short_breaks and s.starts between c.since and $1
)
select c.person_id, null::text as part,
       case when case when c.placement_type in ('A3', 'A4', 'A5', 'A6') then coalesce(s.before, s.starts) else s.starts end
                   <= $1 - interval '2 years' then 1 else 0 end as numerator,
       1 as denominator, s.starts as happened_on
  from child c
  left join stay s on s.person_id = c.person_id and s.back = 1
