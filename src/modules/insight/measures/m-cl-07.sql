-- id: M-CL-07
-- title: Children in care who were visited in time
-- family: children in care
-- question: How many of the children in our care have been seen by their social worker as often as the law asks?
-- numerator: of these, children whose next visit is not overdue
-- denominator: children in care at the end of the day
-- exclusions: series of short breaks (V3, V4); anybody from their 18th birthday on
-- counted: In a new home the first visit is due within 7 days, then one at least every 6 weeks. Once a child has been for
--   a year in a home that is meant to last until 18 (long-term fostering, U1 and U4), every 3 months. With parents under an
--   interim care order (P1 with C1) every 7 days until a review has been held since the move, then every 4 weeks. A visit
--   counts where the child was seen, or where nothing is said of that; one before the move does not. A visit not made by
--   the end of its due day is overdue. Not recorded, so that the general interval holds: carers approved for a while (reg
--   24), parents before the assessment is complete (reg 19), a child's agreement to a visit every 6 months. Where the
--   record holds no such visit at all by the day there is no value.
-- period: on the day
-- unit: %
-- polarity: higher is better
-- pair: M-CH-01
-- pair why: Visits on time by ever new faces are not what children ask for.
-- source: Care Planning, Placement and Case Review Regulations 2010 reg 28
-- basis: C: reg 28; which homes are meant to last to 18 LOCAL
-- in force: from 1 April 2011
with child as materialized (
  select h.person_id, h.since, h.placement_type, h.legal_status, coalesce(max(s.starts), h.since) as moved_in
    from reporting.homes_on($1) h
    left join reporting.home_stays((select reporting.records_on($1))) s
      on s.person_id = h.person_id and not s.short_breaks and s.starts between h.since and $1
   group by h.person_id, h.since, h.placement_type, h.legal_status
), visited as (
  select c.person_id, max(v.visited_on) as last_on
    from child c
    join reporting.ext_visit v on v.person_id = c.person_id and v.kind = 'looked after' and v.seen is not false
     and v.visited_on between c.moved_in and $1
   group by c.person_id
), due as (
  select c.person_id, v.last_on, c.since,
         case when v.last_on is null then c.moved_in + 7
              when c.placement_type = 'P1' and c.legal_status = 'C1' then
                v.last_on + case when exists (select from reporting.ext_review r where r.person_id = c.person_id
                                               and r.held_on between c.moved_in and v.last_on) then 28 else 7 end
              when c.placement_type in ('U1', 'U4') and c.moved_in <= v.last_on - interval '1 year' then
                (v.last_on + interval '3 months')::date
              else v.last_on + 42 end as due_on
    from child c left join visited v on v.person_id = c.person_id
)
select person_id, null::text as part, case when due_on > $1 then 1 else 0 end as numerator, 1 as denominator,
       coalesce(last_on, since) as happened_on
  from due
 where exists (select from reporting.ext_visit v where v.kind = 'looked after' and v.visited_on <= $1)
