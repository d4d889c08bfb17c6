-- An address that is withheld from somebody (docs/adr/0023, domain reference 4.8): who must not learn where a person lives, or that
-- nobody may but those who work with that person. Row-level security reads it beneath every table that holds a home, so that a page
-- which forgets shows nothing all the same.
create table people.address_withheld (
  id uuid primary key,
  person_id uuid not null references people.person,
  -- One home, by the id that its residence keeps through its history; null for every home since `starts`, a home in care too.
  residence_id uuid,
  -- From whom, and whoever acts for them; null: from everybody who does not work with the person.
  from_id uuid references people.person,
  why text not null,
  decided_by text not null,
  decided_on date not null,
  starts date not null,
  -- When somebody looks at it again. Nothing opens by itself when the day passes.
  review_by date not null check (review_by >= decided_on),
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  version integer not null default 1,
  ends date check (ends >= starts),
  ended_at timestamptz,
  ended_by uuid,
  ended_because text,
  constraint not_from_oneself check (person_id <> from_id),
  constraint ended_whole check (num_nulls(ends, ended_at, ended_by, ended_because) in (0, 4))
);
create unique index address_withheld_once on people.address_withheld (person_id, from_id, residence_id) nulls not distinct where ends is null;
create index address_withheld_from on people.address_withheld (from_id);
call access.protect('people.address_withheld');
drop policy hidden on people.address_withheld;
drop policy uncounted on people.address_withheld;
call access.hide('people.address_withheld', array['person_id', 'from_id']);
insert into platform.retention values
  ('people.address_withheld', 'audit', 'at least as long as the record that it protects');

create index residence_person on people.residence (person_id);
create index residence_history_person_address on people.residence_history (person_id, address_id);
create index residence_history_address on people.residence_history (address_id);
create index residence_contested_address on people.residence_contested (address_id);

-- Lines and postcode so that one place written twice is one place: 'nm12ab 1 safe lane'.
create function people.plain_place(text) returns text language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  as $$ select regexp_replace(lower(coalesce($1, '')), '[^a-z0-9]', '', 'g') $$;

-- (In plpgsql, whose plans are kept, and at an end at once where nothing is withheld: these are asked by every statement about homes.)
-- What is withheld today from anybody at all: the homes of each, by every row that ever said where they are, and one place under
-- whatever row it stands. Homes that somebody had left before it began are not: who lived there with them knows them.
create function people.withheld_homes() returns table (withheld_id uuid, from_id uuid, starts date, address_id uuid) language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
#variable_conflict use_column
begin
  if not exists (select from people.address_withheld w where w.starts <= platform.today() and (w.ends is null or w.ends > platform.today())) then
    return;
  end if;
  return query
  with force as materialized (
    select w.id, w.from_id, w.starts, w.residence_id, k as person_id
      from people.address_withheld w cross join lateral people.records_of(w.person_id) k
     where w.starts <= platform.today() and (w.ends is null or w.ends > platform.today())
  ), home as materialized (
    select f.id, f.from_id, f.starts, r.address_id from force f join people.residence r on r.person_id = f.person_id
       and (f.residence_id is null or r.id = f.residence_id) and (r.ends is null or r.ends > f.starts)
    union
    select f.id, f.from_id, f.starts, r.address_id from force f join people.residence_history r on r.person_id = f.person_id
       and (f.residence_id is null or r.id = f.residence_id) and (r.ends is null or r.ends > f.starts)
    union
    select f.id, f.from_id, f.starts, r.address_id from force f join people.residence_contested r on r.person_id = f.person_id
       and f.residence_id is null and (r.ends is null or r.ends > f.starts) and r.address_id is not null
  )
  select h.id, h.from_id, h.starts, h.address_id from home h
  union
  select h.id, h.from_id, h.starts, s.id
    from home h join people.address a on a.id = h.address_id and a.postcode is not null
    join people.address s on replace(upper(s.postcode), ' ', '') = replace(upper(a.postcode), ' ', '')
     and people.plain_place(s.lines) = people.plain_place(a.lines);
end $$;

