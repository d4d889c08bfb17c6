-- Homes in care that are withheld from anybody at all, whoever reads: for what leaves the house (a copy for somebody who asks, a data
-- set). As those that are kept from the actor (0130), for nobody in particular.

-- Episodes at these people's homes in care since then, at a home in care that they shared at the time, and at these postcodes of theirs.
create function care.episodes_at(people uuid[], sinces date[], near uuid[], postcodes text[])
  returns table (id uuid, person_id uuid, is_own boolean, is_place boolean, is_family_home boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off set jit = off as $$
  with kept as materialized (
    select k.person_id, k.since from unnest(people, sinces) k(person_id, since)
  ), near as materialized (
    select n.person_id, n.postcode from unnest(near, postcodes) n(person_id, postcode)
  ), own as materialized (
    select e.id, e.person_id, e.starts, e.ends, replace(upper(e.placement_postcode), ' ', '') as place, k.since
      from kept k join care.episode e on e.person_id = k.person_id and (e.ends is null or e.ends > k.since)
    union all
    select e.id, e.person_id, e.starts, e.ends, replace(upper(e.placement_postcode), ' ', ''), k.since
      from kept k join care.episode_history e on e.person_id = k.person_id and (e.ends is null or e.ends > k.since)
  ), there as (
    select e.id, e.person_id, e.placement_postcode, e.home_postcode from care.episode e where e.person_id in (select n.person_id from near n)
    union all
    select e.id, e.person_id, e.placement_postcode, e.home_postcode from care.episode_history e where e.person_id in (select n.person_id from near n)
  ), found as (
    select o.id, o.person_id, true as is_own, true as is_place, true as is_family_home from own o
    union all
    select e.id, e.person_id, false, true, false
      from own o join care.episode e on replace(upper(e.placement_postcode), ' ', '') = o.place and e.person_id <> o.person_id
     where (o.ends is null or e.starts < o.ends) and (e.ends is null or e.ends > o.starts and e.ends > o.since)
    union all
    select t.id, t.person_id, false, coalesce(replace(upper(t.placement_postcode), ' ', '') = n.postcode, false),
           coalesce(replace(upper(t.home_postcode), ' ', '') = n.postcode, false)
      from near n join there t on t.person_id = n.person_id
  )
  select f.id, f.person_id, bool_or(f.is_own), bool_or(f.is_place), bool_or(f.is_family_home)
    from found f where f.is_place or f.is_family_home group by f.id, f.person_id
$$;

-- Kept from the actor (0130): but for the episodes of a child whom they work with, unless the page is another's. Who acts for the one
-- from whom it is withheld is told no home of the child's own, whoever else they work with: people.kept_people says of whom.
create or replace function care.kept_episodes() returns table (id uuid, person_id uuid, is_place boolean, is_family_home boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if platform.actor() is null or care.reads_for_return()
     or (not exists (select from people.kept_people()) and not exists (select from people.kept_postcodes())) then
    return;
  end if;
  return query
  with kept as materialized (select k.person_id, k.since from people.kept_people() k),
  near as materialized (select k.person_id, k.postcode from people.kept_postcodes() k)
  select f.id, f.person_id, f.is_place, f.is_family_home
    from care.episodes_at((select array_agg(k.person_id order by k.person_id) from kept k), (select array_agg(k.since order by k.person_id) from kept k),
           (select array_agg(n.person_id order by n.person_id, n.postcode) from near n),
           (select array_agg(n.postcode order by n.person_id, n.postcode) from near n)) f
   where f.is_own
      or not (f.person_id in (select access.own_subjects('{worker,team}'))
              and (access.request_subject() is null or access.request_subject() in (select people.records_of(f.person_id))));
end $$;

create function care.withheld_episodes() returns table (id uuid, person_id uuid, is_place boolean, is_family_home boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if not exists (select from people.withheld_people()) and not exists (select from people.withheld_postcodes()) then
    return;
  end if;
  return query
  with kept as materialized (select k.person_id, k.since from people.withheld_people() k),
  near as materialized (select k.person_id, k.postcode from people.withheld_postcodes() k)
  select f.id, f.person_id, f.is_place, f.is_family_home
    from care.episodes_at((select array_agg(k.person_id order by k.person_id) from kept k), (select array_agg(k.since order by k.person_id) from kept k),
           (select array_agg(n.person_id order by n.person_id, n.postcode) from near n),
           (select array_agg(n.postcode order by n.person_id, n.postcode) from near n)) f;
end $$;
-- A reader does not learn of whoever is hidden from them that a home is withheld. Nobody in particular reads a data set, from whom all
-- the restricted would be hidden: theirs are withheld there all the same.
create function care.withheld_places() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.id from care.withheld_episodes() w where w.is_place
     and (platform.actor() is null or w.person_id not in (select access.hidden_subjects())) $$;
create function care.withheld_family_homes() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.id from care.withheld_episodes() w where w.is_family_home
     and (platform.actor() is null or w.person_id not in (select access.hidden_subjects())) $$;
revoke execute on function care.episodes_at(uuid[], date[], uuid[], text[]), care.withheld_episodes(), care.withheld_places(),
  care.withheld_family_homes() from public;
grant execute on function care.withheld_places(), care.withheld_family_homes() to kith_app, kith_loader;

-- Postcodes of homes that people does not hold, which a text that leaves the house must not carry either (0106): care's to say.
create or replace function people.withheld_elsewhere() returns setof text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.placement_postcode from care.withheld_episodes() w join care.episode e on e.id = w.id where w.is_place and e.placement_postcode is not null
  union
  select e.home_postcode from care.withheld_episodes() w join care.episode e on e.id = w.id where w.is_family_home and e.home_postcode is not null
$$;
