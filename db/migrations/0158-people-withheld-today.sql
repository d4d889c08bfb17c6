-- What is withheld from anybody (0106) is judged by today where a page or a data set stands on a day before it (0130): a decision that
-- began since holds for all that leaves the house. So withheld_addresses, which asks this.
create or replace function people.withheld_homes() returns table (withheld_id uuid, from_id uuid, starts date, address_id uuid) language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
#variable_conflict use_column
begin
  if not exists (select from people.address_withheld w where w.starts <= people.withheld_day() and (w.ends is null or w.ends > people.withheld_day())) then
    return;
  end if;
  return query
  with force as materialized (
    select w.id, w.from_id, w.starts, w.residence_id, k as person_id
      from people.address_withheld w cross join lateral people.records_of(w.person_id) k
     where w.starts <= people.withheld_day() and (w.ends is null or w.ends > people.withheld_day())
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
