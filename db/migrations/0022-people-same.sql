-- Who may be the same person twice. Derived from names, birth dates and identifiers by people.find_likely_same; a pair is
-- seen by those who see both.
create table people.likely_same (
  person_id uuid not null references people.person,
  other_id uuid not null references people.person,
  strength smallint not null check (strength between 1 and 100),
  reasons text[] not null,
  found_at timestamptz not null default now(),
  primary key (person_id, other_id),
  constraint in_order check (person_id < other_id)
);
create index likely_same_strength on people.likely_same (strength desc, person_id, other_id);
create index likely_same_other on people.likely_same (other_id);
alter table people.likely_same enable row level security;
create policy app_reads on people.likely_same for select to kith_app using (
  (select access.sees_everyone()) or (person_id in (select access.seen_subjects()) and other_id in (select access.seen_subjects())));
create policy loader_reads on people.likely_same for select to kith_loader using (true);
grant select on people.likely_same to kith_app, kith_loader;
insert into platform.retention values ('people.likely_same', 'derived', 'until either record changes');

-- Both sides of "not the same" must be the actor's to see.
drop policy app_adds on people.not_same;
create policy app_adds on people.not_same for insert to kith_app with check (
  (select access.sees_everyone()) or (person_id in (select access.seen_subjects()) and other_id in (select access.seen_subjects())));
create index not_same_other on people.not_same (other_id);
grant delete on people.not_same to kith_app;
create policy app_removes on people.not_same for delete to kith_app using (
  (select access.sees_everyone()) or (person_id in (select access.seen_subjects()) and other_id in (select access.seen_subjects())));

-- An alias leads to a record that stands for itself: no chains, so that one look-up finds the person. Both rows are locked
-- (in order) by the check, so that two decisions at once cannot make a chain together.
create function people.refuse_alias_chain() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if new.ended_at is not null then return new; end if;
  perform from people.person where id in (new.person_id, new.canonical_id) order by id for update;
  if exists (select from people.alias a where a.ended_at is null and a.id <> new.id
              and (a.person_id = new.canonical_id or a.canonical_id = new.person_id)) then
    raise exception 'an alias cannot lead to an alias' using errcode = 'check_violation', constraint = 'alias_no_chain';
  end if;
  return new;
end $$;
create trigger no_chain before insert or update on people.alias for each row execute function people.refuse_alias_chain();

/*
 * Looks for pairs again: among `people_ids` and everybody, or for everybody when null. Set-based: pairs come from equal
 * identifiers and from equal birth dates with a word of the name that sounds the same, never from all against all.
 * Strength: 100 same NHS number or UPN, 90 same child id of the same authority, 80 same birth date and names, 60 alike,
 * 55 given and family name swapped, 40 where one surname is not known, 20 where it may well be twins (same birth date and
 * surname, given names alike but not the same, and the authority knows them by different ids).
 */
create function people.find_likely_same(people_ids uuid[] default null) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from people.likely_same s where people_ids is null or s.person_id = any(people_ids) or s.other_id = any(people_ids);
  insert into people.likely_same (person_id, other_id, strength, reasons)
  with asked as materialized (
    select p.id, p.birth_date from people.person p where people_ids is null or p.id = any(people_ids)
  ), same_number as (
    select least(i.person_id, j.person_id) as a, greatest(i.person_id, j.person_id) as b,
           case when i.scheme in ('local', 'former local') then 90 else 100 end as strength, 'identifier ' || replace(i.scheme, 'former ', '') as reason
      from asked q
      join people.identifier i on i.person_id = q.id
      join people.identifier j on j.value = i.value and j.issuer = i.issuer and j.person_id <> i.person_id
       and replace(j.scheme, 'former ', '') = replace(i.scheme, 'former ', '')
     where not (i.scheme in ('upn', 'former upn') and i.value ~ '^UN[0-9]$')
  ), sound as materialized (
    -- Where a word has no sound (another script), the word itself.
    select distinct n.person_id, coalesce(nullif(w.sound, ''), w.word) as sound
      from people.name_word n join people.word w on w.word = n.word
     where people_ids is null or n.person_id in (
       select o.id from people.person o join asked q on q.birth_date = o.birth_date)
  ), sounding as (
    select distinct least(q.id, o.id) as a, greatest(q.id, o.id) as b
      from asked q
      join people.person o on o.birth_date = q.birth_date and o.id <> q.id
      join sound w on w.person_id = q.id
      join sound v on v.person_id = o.id and v.sound = w.sound
  ), measured as (
    select s.a, s.b,
           people.name_likeness(s.a, 'given', s.b, 'given') as given_names,
           people.name_likeness(s.a, 'family', s.b, 'family') as family_names,
           least(people.name_likeness(s.a, 'given', s.b, 'family'), people.name_likeness(s.a, 'family', s.b, 'given')) as swapped,
           exists (select from people.identifier i join people.identifier j on j.scheme = i.scheme and j.issuer = i.issuer and j.value <> i.value
                    where i.person_id = s.a and j.person_id = s.b and i.scheme = 'local') as other_ids
      from sounding s
  ), same_name as (
    select a, b, case
        when given_names = 1 and family_names = 1 then 80
        when given_names > 0 and given_names < 1 and family_names = 1 and other_ids then 20
        when given_names > 0 and family_names > 0 then 60
        when swapped > 0 then 55
        when given_names > 0 and family_names is null then 40 end as strength,
      case
        when given_names = 1 and family_names = 1 then 'birth date and names'
        when given_names > 0 and given_names < 1 and family_names = 1 and other_ids then 'may be twins'
        when given_names > 0 and family_names > 0 then 'birth date and names alike'
        when swapped > 0 then 'names swapped'
        else 'surname not known' end as reason
      from measured
  ), pair as (
    select * from same_number union all select * from same_name where strength is not null
  )
  select a, b, max(strength), array_agg(distinct reason order by reason) from pair group by a, b
  on conflict (person_id, other_id) do update set strength = excluded.strength, reasons = excluded.reasons, found_at = now();
end $$;

-- 1 where a word is the same, 0.5 where words are spelt alike or sound the same, 0 where neither, null where a side is not known.
create function people.name_likeness(a uuid, part_a text, b uuid, part_b text) returns numeric
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select max(case when v.word = w.word then 1
                  when similarity(v.word, w.word) >= 0.5 or (v.sound = w.sound and w.sound <> '') then 0.5 else 0 end)
    from people.name_word m join people.word w on w.word = m.word,
         people.name_word n join people.word v on v.word = n.word
   where m.person_id = a and m.part = part_a and n.person_id = b and n.part = part_b
$$;
revoke execute on function people.find_likely_same(uuid[]) from public;
revoke execute on function people.refuse_alias_chain() from public;
revoke execute on function people.name_likeness(uuid, text, uuid, text) from public;
grant execute on function people.find_likely_same(uuid[]) to kith_app, kith_loader;

-- Every record that stands for the same person as this one, itself included. For functions that run as owner.
create function people.records_of(id uuid) returns setof uuid language sql stable
  set search_path = pg_catalog, pg_temp as $$
  with first_record as (
    select coalesce((select a.canonical_id from people.alias a where a.person_id = records_of.id and a.ended_at is null), records_of.id) as f
  )
  select f from first_record union select a.person_id from people.alias a, first_record where a.canonical_id = f and a.ended_at is null
$$;
