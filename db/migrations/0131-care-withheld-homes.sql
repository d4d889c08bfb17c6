-- What is withheld of a home in care does not reach the actor by any version of an episode (docs/adr/0023): the published views leave
-- out where it is, and name what they left out, instead of hiding older versions whole (0107). A return by law needs every row.

-- `kept`: a field and the condition, on the row f, under which the versions leave it out. They then name it in their column `kept`.
drop procedure platform.publish_fact(regclass, text);
create procedure platform.publish_fact(fact regclass, also text default null, kept jsonb default '{}') language plpgsql as $$
declare
  place text := (select nspname from pg_namespace n join pg_class c on c.relnamespace = n.oid where c.oid = fact);
  own text := (select relname from pg_class where oid = fact);
  names text := (select string_agg(case when kept ? attname::text then format('case when (%s) is not true then f.%I end as %I', kept ->> attname, attname, attname)
                                        else format('f.%I', attname) end, ', ' order by attnum) from pg_attribute
                  where attrelid = fact and attnum > 0 and not attisdropped and attgenerated = '');
  extra text := coalesce(', ' || also, '');
  left_out text := (select ', array_remove(array[' || string_agg(format('case when %s then %L end', value, key), ', ' order by key) || ']::text[], null) as kept'
                      from jsonb_each_text(kept));
begin
  execute format('create view %1$I.%2$I with (security_invoker = true) as
    select %3$s%4$s%7$s, true as stands from %1$I.%5$I f union all select %3$s%4$s%7$s, false from %1$I.%6$I f',
    place, own || '_version', names, extra, own, own || '_history', coalesce(left_out, ''));
  execute format('create view %1$I.%2$I with (security_invoker = true) as select f.*%3$s from %1$I.%4$I f',
    place, own || '_dispute', extra, own || '_contested');
  execute format('grant select on %1$I.%2$I, %1$I.%3$I to kith_app, kith_loader', place, own || '_version', own || '_dispute');
end $$;

-- Whether what is read goes into a return that the law asks for: said for the part of a request that writes it, and only to the roles
-- that may have the file (returns: readReturn, which asks for a second proof before it is taken out).
create function care.reads_for_return() returns boolean language sql stable as $$
  select coalesce(current_setting('kith.for_return', true), '') = 'on' and access.holds_role('{service manager,analyst,director}')
$$;

-- Episodes of which the actor must not learn where they are: `is_place` where the child then lived, `is_family_home` where the family
-- does. A child's own, where every home of theirs is withheld (not those that had ended before); those of whoever was placed in the same
-- home at the same time, which would tell it; and whatever has the postcode of a relative's home that is withheld.
create function care.kept_episodes() returns table (id uuid, person_id uuid, is_place boolean, is_family_home boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set jit = off as $$
#variable_conflict use_column
begin
  if platform.actor() is null or care.reads_for_return()
     or (not exists (select from people.kept_people()) and not exists (select from people.kept_postcodes())) then
    return;
  end if;
  return query
  with version as materialized (
    select e.id, e.person_id, e.starts, e.ends, replace(upper(e.placement_postcode), ' ', '') as place, k.since
      from people.kept_people() k join care.episode e on e.person_id = k.person_id
    union all
    select e.id, e.person_id, e.starts, e.ends, replace(upper(e.placement_postcode), ' ', ''), k.since
      from people.kept_people() k join care.episode_history e on e.person_id = k.person_id
  ), own as materialized (
    select * from version v where v.ends is null or v.ends > v.since
  ), near as materialized (
    select k.person_id, k.postcode from people.kept_postcodes() k
  ), direct as materialized (
    select access.own_subjects('{worker,team}') as person_id
  ), found as (
    select o.id, o.person_id, true as is_place, true as is_family_home from own o
    union all
    select e.id, e.person_id, true, false
      from own o join care.episode e on replace(upper(e.placement_postcode), ' ', '') = o.place and e.person_id <> o.person_id
     where (o.ends is null or e.starts < o.ends) and (e.ends is null or e.ends > o.starts and e.ends > o.since)
       and not (e.person_id in (select d.person_id from direct d)
                and (access.request_subject() is null or access.request_subject() in (select people.records_of(e.person_id))))
    union all
    select e.id, e.person_id, coalesce(replace(upper(e.placement_postcode), ' ', '') = n.postcode, false),
           coalesce(replace(upper(e.home_postcode), ' ', '') = n.postcode, false)
      from near n join care.episode e on e.person_id = n.person_id
    union all
    select e.id, e.person_id, coalesce(replace(upper(e.placement_postcode), ' ', '') = n.postcode, false),
           coalesce(replace(upper(e.home_postcode), ' ', '') = n.postcode, false)
      from near n join care.episode_history e on e.person_id = n.person_id
  )
  select f.id, f.person_id, bool_or(f.is_place), bool_or(f.is_family_home) from found f
   where f.is_place or f.is_family_home group by f.id, f.person_id;
end $$;
create index episode_history_person on care.episode_history (person_id);

-- The same as lists of ids, for conditions that are worked out once in a statement.
create function care.kept_places() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.id from care.kept_episodes() k where k.is_place $$;
create function care.kept_family_homes() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.id from care.kept_episodes() k where k.is_family_home $$;
create function care.kept_children() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.person_id from care.kept_episodes() k
  union
  select k.person_id from people.kept_people() k where not care.reads_for_return()
  union
  -- What is contested may name a home of which no episode tells yet.
  select k.person_id from people.kept_postcodes() k where not care.reads_for_return() $$;
revoke execute on function care.kept_episodes(), care.kept_places(), care.kept_family_homes(), care.kept_children() from public;
grant execute on function care.kept_places(), care.kept_family_homes(), care.kept_children() to kith_app, kith_loader;

-- What a return said of such a child and nobody has settled is a row as it came, in the return's own words: for who may have it.
drop policy withheld on care.episode_history;
drop policy withheld on care.episode_contested;
create policy withheld on care.episode_contested as restrictive for all to kith_app
  using ((person_id in (select care.kept_children())) is not true) with check (true);

create or replace function care.found_by_postcode(wanted text) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
  with kept as materialized (select k.id, k.is_place, k.is_family_home from care.kept_episodes() k)
  select e.person_id from (
      select h.person_id from care.episode h
       where replace(upper(h.home_postcode), ' ', '') ~>=~ wanted and replace(upper(h.home_postcode), ' ', '') ~<~ (wanted || '~')
         and h.id not in (select k.id from kept k where k.is_family_home)
      union
      select p.person_id from care.episode p
       where replace(upper(p.placement_postcode), ' ', '') ~>=~ wanted and replace(upper(p.placement_postcode), ' ', '') ~<~ (wanted || '~')
         and p.id not in (select k.id from kept k where k.is_place)) e
   where e.person_id not in (select access.hidden_subjects())
     and ((select access.sees_everyone()) or e.person_id in (select access.seen_subjects()))
   group by e.person_id
   order by e.person_id
   limit 500
$$;