-- Whose home, at which address, must not reach the actor: because they act for the one from whom it is withheld (their work is with
-- them, or the page is theirs), or because it is kept to those who work with the person. Everybody who lives there is covered, for
-- each would tell where the others are; not the one from whom it is withheld, in their own record.
--   Told all the same, except on a page of the one from whom it is withheld: who works with the person (or their team's manager);
--   who works with another of the household and sees the person as their family; who wrote the decision, on the day that they did.
create function people.kept_homes() returns table (address_id uuid, person_id uuid) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
#variable_conflict use_column
begin
  if not exists (select from people.address_withheld w where w.starts <= platform.today() and (w.ends is null or w.ends > platform.today())) then
    return;
  end if;
  return query
  with direct as materialized (
    select access.own_subjects('{worker,team}') as id
  ), related as materialized (
    select access.own_subjects() as id
  ), home as materialized (
    select h.withheld_id, h.from_id, h.starts, h.address_id,
           h.from_id is not null and access.request_subject() in (select people.records_of(h.from_id)) as is_their_page
      from people.withheld_homes() h
     where platform.actor() is not null
  ), meant as materialized (
    select h.* from home h
     where h.from_id is null or h.is_their_page
        or exists (select from people.records_of(h.from_id) x where x in (select id from related))
  ), lives as materialized (
    select m.withheld_id, m.from_id, m.is_their_page, m.address_id, r.person_id from meant m join people.residence r
        on r.address_id = m.address_id and (r.ends is null or r.ends > m.starts)
    union
    select m.withheld_id, m.from_id, m.is_their_page, m.address_id, r.person_id from meant m join people.residence_history r
        on r.address_id = m.address_id and (r.ends is null or r.ends > m.starts)
    union
    select m.withheld_id, m.from_id, m.is_their_page, m.address_id, r.person_id from meant m join people.residence_contested r
        on r.address_id = m.address_id and (r.ends is null or r.ends > m.starts)
  )
  select distinct l.address_id, l.person_id from lives l
   where (l.from_id is null or l.person_id not in (select people.records_of(l.from_id)))
     and (l.is_their_page
       or not (l.person_id in (select id from direct)
         or l.person_id in (select id from related)
            and exists (select from lives o where o.withheld_id = l.withheld_id and o.address_id = l.address_id
                           and o.person_id in (select id from direct))
         or exists (select from people.address_withheld w where w.id = l.withheld_id and w.recorded_by = platform.actor()
                       and w.recorded_at::date = platform.today())));
end $$;

-- Of addresses, those that the actor learns from nobody's home.
create function people.kept_addresses() returns setof uuid language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
#variable_conflict use_column
begin
  if not exists (select from people.address_withheld w where w.starts <= platform.today() and (w.ends is null or w.ends > platform.today())) then
    return;
  end if;
  return query
  with kept as materialized (select k.address_id, k.person_id from people.kept_homes() k)
  select distinct k.address_id from kept k
   where not exists (select from people.residence r where r.address_id = k.address_id
                        and (r.address_id, r.person_id) not in (select o.address_id, o.person_id from kept o));
end $$;

-- Whose every home must not reach the actor, and since when: for what other modules know of where somebody lives (a home in care).
create function people.kept_people() returns table (person_id uuid, since date) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if not exists (select from people.address_withheld w where w.starts <= platform.today() and (w.ends is null or w.ends > platform.today())) then
    return;
  end if;
  return query
  select k, min(w.starts)
    from people.address_withheld w
   cross join lateral people.records_of(w.person_id) k
   cross join lateral (select w.from_id is not null and access.request_subject() in (select people.records_of(w.from_id)) as is_theirs) page
   where w.residence_id is null and w.starts <= platform.today() and (w.ends is null or w.ends > platform.today())
     and platform.actor() is not null
     and (w.from_id is null or page.is_theirs
       or exists (select from people.records_of(w.from_id) x where x in (select access.own_subjects())))
     and (page.is_theirs
       or not (k in (select access.own_subjects('{worker,team}'))
         or w.recorded_by = platform.actor() and w.recorded_at::date = platform.today()))
   group by k;
end $$;

-- The decisions that cover these people's homes today, for who may have the address: 'not to be given to'. Somebody whom the actor may
-- not see is not named: nobody at all is then to be given it.
create function people.withheld_warnings(asked uuid[]) returns table (id uuid, person_id uuid, about_id uuid, residence_id uuid, from_id uuid,
    is_from_everybody boolean, why text, decided_by text, decided_on date, review_by date, version integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
  with kept as materialized (select k.address_id, k.person_id from people.kept_homes() k),
  hidden as materialized (select access.hidden_subjects() as id),
  covered as (
    select w.id, k as person_id from people.address_withheld w cross join lateral people.records_of(w.person_id) k where k = any (asked)
    union
    select h.withheld_id, r.person_id from people.withheld_homes() h
      join people.residence r on r.address_id = h.address_id and (r.ends is null or r.ends > h.starts)
     where r.person_id = any (asked) and (h.from_id is null or r.person_id not in (select people.records_of(h.from_id)))
  )
  select w.id, c.person_id, case when w.person_id not in (select x.id from hidden x) then w.person_id end, w.residence_id,
         case when w.from_id not in (select x.id from hidden x) then w.from_id end,
         w.from_id is null or w.from_id in (select x.id from hidden x),
         case when w.person_id = any (asked) and (w.from_id not in (select x.id from hidden x)) is not false then w.why end,
         w.decided_by, w.decided_on, w.review_by, w.version
    from covered c join people.address_withheld w on w.id = c.id
   where w.starts <= platform.today() and (w.ends is null or w.ends > platform.today())
     and c.person_id not in (select x.id from hidden x)
     and (access.sees_everyone() or c.person_id in (select access.seen_subjects()))
     and c.person_id not in (select p.person_id from people.kept_people() p)
     and not exists (select from kept k where k.person_id = c.person_id)
   order by w.decided_on desc, w.id
$$;

-- Of these people, those of whom the actor is told that an address is withheld, and no more: not whether one is recorded.
create function people.address_kept_among(asked uuid[]) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
  select k.person_id from (select p.person_id from people.kept_people() p
                           union select h.person_id from people.kept_homes() h) k
   where k.person_id = any (asked) and k.person_id not in (select access.hidden_subjects())
     and (access.sees_everyone() or k.person_id in (select access.seen_subjects()))
$$;
revoke execute on function people.withheld_homes(), people.kept_homes(), people.kept_addresses(), people.kept_people(),
  people.withheld_warnings(uuid[]), people.address_kept_among(uuid[]) from public;
grant execute on function people.kept_homes(), people.kept_addresses(), people.kept_people(), people.withheld_warnings(uuid[]),
  people.address_kept_among(uuid[]) to kith_app;

-- Beneath every page: the homes, every version of them and what is contested about them, and the addresses themselves.
do $$
declare
  one text;
begin
  foreach one in array array['residence', 'residence_history', 'residence_contested'] loop
    execute format('create policy withheld on people.%I as restrictive for all to kith_app
      using (((address_id, person_id) in (select k.address_id, k.person_id from people.kept_homes() k)) is not true) with check (true)', one);
  end loop;
end $$;
create policy withheld on people.address as restrictive for all to kith_app
  using ((id in (select people.kept_addresses())) is not true) with check (true);
-- Nor what was decided, and why, for who is not told where they are.
create policy withheld on people.address_withheld as restrictive for all to kith_app
  using ((person_id in (select k.person_id from people.kept_people() k)) is not true
     and (person_id in (select k.person_id from people.kept_homes() k)) is not true) with check (true);

-- A search that is made for somebody, or by who works for them, finds nobody by a home that is withheld from them.
do $$
declare
  body text := pg_get_functiondef('people.search(jsonb)'::regprocedure);
begin
  body := replace(body, 'with part as materialized (', 'with kept as materialized (
  -- Homes that must not reach the one who looks (0106): nobody is found by them.
  select k.address_id, k.person_id from people.kept_homes() k
), part as materialized (');
  if body not like '%kept as materialized%' then raise exception 'people.search is not as it was'; end if;
  body := replace(body, 'join people.residence r on r.address_id = s.id',
                        'join people.residence r on r.address_id = s.id and (r.address_id, r.person_id) not in (select address_id, person_id from kept)');
  execute body;
end $$;

-- A copy that leaves the house carries no address that is withheld from anybody (0103).
create or replace function people.withheld_places(asked text[]) returns setof text language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  with guarded as materialized (
    select r.address_id from people.residence r where r.withheld union select h.address_id from people.withheld_homes() h
  ), withheld as materialized (
    select distinct people.plain_place(p.part) as part
      from guarded g
      join people.address a on a.id = g.address_id
     cross join lateral unnest(array[a.postcode, a.lines, split_part(a.lines, E'\n', 1), split_part(a.lines, ',', 1)]) p(part)
  ), text as materialized (
    select distinct t as said, people.plain_place(t) as plain from unnest(asked) t
  )
  select t.said from text t
   where access.holds_role('{guardian,director}') and exists (select from withheld w where length(w.part) >= 5 and position(w.part in t.plain) > 0)
$$;

-- Addresses that are withheld from anybody: what is published of homes says of them only that they are there.
create function people.withheld_addresses() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$ select h.address_id from people.withheld_homes() h $$;
revoke execute on function people.withheld_addresses() from public;
grant execute on function people.withheld_addresses() to kith_app, kith_loader;

-- Since when every home of somebody is withheld from anybody at all; no row where none is. For others' functions that run as owner.
create function people.homes_withheld_of(person uuid) returns setof date language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select w.starts from people.address_withheld w
   where w.person_id in (select people.records_of(person)) and w.residence_id is null
     and w.starts <= platform.today() and (w.ends is null or w.ends > platform.today())
$$;
revoke execute on function people.homes_withheld_of(uuid) from public;
grant execute on function people.kept_people() to kith_loader;
