-- Sealed records after an adoption, and the link that two people open together (docs/adr/0018, domain reference 4.9).

-- Records that were sealed because their person was adopted. Nothing is ever matched with them.
create function access.sealed_subjects() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select s.subject_id from access.restriction r join access.restriction_subject s on s.restriction_id = r.id
   where r.level = 'R3' and r.why = 'adoption' and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today())
$$;
revoke execute on function access.sealed_subjects() from public;
grant execute on function access.sealed_subjects() to kith_loader;

-- Which new record is whose sealed one. No role is granted anything here: only the functions below read it, with two keys.
-- Without a moment, and under ids without time in them, so that it is not found by what else happened then.
create table access.sealed_link (
  id uuid primary key default gen_random_uuid(),
  restriction_id uuid not null references access.restriction,
  sealed_id uuid not null,
  new_id uuid not null unique,
  order_on date not null,
  ended_on date
);
create index sealed_link_sealed on access.sealed_link (sealed_id);
create index sealed_link_restriction on access.sealed_link (restriction_id);
alter table access.sealed_link enable row level security;

-- Somebody asks, somebody else turns the second key within a day; then both may look for an hour (local defaults).
create table access.link_opening (
  id uuid primary key,
  subject_id uuid not null,
  purpose text not null check (purpose in ('look', 'unseal')),
  asked_by uuid not null references access.account,
  asked_because text not null check (length(btrim(asked_because)) >= 10),
  asked_at timestamptz not null,
  second_by uuid references access.account,
  second_because text check (length(btrim(second_because)) >= 10),
  second_at timestamptz,
  ends_at timestamptz,
  constraint two_people check (second_by <> asked_by),
  constraint second_whole check (num_nulls(second_by, second_because, second_at, ends_at) in (0, 4))
);
create index link_opening_asked on access.link_opening (asked_at desc);
create index link_opening_asked_by on access.link_opening (asked_by);
create index link_opening_second_by on access.link_opening (second_by);

create table access.link_look (
  opening_id uuid not null references access.link_opening,
  account_id uuid not null references access.account,
  looked_at timestamptz not null,
  found boolean not null,
  primary key (opening_id, account_id, looked_at)
);
create index link_look_account on access.link_look (account_id);

