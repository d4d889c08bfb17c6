-- id: M-WK-06
-- title: Social workers who left
-- family: workforce
-- question: For every hundred social workers we have, how many left in the last twelve months?
-- numerator: social workers whose work with us ended in the twelve months up to the day
-- denominator: social workers in post at the end of the day
-- exclusions: everybody whose job is not a social worker's, by its name; workers of whom the record does not say when they began
-- counted: People, not full-time posts. Who left on the day counts as having left. Somebody who left and came back counts
--   in both. Vacant posts and agency workers, which the published figures tell too, are not recorded.
-- about: social workers
-- period: twelve months up to the day; the published figure is of 30 September
-- unit: %
-- polarity: lower is better
-- pair: M-WK-05
-- pair why: Where many leave, those who stay have more children each.
-- source: as turnover in Children's social work workforce
-- basis: GK; which jobs are a social worker's LOCAL
-- in force: from 1 April 2023
select null::uuid as person_id, null::text as part, case when w.ends <= $1 then 1 else 0 end as numerator,
       case when w.ends <= $1 then 0 else 1 end as denominator, w.ends as happened_on
  from reporting.ext_worker w
 where w.job ~* '\msocial workers?\M' and w.starts <= $1 and (w.ends is null or w.ends > ($1 - interval '1 year')::date)
