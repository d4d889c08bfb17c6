-- A period of care: consecutive episodes of which each starts no later than the one before ended. Series of short
-- breaks (V3, V4) are periods of their own kind and left out of most counts (domain reference 3.3, rule 1).
create view care.care_period with (security_invoker = true) as
with joined as (
  select e.*, lag(e.ends) over history as before_ended, lag(e.id) over history is null as first,
         lag(e.legal_status) over history in ('V3', 'V4') as before_short
    from care.episode e
  window history as (partition by e.person_id order by e.starts, e.ends)
), numbered as (
  select *, count(*) filter (where first or before_ended < starts
                                or (legal_status in ('V3', 'V4')) is distinct from before_short)
              over (partition by person_id order by starts, ends) as number
    from joined
)
select person_id, number, min(starts) as starts,
       case when bool_or(ends is null) then null else max(ends) end as ends,
       (array_agg(reason_ended order by starts desc, ends desc))[1] as reason_ended,
       (array_agg(category_of_need order by starts))[1] as category_of_need,
       coalesce(bool_or(legal_status in ('V3', 'V4')), false) as short_breaks,
       count(*)::int as episodes
  from numbered
 group by person_id, number;

-- Where a child lived: episodes in one home with the same carers are one stay (a change of legal status is no move). Where it must not
-- reach the actor (docs/adr/0023), that there was a stay, of which kind and when.
create view care.home_stay with (security_invoker = true) as
with marked as (
  select e.*,
         (lag(e.ends) over history = e.starts
          and (lag(e.placement_type) over history, lag(e.placement_provider) over history, lag(e.placement_postcode) over history, lag(e.urn) over history)
              is not distinct from (e.placement_type, e.placement_provider, e.placement_postcode, e.urn)
          and coalesce(e.reason_new, 'L') = 'L') as goes_on
    from care.episode e
  window history as (partition by e.person_id order by e.starts, e.ends)
), numbered as (
  select *, count(*) filter (where goes_on is not true) over (partition by person_id order by starts, ends) as number from marked
), stay as (
  select person_id, number, (array_agg(id order by starts))[1] as first_episode_id,
         min(starts) as starts,
         case when bool_or(ends is null) then null else max(ends) end as ends,
         min(placement_type) as placement_type, min(placement_provider) as placement_provider,
         min(placement_postcode) as placement_postcode, min(urn) as urn, min(home_postcode) as home_postcode,
         (array_agg(reason_place_change order by starts desc, ends desc))[1] as reason_left,
         (array_agg(reason_new order by starts))[1] as reason_new,
         bool_or(id in (select care.kept_places())) as is_kept, bool_or(id in (select care.kept_family_homes())) as is_family_home_kept
    from numbered
   group by person_id, number
)
select s.person_id, s.number, s.first_episode_id, s.starts, s.ends, s.placement_type, s.placement_provider,
       case when not s.is_kept then s.placement_postcode end as placement_postcode, case when not s.is_kept then s.urn end as urn,
       case when not s.is_family_home_kept then s.home_postcode end as home_postcode, s.reason_left, s.reason_new, s.is_kept
  from stay s;

create view care.legal_status_spell with (security_invoker = true) as
with marked as (
  select e.*, (lag(e.ends) over history = e.starts and lag(e.legal_status) over history is not distinct from e.legal_status) as goes_on
    from care.episode e
  window history as (partition by e.person_id order by e.starts, e.ends)
), numbered as (
  select *, count(*) filter (where goes_on is not true) over (partition by person_id order by starts, ends) as number from marked
)
select person_id, number, min(starts) as starts,
       case when bool_or(ends is null) then null else max(ends) end as ends,
       min(legal_status) as legal_status
  from numbered
 group by person_id, number;

-- One row per child in care today (no short breaks), with the open episode's facts and the straight-line distance; without where the
-- home is, where that must not reach the actor (docs/adr/0023).
create view care.in_care with (security_invoker = true) as
with open as (
  select e.*, e.id in (select care.kept_places()) as is_kept, e.id in (select care.kept_family_homes()) as is_family_home_kept
    from care.episode e
   where e.starts <= platform.today() and (e.ends is null or e.ends > platform.today())
     and e.legal_status is distinct from 'V3' and e.legal_status is distinct from 'V4'
)
select e.person_id, e.id as episode_id, e.starts, e.legal_status, e.category_of_need, e.placement_type, e.placement_provider,
       case when not e.is_family_home_kept then e.home_postcode end as home_postcode,
       case when not e.is_kept then e.placement_postcode end as placement_postcode, case when not e.is_kept then e.urn end as urn,
       case when not e.is_kept and not e.is_family_home_kept then
         round((sqrt(power(h.easting - p.easting, 2) + power(h.northing - p.northing, 2)) / 1000 / 1.6093)::numeric, 1) end as miles,
       case when not e.is_kept then p.authority_code end as placed_in, e.is_kept
  from open e
  left join homes.located h on h.postcode = replace(e.home_postcode, ' ', '')
  left join homes.located p on p.postcode = replace(e.placement_postcode, ' ', '');

grant select on care.care_period, care.home_stay, care.legal_status_spell, care.in_care to kith_app, kith_loader;

-- Every fact with all its versions and what is contested about it (platform.publish_fact). Where a home must not reach the actor its
-- episode says the rest. Loads and counts read them whole, whoever asked for them.
call platform.publish_fact('care.episode', kept => jsonb_build_object(
  'placement_postcode', 'current_user not in (''kith_loader'', ''kith_counter'') and f.id in (select care.kept_places())',
  'urn', 'current_user not in (''kith_loader'', ''kith_counter'') and f.id in (select care.kept_places())',
  'home_postcode', 'current_user not in (''kith_loader'', ''kith_counter'') and f.id in (select care.kept_family_homes())'));
call platform.publish_fact('care.review');
call platform.publish_fact('care.asylum_status');
call platform.publish_fact('care.motherhood');
call platform.publish_fact('care.health_year');
call platform.publish_fact('care.leaving_care_year');
call platform.publish_fact('care.adoption');
call platform.publish_fact('care.adoption_decision');
call platform.publish_fact('care.previous_permanence');
call platform.publish_fact('care.missing_episode');
call platform.publish_fact('care.deprivation_of_liberty');
call platform.publish_fact('care.inspection_statement');
