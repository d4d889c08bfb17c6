-- What is done with restrictions (0082): by functions that ask who does it, so that no page can restrict, open or look past them.
-- Each says how it ended in a word; nothing is said of a record that the actor may not see.

alter table access.restriction
  -- Counts changes, so that of two people at once the second is told.
  add column version int not null default 1,
  add column replaces uuid references access.restriction;
create index restriction_replaces on access.restriction (replaces);

alter table access.restriction_named drop constraint restriction_named_pkey;
alter table access.restriction_named
  add column id uuid not null default gen_random_uuid() primary key,
  add column named_at timestamptz not null default platform.moment(),
  add column ended_at timestamptz,
  add column ended_by uuid;
create unique index restriction_named_open on access.restriction_named (restriction_id, account_id) where ends is null;
create index restriction_named_restriction on access.restriction_named (restriction_id);

-- Somebody looked at a restriction again and found that it is still needed.
create table access.restriction_review (
  id uuid primary key,
  restriction_id uuid not null references access.restriction,
  finding text not null,
  review_by_before date not null,
  review_by date not null,
  reviewed_at timestamptz not null default platform.moment(),
  reviewed_by uuid default platform.actor()
);
create index restriction_review_restriction on access.restriction_review (restriction_id);
alter table access.restriction_review enable row level security;
create policy app_reads on access.restriction_review for select to kith_app using (
  restriction_id in (select access.guarded_restrictions()) and (select platform.actor()) is not null);
create policy loader_all on access.restriction_review to kith_loader using (true) with check (true);
grant select on access.restriction_review to kith_app;
grant select, insert on access.restriction_review to kith_loader;
insert into platform.retention values ('access.restriction_review', 'audit', 'at least as long as the record that it protects');

alter table access.break_glass add column granted_by uuid;

alter table access.conflict_of_interest
  add column ended_at timestamptz,
  add column ended_because text,
  -- Of whom it was declared, where this is another of their records or one of their family.
  add column because_of uuid references access.conflict_of_interest,
  drop constraint conflict_of_interest_source_check,
  add constraint conflict_of_interest_source_check check (source in ('declared', 'family of one declared', 'same person'));
create index conflict_of_interest_because_of on access.conflict_of_interest (because_of);
create index conflict_of_interest_subject on access.conflict_of_interest (subject_id);

-- One's own list has what one declared oneself: what followed from it, or what others declared, would say who has a record.
-- Information governance reads all but what is hidden from it.
drop policy app_reads on access.conflict_of_interest;
create policy app_reads on access.conflict_of_interest for select to kith_app using (
  (account_id = (select platform.actor()) and declared_by = (select platform.actor()) and source = 'declared')
  or ((select access.holds_role('{guardian}') and platform.actor() is not null) and account_id <> (select platform.actor())
      and (subject_id in (select access.hidden_subjects())) is not true));

-- Whether the actor sees a subject: as `judge` decides, for functions here.
create function access.is_seen(subject uuid) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select subject is not null and subject not in (select access.hidden_subjects())
     and (access.sees_everyone() or subject in (select access.seen_subjects()))
$$;

-- Restrictions in force and over whom; the actor's own conflicts. For other modules' functions that run as owner.
create function access.restricted_now() returns table (restriction_id uuid, level text, subject_id uuid) language sql stable
  set search_path = pg_catalog, pg_temp as $$
  select r.id, r.level, s.subject_id from access.restriction r join access.restriction_subject s on s.restriction_id = r.id
   where r.starts <= platform.today() and (r.ends is null or r.ends > platform.today())
$$;
create function access.own_conflicts() returns setof uuid language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.subject_id from access.conflict_of_interest c
   where c.account_id = platform.actor() and c.starts <= platform.today() and (c.ends is null or c.ends > platform.today())
$$;
revoke execute on function access.restricted_now(), access.own_conflicts() from public;

-- Who may restrict (domain reference 6.1, verb R). A sealed record (R3) is made, changed and opened by information governance only.
create function access.may_restrict(level text) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select access.holds_role('{guardian}') or (level <> 'R3' and access.holds_role('{service manager,director}'))
$$;

create function access.is_open_staff(account uuid) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from access.account a where a.id = account and a.face = 'staff' and a.closed_at is null)
$$;

-- Whether an account may answer for a restriction over these subjects: information governance, at work, and not their own family.
create function access.can_guard(account uuid, subjects uuid[]) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp as $$
  select access.is_open_staff(account)
     and exists (select from access.role_grant g where g.account_id = account and g.role = 'guardian'
                   and g.starts <= platform.today() and (g.ends is null or g.ends > platform.today()))
     and not exists (select from access.conflict_of_interest c where c.account_id = account and c.subject_id = any (subjects)
                       and c.starts <= platform.today() and (c.ends is null or c.ends > platform.today()))
