-- A home in care is a home (0106): where every home of a child is withheld, its postcode and its registration number do not reach the
-- actor either. The views of this module leave them out (views.sql); here what older versions and returns said of them, whole, and the
-- search by postcode.
create policy withheld on care.episode_history as restrictive for all to kith_app
  using ((person_id in (select k.person_id from people.kept_people() k)) is not true) with check (true);
create policy withheld on care.episode_contested as restrictive for all to kith_app
  using ((person_id in (select k.person_id from people.kept_people() k)) is not true) with check (true);

create or replace function care.found_by_postcode(wanted text) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
  with kept as materialized (select k.person_id, k.since from people.kept_people() k)
  select e.person_id from (
      select h.person_id, h.ends from care.episode h
       where replace(upper(h.home_postcode), ' ', '') ~>=~ wanted and replace(upper(h.home_postcode), ' ', '') ~<~ (wanted || '~')
      union
      select p.person_id, p.ends from care.episode p
       where replace(upper(p.placement_postcode), ' ', '') ~>=~ wanted and replace(upper(p.placement_postcode), ' ', '') ~<~ (wanted || '~')) e
   where e.person_id not in (select access.hidden_subjects())
     and not exists (select from kept k where k.person_id = e.person_id and (e.ends is null or e.ends > k.since))
     and ((select access.sees_everyone()) or e.person_id in (select access.seen_subjects()))
   group by e.person_id
   order by e.person_id
   limit 500
$$;

-- Whether where a child lived in these days must not reach the actor.
create function care.is_home_kept(child uuid, until date) returns boolean language sql stable as $$
  select exists (select from people.kept_people() k where k.person_id = child and (until is null or until > k.since))
$$;
-- Whether it is withheld from anybody: for what leaves the house. Only of children whom the actor sees.
create function care.is_home_withheld(child uuid, until date) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select child not in (select access.hidden_subjects())
     and exists (select from people.homes_withheld_of(child) w where until is null or until > w)
$$;
revoke execute on function care.is_home_withheld(uuid, date) from public;
grant execute on function care.is_home_kept(uuid, date), care.is_home_withheld(uuid, date) to kith_app, kith_loader;
