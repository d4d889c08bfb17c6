-- What other modules ask of homes that are withheld (docs/adr/0023): their postcodes, where a module knows a home by nothing else.

-- Postcodes of homes that must not reach the actor, with whoever is told of one by having it in their own record: those who live there
-- and their relatives (a child placed with a parent, the family home of a child in care), under whichever of their records it stands.
-- Whoever works with them is told theirs.
create function people.kept_postcodes() returns table (person_id uuid, postcode text) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
#variable_conflict use_column
begin
  if not exists (select from people.address_withheld w where w.starts <= platform.today() and (w.ends is null or w.ends > platform.today())) then
    return;
  end if;
  return query
  with home as materialized (
    select distinct k.person_id, replace(upper(a.postcode), ' ', '') as postcode
      from people.kept_homes() k join people.address a on a.id = k.address_id
     where a.postcode is not null
  ), own as materialized (
    select distinct k as person_id, h.postcode from home h cross join lateral people.records_of(h.person_id) k
  ), near as (
    select o.person_id, o.postcode from own o
    union
    select k, o.postcode
      from own o join people.relationship r on o.person_id in (r.person_id, r.other_id)
     cross join lateral people.records_of(case when r.person_id = o.person_id then r.other_id else r.person_id end) k
  )
  select n.person_id, n.postcode from near n
   where not (n.person_id in (select access.own_subjects('{worker,team}'))
              and (access.request_subject() is null or access.request_subject() in (select people.records_of(n.person_id))));
end $$;
revoke execute on function people.kept_postcodes() from public;

-- The day by which it is judged what is withheld from anybody at all: what leaves the house as of a day in the past is read today.
create function people.withheld_day() returns date language sql stable set search_path = pg_catalog, pg_temp
  as $$ select greatest(platform.today(), platform.moment()::date) $$;
revoke execute on function people.withheld_day() from public;

-- The same of what is withheld from anybody at all, whoever reads: for what leaves the house.
create function people.withheld_people() returns table (person_id uuid, since date) language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select k, min(w.starts)
    from people.address_withheld w cross join lateral people.records_of(w.person_id) k
   where w.residence_id is null and w.starts <= people.withheld_day() and (w.ends is null or w.ends > people.withheld_day())
   group by k
$$;
create function people.withheld_postcodes() returns table (person_id uuid, postcode text) language sql stable security definer
  set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
  with home as materialized (
    select distinct r.person_id, replace(upper(a.postcode), ' ', '') as postcode
      from people.withheld_homes() h
      join people.address a on a.id = h.address_id
      join people.residence r on r.address_id = h.address_id and (r.ends is null or r.ends > h.starts)
     where a.postcode is not null
  ), own as materialized (
    select distinct k as person_id, h.postcode from home h cross join lateral people.records_of(h.person_id) k
  )
  select o.person_id, o.postcode from own o
  union
  select k, o.postcode
    from own o join people.relationship r on o.person_id in (r.person_id, r.other_id)
   cross join lateral people.records_of(case when r.person_id = o.person_id then r.other_id else r.person_id end) k
$$;
revoke execute on function people.withheld_people(), people.withheld_postcodes() from public;

-- Postcodes of homes that people does not hold, which a text that leaves the house must not carry either: for a module that knows of such
-- to say (care does).
create function people.withheld_elsewhere() returns setof text language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select null::text where false $$;
revoke execute on function people.withheld_elsewhere() from public;
create or replace function people.withheld_places(asked text[]) returns setof text language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  with guarded as materialized (
    select r.address_id from people.residence r where r.withheld union select h.address_id from people.withheld_homes() h
  ), withheld as materialized (
    select distinct people.plain_place(p.part) as part
      from guarded g
      join people.address a on a.id = g.address_id
     cross join lateral unnest(array[a.postcode, a.lines, split_part(a.lines, E'\n', 1), split_part(a.lines, ',', 1)]) p(part)
    union
    select people.plain_place(e) from people.withheld_elsewhere() e
  ), text as materialized (
    select distinct t as said, people.plain_place(t) as plain from unnest(asked) t
  )
  select t.said from text t
   where access.holds_role('{guardian,director}') and exists (select from withheld w where length(w.part) >= 5 and position(w.part in t.plain) > 0)
$$;