$$;

-- Whether the actor may change a restriction in force: who is named on it and may restrict at its level.
create function access.may_change(restriction uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from access.restriction r
     where r.id = restriction and r.ends is null and access.may_restrict(r.level)
       and exists (select from access.restriction_named n where n.restriction_id = r.id and n.account_id = platform.actor() and n.ends is null)
       and not exists (select from access.restriction_subject s join access.conflict_of_interest c on c.subject_id = s.subject_id
                        where s.restriction_id = r.id and c.account_id = platform.actor() and c.ends is null))
$$;
revoke execute on function access.is_seen(uuid), access.may_restrict(text), access.is_open_staff(uuid), access.can_guard(uuid, uuid[]),
  access.may_change(uuid) from public;
grant execute on function access.may_change(uuid) to kith_app;

-- Restricts one person's record, from today on. People's trigger adds their other records.
create function access.restrict(new_id uuid, subject uuid, said jsonb) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  guardian uuid := said ->> 'guardian';
begin
  if not access.may_restrict(said ->> 'level') then return 'not the role'; end if;
  -- Of two people who restrict one record at once, the second waits, and sees what the first did.
  perform pg_advisory_xact_lock(hashtextextended(subject::text, 82));
  if not access.is_seen(subject) then return 'not there'; end if;
  if exists (select from access.restriction_subject s join access.restriction r on r.id = s.restriction_id
              where s.subject_id = subject and r.ends is null) then return 'restricted already'; end if;
  if not access.can_guard(guardian, array[subject]) then return 'guardian cannot'; end if;
  insert into access.restriction (id, level, why, reason, guardian_id, review_by)
  values (new_id, said ->> 'level', said ->> 'why', said ->> 'reason', guardian, (said ->> 'reviewBy')::date);
  insert into access.restriction_subject values (new_id, subject);
  insert into access.restriction_named (restriction_id, account_id)
  select new_id, a from (select guardian as a union select value::uuid from jsonb_array_elements_text(said -> 'named')) named
   where access.is_open_staff(a);
  return 'done';
end $$;

-- Names one more account, who sees the record from now on.
create function access.name_account(restriction uuid, account uuid) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform from access.restriction r where r.id = restriction for update;
  if not access.may_change(restriction) then return 'not there'; end if;
  if not access.is_open_staff(account) then return 'nobody'; end if;
  insert into access.restriction_named (restriction_id, account_id) values (restriction, account) on conflict do nothing;
  return 'done';
end $$;

-- Takes an account off the names: from now on it does not see the record. The guardian stays named while they are the guardian.
create function access.unname_account(restriction uuid, account uuid) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform from access.restriction r where r.id = restriction for update;
  if not access.may_change(restriction) then return 'not there'; end if;
  if exists (select from access.restriction r where r.id = restriction and r.guardian_id = account) then return 'guardian stays'; end if;
  update access.restriction_named n set ends = greatest(platform.today(), n.starts), ended_at = platform.moment(), ended_by = platform.actor()
   where n.restriction_id = restriction and n.account_id = account and n.ends is null;
  return case when found then 'done' else 'stale' end;
end $$;

-- Locks a restriction that the actor is about to change, and says whether it is still what they were shown.
create function access.take_version(restriction uuid, seen_version int) returns text language plpgsql volatile
  set search_path = pg_catalog, pg_temp as $$
declare
  present access.restriction;
begin
  select * into present from access.restriction r where r.id = restriction for update;
  if present.ends is not null and present.id in (select access.guarded_restrictions()) then return 'stale'; end if;
  if not access.may_change(restriction) then return 'not there'; end if;
  if present.version <> seen_version then return 'stale'; end if;
  update access.restriction r set version = r.version + 1 where r.id = restriction;
  return 'done';
end $$;
revoke execute on function access.take_version(uuid, int) from public;

