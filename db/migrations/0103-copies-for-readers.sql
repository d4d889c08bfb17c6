-- Which of these people stand under a restriction, for somebody who may see them all the same (named on it, glass broken): what
-- they see is theirs, and goes into no copy that somebody else will read (docs/adr/0019). Of those whom the actor may not see it
-- says nothing.
create function access.restricted_among(asked uuid[]) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select distinct s.subject_id
    from access.restriction r join access.restriction_subject s on s.restriction_id = r.id
   where s.subject_id = any (asked) and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today())
     and s.subject_id not in (select access.hidden_subjects())
$$;
revoke execute on function access.restricted_among(uuid[]) from public;
grant execute on function access.restricted_among(uuid[]) to kith_app, kith_loader;

-- Which of these texts hold an address that is withheld for anybody at all, also for somebody whom the actor may not see: a
-- copy that leaves the house must not carry a safe address out, whoever prepares it (domain reference 4.8). It gives back the
-- texts that were asked, never an address and never whose it is.
create function people.withheld_places(asked text[]) returns setof text language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  with withheld as materialized (
    select distinct regexp_replace(lower(coalesce(p.part, '')), '[^a-z0-9]', '', 'g') as part
      from people.residence r
      join people.address a on a.id = r.address_id
     cross join lateral unnest(array[a.postcode, a.lines, split_part(a.lines, E'\n', 1), split_part(a.lines, ',', 1)]) p(part)
     where r.withheld
  ), text as materialized (
    select distinct t as said, regexp_replace(lower(t), '[^a-z0-9]', '', 'g') as plain from unnest(asked) t
  )
  select t.said from text t
   where access.holds_role('{guardian,director}') and exists (select from withheld w where length(w.part) >= 5 and position(w.part in t.plain) > 0)
$$;
revoke execute on function people.withheld_places(text[]) from public;
grant execute on function people.withheld_places(text[]) to kith_app;
