-- Children of a return have no address of their own, but their episodes have two postcodes. Runs as owner, because these
-- expressions lose their index under row-level security; it answers only about children whom the actor may see.
create index episode_home_postcode on care.episode ((replace(upper(home_postcode), ' ', '')) text_pattern_ops);
create index episode_placement_postcode on care.episode ((replace(upper(placement_postcode), ' ', '')) text_pattern_ops);

create function care.found_by_postcode(wanted text) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
  select e.person_id from (
      select h.person_id from care.episode h
       where replace(upper(h.home_postcode), ' ', '') ~>=~ wanted and replace(upper(h.home_postcode), ' ', '') ~<~ (wanted || '~')
      union
      select p.person_id from care.episode p
       where replace(upper(p.placement_postcode), ' ', '') ~>=~ wanted and replace(upper(p.placement_postcode), ' ', '') ~<~ (wanted || '~')) e
   where (select access.sees_everyone()) or e.person_id in (select access.seen_subjects())
   order by e.person_id
   limit 500
$$;
revoke execute on function care.found_by_postcode(text) from public;
grant execute on function care.found_by_postcode(text) to kith_app;
