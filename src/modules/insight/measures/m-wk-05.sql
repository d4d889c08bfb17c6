-- id: M-WK-05
-- title: Children for each worker
-- family: workforce
-- question: How many children does a worker have to be there for?
-- numerator: children who have a worker at the end of the day
-- denominator: workers who hold the case of at least one child at the end of the day
-- exclusions: workers without a case; children without a worker
-- counted: The mean over people, not over full-time posts: how many hours a worker is paid for is not recorded, so that
--   the published figure, which counts full-time posts, is higher. A child counts once. A worker who began on the day counts, one whose
--   work with the child ended on it does not.
-- period: on the day; the published figure is of 30 September
-- unit: children for each worker
-- value: mean
-- polarity: lower is better
-- pair: M-CH-01
-- pair why: Fewer children for each worker should mean that workers stay.
-- source: as in Children's social work workforce
-- basis: GK
-- in force: from 1 April 2023
with open as materialized (
  select person_id, worker_id, starts from reporting.ext_worker_spell where starts <= $1 and (ends is null or ends > $1)
)
select person_id, null::text as part, 1 as numerator, 0 as denominator, max(starts) as happened_on from open group by person_id
union all
select null, null, 0, 1, null from (select distinct worker_id from open) w