create function access.review_restriction(new_id uuid, restriction uuid, seen_version int, next_review date, said text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  taken text := access.take_version(restriction, seen_version);
begin
  if taken <> 'done' then return taken; end if;
  insert into access.restriction_review (id, restriction_id, finding, review_by_before, review_by)
  select new_id, r.id, said, r.review_by, next_review from access.restriction r where r.id = restriction;
  update access.restriction r set review_by = next_review where r.id = restriction;
  return taken;
end $$;

create function access.close_restriction(restriction uuid, because text) returns void language sql volatile
  set search_path = pg_catalog, pg_temp as $$
  update access.restriction r set ends = greatest(platform.today(), r.starts), ended_at = platform.moment(), ended_by = platform.actor(), ended_because = because
   where r.id = restriction
$$;
revoke execute on function access.close_restriction(uuid, text) from public;

-- Another level is another restriction, with the same guardian and names; the one before ends in the same moment.
create function access.change_level(new_id uuid, restriction uuid, seen_version int, new_level text, said text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  taken text := access.take_version(restriction, seen_version);
begin
  if taken <> 'done' then return taken; end if;
  if not access.may_restrict(new_level) then return 'not the role'; end if;
  perform access.close_restriction(restriction, 'level changed');
  insert into access.restriction (id, level, why, reason, guardian_id, review_by, replaces)
  select new_id, new_level, r.why, said, r.guardian_id, greatest(r.review_by, platform.today()), r.id from access.restriction r where r.id = restriction;
  insert into access.restriction_subject select new_id, s.subject_id from access.restriction_subject s where s.restriction_id = restriction;
  insert into access.restriction_named (restriction_id, account_id)
  select new_id, n.account_id from access.restriction_named n where n.restriction_id = restriction and n.ends is null;
  return taken;
end $$;

create function access.end_restriction(restriction uuid, seen_version int, because text) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  taken text := access.take_version(restriction, seen_version);
begin
  if taken = 'done' then perform access.close_restriction(restriction, because); end if;
  return taken;
end $$;

-- Whether nobody answers for a restriction any more: its guardian's account is closed, or no longer information governance.
create function access.is_orphan(restriction uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from access.restriction r where r.id = restriction and r.ends is null and access.holds_role('{guardian}')
                   and not access.can_guard(r.guardian_id, '{}'))
$$;

-- Gives a restriction another guardian, who is named with it. One that nobody answers for any more is taken over by information governance.
create function access.hand_over(restriction uuid, seen_version int, guardian uuid) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  present access.restriction;
begin
  select * into present from access.restriction r where r.id = restriction for update;
  if not (access.may_change(restriction) or (guardian = platform.actor() and access.is_orphan(restriction))) then return 'not there'; end if;
  if present.version <> seen_version then return 'stale'; end if;
  if not access.can_guard(guardian, array(select s.subject_id from access.restriction_subject s where s.restriction_id = restriction)) then
    return 'guardian cannot';
  end if;
  update access.restriction r set guardian_id = guardian, version = r.version + 1 where r.id = restriction;
  insert into access.restriction_named (restriction_id, account_id) values (restriction, guardian) on conflict do nothing;
  return 'done';
end $$;

-- Sensitive records (R1) that the actor would see if they were not restricted: for these a page may say that they are there and whom to ask.
create function access.askable_subjects() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s from access.sensitive_subjects() s
   where access.sees_everyone()
      or s in (select r.subject_id from access.relation r where r.account_id = platform.actor()
                  and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today()))
$$;

-- Who answers for a sensitive record that the actor may ask for.
create function access.whom_to_ask(subject uuid) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.guardian_id from access.restriction r join access.restriction_subject s on s.restriction_id = r.id
   where s.subject_id = subject and r.level = 'R1' and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today())
     and subject in (select access.askable_subjects())
$$;

-- Writes the looks of one account at all records of a restriction, for a time between five minutes and a day.
create function access.open_glass(restriction uuid, account uuid, said text, minutes int) returns void language sql volatile
  set search_path = pg_catalog, pg_temp as $$
  insert into access.break_glass (id, restriction_id, account_id, subject_id, reason, starts_at, ends_at, granted_by)
  select gen_random_uuid(), restriction, account, s.subject_id, said, platform.moment(),
         platform.moment() + make_interval(mins => least(greatest(minutes, 5), 1440)), nullif(platform.actor(), account)
    from access.restriction_subject s where s.restriction_id = restriction
$$;
revoke execute on function access.open_glass(uuid, uuid, text, int) from public;

-- Looking at a sensitive record all the same, on one's own word.
create function access.look_anyway(subject uuid, said text, minutes int) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if subject not in (select access.askable_subjects()) then return 'not there'; end if;
  perform access.open_glass(r.id, platform.actor(), said, minutes)
     from access.restriction r join access.restriction_subject s on s.restriction_id = r.id
    where s.subject_id = subject and r.level = 'R1' and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today())
      and not exists (select from access.restriction_named n where n.restriction_id = r.id and n.account_id = platform.actor() and n.ends is null);
  return 'done';
end $$;

-- Lets another account look for a short time: by whoever is named on the restriction. Never a sealed record.
create function access.grant_look(restriction uuid, account uuid, said text, minutes int) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  present access.restriction;
begin
  select * into present from access.restriction r where r.id = restriction for share;
  if present.ends is not null or restriction not in (select access.guarded_restrictions()) or account = platform.actor()
     or exists (select from access.restriction_subject s where s.restriction_id = restriction and s.subject_id in (select access.hidden_subjects())) then
    return 'not there';
  end if;
  if present.level = 'R3' then return 'sealed'; end if;
  if not access.is_open_staff(account) then return 'nobody'; end if;
  perform access.open_glass(restriction, account, said, minutes);
  return 'done';