-- Whether the actor holds a key: information governance, and who is named on the restriction that seals the record.
create function access.holds_key_to(subject uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select access.holds_role('{guardian}') or exists (
    select from access.restriction_subject s
      join access.restriction r on r.id = s.restriction_id and r.why = 'adoption'
      join access.restriction_named n on n.restriction_id = r.id and n.account_id = platform.actor()
     where s.subject_id = subject and n.starts <= platform.today() and (n.ends is null or n.ends > platform.today()))
$$;

create function access.ask_for_link(subject uuid, purpose text, because text) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  made uuid := gen_random_uuid();
begin
  if platform.actor() is null or not access.holds_key_to(subject) then
    raise exception 'no key to this record' using errcode = 'insufficient_privilege';
  end if;
  insert into access.link_opening (id, subject_id, purpose, asked_by, asked_because, asked_at)
    values (made, subject, ask_for_link.purpose, platform.actor(), because, platform.moment());
  return made;
end $$;

-- 'done', or why not: 'own' the actor asked for it, 'late' more than a day has passed, 'turned' it was done before.
create function access.turn_second_key(opening uuid, because text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked access.link_opening;
begin
  select * into asked from access.link_opening where id = opening for update;
  if asked.id is null or platform.actor() is null or not access.holds_key_to(asked.subject_id) then
    raise exception 'no key to this record' using errcode = 'insufficient_privilege';
  end if;
  if asked.asked_by = platform.actor() then return 'own'; end if;
  if asked.second_by is not null then return 'turned'; end if;
  if asked.asked_at <= platform.moment() - interval '1 day' then return 'late'; end if;
  update access.link_opening
     set second_by = platform.actor(), second_because = because, second_at = platform.moment(), ends_at = platform.moment() + interval '1 hour'
   where id = opening;
  if asked.purpose = 'unseal' then perform access.unseal(asked.subject_id); end if;
  return 'done';
end $$;

-- Ends the seal of a link that two people agreed was recorded in error. The new record stays, to be set aside by hand.
create function access.unseal(subject uuid) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update access.sealed_link l set ended_on = platform.today() where subject in (l.sealed_id, l.new_id) and l.ended_on is null;
  update access.restriction r
     set ends = platform.today(), ended_at = platform.moment(), ended_by = platform.actor(), ended_because = 'The adoption was recorded in error (two keys).'
    from access.sealed_link l
   where l.restriction_id = r.id and subject in (l.sealed_id, l.new_id) and r.ends is null;
end $$;

-- A seal with a link ends by two keys and in no other way: not by one guardian who ends or lowers a restriction.
create function access.keep_seal() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from access.sealed_link l where l.restriction_id = old.id and l.ended_on is null) then
    raise exception 'a sealed record is opened by two keys' using errcode = 'check_violation', constraint = 'sealed_by_two_keys';
  end if;
  return new;
end $$;
create trigger keep_seal before update of ends, level, why on access.restriction for each row
  when (old.level = 'R3' and old.why = 'adoption' and (old.ends, old.level, old.why) is distinct from (new.ends, new.level, new.why))
  execute function access.keep_seal();
revoke execute on function access.keep_seal() from public;

-- What the link says, to one of the two, while it is open. That somebody looked is written down with the looking. A record
-- that has no link answers as one that has: only after both keys.
create function access.look_through_link(opening uuid) returns table (sealed_id uuid, new_id uuid, order_on date, guardian text)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  open_one access.link_opening;
  linked boolean;
begin
  select * into open_one from access.link_opening o
   where o.id = opening and o.ends_at > platform.moment() and platform.actor() in (o.asked_by, o.second_by);
  if open_one.id is null or not access.holds_key_to(open_one.subject_id) then
    raise exception 'this link is not open' using errcode = 'insufficient_privilege';
  end if;
  linked := exists (select from access.sealed_link l where open_one.subject_id in (l.sealed_id, l.new_id));
  insert into access.link_look values (opening, platform.actor(), platform.moment(), linked) on conflict do nothing;
  return query select l.sealed_id, l.new_id, l.order_on, a.name
    from access.sealed_link l join access.restriction r on r.id = l.restriction_id join access.account a on a.id = r.guardian_id
   where open_one.subject_id in (l.sealed_id, l.new_id);
end $$;

-- Seals every record of somebody who was adopted, and keeps which record comes after. For the module that makes that record.
create function access.seal_for_adoption(records uuid[], stands uuid, made uuid, said jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  restriction uuid := gen_random_uuid();
  guardian uuid := (said ->> 'guardian')::uuid;
begin
  if not exists (select from access.role_grant g where g.account_id = guardian and g.role = 'guardian'
                   and g.starts <= platform.today() and (g.ends is null or g.ends > platform.today())) then
    raise exception 'a sealed record has a guardian' using errcode = 'check_violation', constraint = 'sealed_has_guardian';
  end if;
  if exists (select from access.sealed_subjects() s where s = any (records)) then
    raise exception 'the record is sealed already' using errcode = 'unique_violation', constraint = 'sealed_once';
  end if;
  -- What was restricted before is within the seal: two restrictions would shut out whoever is named on one of them only.
  update access.restriction r set ends = platform.today(), ended_at = platform.moment(), ended_by = platform.actor(), ended_because = 'Sealed after an adoption.'
   where r.ends is null and exists (select from access.restriction_subject s where s.restriction_id = r.id and s.subject_id = any (records))
     and not exists (select from access.restriction_subject s where s.restriction_id = r.id and s.subject_id <> all (records));
  -- Looked at again each year (local default): who is named, and whether they still work here.
  insert into access.restriction (id, level, why, reason, guardian_id, review_by)
    values (restriction, 'R3', 'adoption', 'An adoption order was made.', guardian, platform.today() + 365);
  insert into access.restriction_subject select restriction, r from unnest(records) r;
  insert into access.restriction_named (restriction_id, account_id) values (restriction, guardian);
  insert into access.restriction_named (restriction_id, account_id, ends)
    select restriction, (said ->> 'preparer')::uuid, (said ->> 'preparerUntil')::date
     where said ->> 'preparer' is not null and (said ->> 'preparer')::uuid <> guardian
  on conflict do nothing;
  insert into access.sealed_link (restriction_id, sealed_id, new_id, order_on) values (restriction, stands, made, (said ->> 'orderOn')::date);
  delete from platform.message m where m.sent_at is null and (m.about = any (records)
    or lower(m.recipient) in (select lower(jsonb_array_elements_text(coalesce(said -> 'reachedAt', '[]')))));
end $$;

-- Whom a message is about, where that is known: what is sent about somebody stops when their record is sealed.
alter table platform.message add column about uuid;
create index message_about on platform.message (about) where about is not null;
create function access.stop_messages_about_sealed() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if new.about in (select access.sealed_subjects()) then return null; end if;
  return new;
end $$;
create trigger stop_about_sealed before insert on platform.message for each row when (new.about is not null)
  execute function access.stop_messages_about_sealed();

revoke execute on function access.holds_key_to(uuid), access.ask_for_link(uuid, text, text), access.turn_second_key(uuid, text),
  access.unseal(uuid), access.look_through_link(uuid), access.seal_for_adoption(uuid[], uuid, uuid, jsonb),
  access.stop_messages_about_sealed() from public;
grant execute on function access.holds_key_to(uuid), access.ask_for_link(uuid, text, text), access.turn_second_key(uuid, text),
  access.look_through_link(uuid) to kith_app;

alter table access.link_opening enable row level security;
create policy app_reads on access.link_opening for select to kith_app using (
  (select platform.actor()) in (asked_by, second_by) or (select platform.actor()) is not null and access.holds_key_to(subject_id));
alter table access.link_look enable row level security;
create policy app_reads on access.link_look for select to kith_app using (
  (select platform.actor()) is not null and opening_id in (select o.id from access.link_opening o));
grant select on access.link_opening, access.link_look to kith_app;
insert into platform.retention values
  ('access.sealed_link', 'adoption', '100 years from the order (local default, unverified)'),
  ('access.link_opening', 'audit', 'at least as long as the record that it protects'),
  ('access.link_look', 'audit', 'at least as long as the record that it protects');
