-- Nobody is found by the postcode of an episode who is hidden from the one who looks (0082).
create or replace function care.found_by_postcode(wanted text) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
  select e.person_id from (
      select h.person_id from care.episode h
       where replace(upper(h.home_postcode), ' ', '') ~>=~ wanted and replace(upper(h.home_postcode), ' ', '') ~<~ (wanted || '~')
      union
      select p.person_id from care.episode p
       where replace(upper(p.placement_postcode), ' ', '') ~>=~ wanted and replace(upper(p.placement_postcode), ' ', '') ~<~ (wanted || '~')) e
   where e.person_id not in (select access.hidden_subjects())
     and ((select access.sees_everyone()) or e.person_id in (select access.seen_subjects()))
   order by e.person_id
   limit 500
$$;