end $$;

-- Looks at records that the actor answers for. One look at several records of a person is one line.
create function access.looks_to_see() returns table (look_id uuid, restriction_id uuid, level text, account_id uuid, granted_by uuid, subject_id uuid,
    reason text, starts_at timestamptz, ends_at timestamptz, seen_at timestamptz, seen_by uuid, finding text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct on (b.restriction_id, b.account_id, b.starts_at, b.reason)
         b.id, r.id, r.level, b.account_id, b.granted_by, b.subject_id, b.reason, b.starts_at, b.ends_at, b.seen_at, b.seen_by, b.finding
    from access.break_glass b join access.restriction r on r.id = b.restriction_id
   where b.account_id <> platform.actor() and (b.subject_id in (select access.hidden_subjects())) is not true
     and (r.guardian_id = platform.actor()
          or access.holds_role('{guardian}') and exists (select from access.restriction_named n
               where n.restriction_id = r.id and n.account_id = platform.actor() and n.ends is null))
   order by b.restriction_id, b.account_id, b.starts_at, b.reason, b.id
$$;

-- Says what came of asking about a look.
create function access.see_look(look uuid, said text) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  one access.break_glass;
begin
  if look not in (select l.look_id from access.looks_to_see() l) then return 'not there'; end if;
  select * into one from access.break_glass b where b.id = look for update;
  if one.seen_at is not null then return 'stale'; end if;
  update access.break_glass b set seen_at = platform.moment(), seen_by = platform.actor(), finding = said
   where b.restriction_id = one.restriction_id and b.account_id = one.account_id and b.starts_at = one.starts_at and b.reason = one.reason
     and b.seen_at is null;
  return 'done';
end $$;

-- Accounts that work with a subject today, for whoever is about to restrict it: whom to name.
create function access.accounts_with(subject uuid) returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct r.account_id from access.relation r
   where r.subject_id = subject and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today())
     and access.may_restrict('R2') and access.is_seen(subject) and access.is_open_staff(r.account_id)
$$;

-- Declares that somebody is an account's own: for oneself, or by who leads for a colleague. The same answer when it stands already.
create function access.declare_conflict(new_id uuid, account uuid, subject uuid, said text) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not access.is_seen(subject) then return 'not there'; end if;
  if account <> platform.actor() and not access.holds_role('{guardian,service manager,team manager,director}') then return 'not the role'; end if;
  if not access.is_open_staff(account) then return 'nobody'; end if;
  -- What followed from another becomes one of its own, so that it does not end with the other.
  update access.conflict_of_interest c set source = 'declared', because_of = null, why = said, declared_by = platform.actor()
   where c.account_id = account and c.subject_id = subject and c.ends is null and c.source <> 'declared';
  insert into access.conflict_of_interest (id, account_id, subject_id, why, source) values (new_id, account, subject, said, 'declared')
  on conflict do nothing;
  return 'done';
end $$;

-- Ends a conflict with what followed from it: by information governance, never for oneself.
create function access.end_conflict(conflict uuid, because text) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  one access.conflict_of_interest;
begin
  select * into one from access.conflict_of_interest c where c.id = conflict for update;
  if not access.holds_role('{guardian}') or one.id is null or one.account_id = platform.actor()
     or one.subject_id in (select access.hidden_subjects()) then return 'not there'; end if;
  if one.ends is not null then return 'stale'; end if;
  update access.conflict_of_interest c
     set ends = greatest(platform.today(), c.starts), ended_by = platform.actor(), ended_at = platform.moment(), ended_because = because
   where c.ends is null and (c.id = conflict or c.because_of = conflict);
  return 'done';
end $$;

do $$
declare
  one regprocedure;
begin
  foreach one in array array['access.restrict(uuid,uuid,jsonb)', 'access.name_account(uuid,uuid)', 'access.unname_account(uuid,uuid)',
    'access.review_restriction(uuid,uuid,int,date,text)', 'access.change_level(uuid,uuid,int,text,text)', 'access.end_restriction(uuid,int,text)',
    'access.is_orphan(uuid)', 'access.hand_over(uuid,int,uuid)', 'access.askable_subjects()', 'access.whom_to_ask(uuid)',
    'access.look_anyway(uuid,text,int)', 'access.grant_look(uuid,uuid,text,int)', 'access.looks_to_see()', 'access.see_look(uuid,text)',
    'access.accounts_with(uuid)', 'access.declare_conflict(uuid,uuid,uuid,text)', 'access.end_conflict(uuid,text)']::regprocedure[]
  loop
    execute format('revoke execute on function %s from public', one);
    execute format('grant execute on function %s to kith_app', one);
  end loop;
end $$;
