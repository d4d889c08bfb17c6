-- id: M-CH-13
-- title: How children’s lives change, in eight areas
-- family: relationships and voice
-- question: Of the areas of life that were read twice, in how many did life get better?
-- numerator: of these, areas whose last reading is higher than the first
-- denominator: areas of children’s stars that were read first and last, at least 60 days apart, last in the twelve months up to the day
-- exclusions: readings that were taken back; readings that the child keeps between themselves and one worker; areas of the child’s own
-- counted: Each of the eight areas counts that was read both times, so that a child can count eight times; each area is a part, with
--   its own share. First and last are the first and the last reading ever by the same person: the child, where the child has such
--   a pair, else a parent, somebody else, a worker. An area that stays at the top counts as not better. The mean of what changed
--   is on no page: of few children it would say what one of them said.
-- period: twelve months up to the day
-- unit: %
-- polarity: higher is better
-- part mind: Feeling well in my mind
-- part body: Feeling well in my body
-- part safe: Feeling safe
-- part home: Home and family life
-- part people: People who matter
-- part community: Community and fun
-- part learning: Learning or work
-- part everyday: Money and everyday things
-- pair: M-CH-05
-- pair why: Scales go up where people are kind to each other; that what was promised was done holds them to the ground.
-- source: Readings of the star as they are written down here
-- basis: design; 60 days LOCAL
-- in force: from 1 April 2015
with reading as (
  select distinct s.person_id, s.reading_id, s.read_on, s.by_kind, s.by_whom from reporting.ext_star_value s where s.read_on <= $1
), pair as (
  select r.person_id, r.by_kind, r.by_whom, min(r.read_on) as first_on, max(r.read_on) as last_on,
         (array_agg(r.reading_id order by r.read_on, r.reading_id))[1] as first_id,
         (array_agg(r.reading_id order by r.read_on desc, r.reading_id desc))[1] as last_id
    from reading r group by r.person_id, r.by_kind, r.by_whom
), chosen as (
  select distinct on (p.person_id) p.* from pair p
   where p.last_on >= p.first_on + 60 and p.last_on > ($1 - interval '12 months')::date
   order by p.person_id, array_position(array['child', 'parent', 'somebody else', 'worker'], p.by_kind), p.last_on desc, p.by_whom
)
select c.person_id, l.area as part, case when l.value > f.value then 1 else 0 end as numerator, 1 as denominator, c.last_on as happened_on
  from chosen c
  join reporting.ext_star_value f on f.reading_id = c.first_id
  join reporting.ext_star_value l on l.reading_id = c.last_id and l.area = f.area
