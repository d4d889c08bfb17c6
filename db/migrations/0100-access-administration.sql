-- Accounts and roles from pages (domain reference 6.1: the administrator manages people and configuration and sees no record).
-- The application writes no account and no role. These functions do, for an administrator, each with its own checks: nobody
-- authorises themselves, a role that opens every record needs two people, and the last administrator stays.

alter table access.account add column last_signed_in_at timestamptz;
update access.account a set last_signed_in_at = (select max(s.created_at) from platform.session s where s.account_id = a.id);
create index account_name on access.account (lower(name), id);

create function access.note_sign_in() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update access.account set last_signed_in_at = new.created_at where id = new.account_id and last_signed_in_at is distinct from new.created_at;
  return null;
end $$;
-- A session that still awaits a second factor is no sign-in yet.
create trigger note_sign_in after insert or update of awaits on platform.session for each row when (new.awaits is null)
  execute function access.note_sign_in();
revoke execute on function access.note_sign_in() from public;

-- Who ended a grant and who was the second to agree to it; grants are never deleted, so that they are the history of roles.
alter table access.role_grant add column agreed_by uuid, add column ended_by uuid, add column ended_at timestamptz, add column why text;

-- A role that needs two people, asked for and waiting for the second.
create table access.role_request (
  id uuid primary key,
  account_id uuid not null references access.account,
  role text not null,
  starts date not null,
  ends date check (ends >= starts),
  why text not null,
  asked_at timestamptz not null default platform.moment(),
  asked_by uuid not null references access.account,
  decided_at timestamptz,
  decided_by uuid references access.account,
  agreed boolean,
  constraint decided_whole check (num_nulls(decided_at, decided_by, agreed) in (0, 3)),
  constraint agreed_by_another check (agreed is not true or (decided_by <> asked_by and decided_by <> account_id))
);
create unique index role_request_open on access.role_request (account_id, role) where decided_at is null;
create index role_request_asked_by on access.role_request (asked_by);
create index role_request_decided_by on access.role_request (decided_by);
create index role_request_waiting on access.role_request (asked_at) where decided_at is null;

-- What was done to an account, one row each.
create table access.account_change (
  id uuid primary key,
  account_id uuid not null references access.account,
  what text not null,
  why text,
  at timestamptz not null default platform.moment(),
  by uuid default platform.actor()
);
create index account_change_account on access.account_change (account_id, at);
create trigger insert_only before update or delete on access.account_change for each row execute function platform.refuse_change();
create trigger not_emptied before truncate on access.account_change for each statement execute function platform.refuse_change();

alter table access.role_request enable row level security;
create policy loader_all on access.role_request to kith_loader using (true) with check (true);
alter table access.account_change enable row level security;
create policy loader_all on access.account_change to kith_loader using (true) with check (true);
grant select, insert, update on access.role_request to kith_loader;
grant select, insert on access.account_change to kith_loader;
insert into platform.retention values
  ('access.role_request', 'system', 'as long as any record that the account read or changed'),
  ('access.account_change', 'system', 'as long as any record that the account read or changed');

-- The roles that see every unrestricted record (src/modules/access/actions/role.ts says the same; a test holds them together).
create function access.role_sees_everyone(asked text) returns boolean language sql immutable parallel safe as $$
  select asked = any ('{front door,service manager,reviewing officer,analyst,director,guardian}')
$$;
-- Those, and the role that makes accounts: an administrator alone could otherwise make an account and look through it.
create function access.role_needs_two(asked text) returns boolean language sql immutable parallel safe as $$
  select access.role_sees_everyone(asked) or asked = 'administrator'
$$;

create function access.require_administrator() returns void language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  if platform.actor() is null or not access.holds_role('{administrator}') then
    raise exception 'Only an administrator does this.' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Until when an account rests after wrong tries by strangers; null when it does not.
create function access.rests_until(target uuid) returns timestamptz language sql stable set search_path = pg_catalog, pg_temp as $$
  select max(t.rests_until) from access.try_count t where t.account_id = target and t.rests_until > platform.moment()
$$;

-- Whether somebody else could still administer if this account did not. Called under the lock of administration, so that two
-- administrators who close each other at the same moment do not leave none.
create function access.others_administer(without uuid) returns boolean language sql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from access.role_grant g join access.account a on a.id = g.account_id
     where g.role = 'administrator' and a.id <> without and a.closed_at is null
       and g.starts <= platform.today() and (g.ends is null or g.ends > platform.today()))
$$;

create function access.add_account(new_id uuid, new_name text, new_email text, new_hash text) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_administrator();
  if exists (select from access.account where lower(email) = lower(new_email) and closed_at is null) then return 'taken'; end if;
  insert into access.account (id, face, name, email, password_hash, must_change_password)
    values (new_id, 'staff', new_name, new_email, new_hash, true);
  insert into access.account_change (id, account_id, what) values (gen_random_uuid(), new_id, 'made');
  return 'done';
end $$;

create function access.close_account(target uuid, because text) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_administrator();
  perform pg_advisory_xact_lock(7346003);
  if target = platform.actor() then return 'own account'; end if;
  if not access.others_administer(target) then return 'last administrator'; end if;
  update access.account set closed_at = platform.moment() where id = target and face = 'staff' and closed_at is null;
  if not found then return 'closed already'; end if;
  -- Reopening must not wake a session that somebody left somewhere.
  update platform.session set revoked_at = platform.moment() where account_id = target and revoked_at is null;
  insert into access.account_change (id, account_id, what, why) values (gen_random_uuid(), target, 'closed', because);
  return 'done';
end $$;

create function access.reopen_account(target uuid, because text) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_administrator();
  if target = platform.actor() then return 'own account'; end if;
  if exists (select from access.account a join access.account o on lower(o.email) = lower(a.email) and o.closed_at is null where a.id = target and o.id <> a.id)
    then return 'taken'; end if;
  update access.account set closed_at = null where id = target and face = 'staff' and closed_at is not null;
  if not found then return 'open already'; end if;
  insert into access.account_change (id, account_id, what, why) values (gen_random_uuid(), target, 'reopened', because);
  return 'done';
end $$;

create function access.unlock_account(target uuid) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_administrator();
  update access.try_count set failed = 0, rests_until = null where account_id = target and (rests_until is not null or failed > 0);
  if not found then return 'not locked'; end if;
  insert into access.account_change (id, account_id, what) values (gen_random_uuid(), target, 'unlocked');
  return 'done';
end $$;

-- What pages of the sign-in do to an account (a second factor set back, sessions ended) is noted beside the rest.
create function access.note_account_change(target uuid, what_was_done text, because text) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_administrator();
  insert into access.account_change (id, account_id, what, why) values (gen_random_uuid(), target, what_was_done, because);
end $$;

-- Writes a grant with the sight that goes with it. For the two functions below.
create function access.write_grant(target uuid, asked_role text, from_day date, to_day date, asker uuid, second uuid, because text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into access.role_grant (id, account_id, role, starts, ends, granted_at, granted_by, agreed_by, why)
    values (gen_random_uuid(), target, asked_role, from_day, to_day, platform.moment(), asker, second, because);
  if access.role_sees_everyone(asked_role) then
    insert into access.relation (account_id, subject_id, kind, starts, ends, source)
      values (target, access.everyone(), 'role: ' || asked_role, from_day, to_day, 'access.role_grant')
      on conflict (account_id, subject_id, kind, starts) do update set ends = excluded.ends;
  end if;
end $$;

create function access.give_role(target uuid, asked_role text, from_day date, to_day date, because text) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform access.require_administrator();
  perform pg_advisory_xact_lock(7346003);
  if target = platform.actor() then return 'own account'; end if;
  if not exists (select from access.account where id = target and face = 'staff' and closed_at is null) then return 'closed'; end if;
  if exists (select from access.role_grant g where g.account_id = target and g.role = asked_role and g.starts < coalesce(to_day, 'infinity')
               and coalesce(g.ends, 'infinity') > from_day) then return 'has it'; end if;
  if not access.role_needs_two(asked_role) then
    perform access.write_grant(target, asked_role, from_day, to_day, platform.actor(), null, because);
    return 'granted';
  end if;
  insert into access.role_request (id, account_id, role, starts, ends, why, asked_by)
    values (gen_random_uuid(), target, asked_role, from_day, to_day, because, platform.actor()) on conflict do nothing;
  if not found then return 'asked already'; end if;
  return 'asked';
end $$;

create function access.decide_role(request uuid, agree boolean) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  r access.role_request;
begin
  perform access.require_administrator();
  select * into r from access.role_request where id = request for update;
  if not found then return 'not there'; end if;
  if r.decided_at is not null then return 'decided already'; end if;
  if agree and r.account_id = platform.actor() then return 'own account'; end if;
  if agree and r.asked_by = platform.actor() then return 'own request'; end if;
  if agree and exists (select from access.account where id = r.account_id and closed_at is not null) then return 'closed'; end if;
  update access.role_request set decided_at = platform.moment(), decided_by = platform.actor(), agreed = agree where id = request;
  if not agree then return 'refused'; end if;
  -- A role is never given for days that have passed without it.
  perform access.write_grant(r.account_id, r.role, greatest(r.starts, platform.today()),
    case when r.ends is not null then greatest(r.ends, platform.today()) end, r.asked_by, platform.actor(), r.why);
  return 'granted';
end $$;

-- `on_day` is the first day without the role.
create function access.end_grant(grant_id uuid, on_day date) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  g access.role_grant;
begin
  perform access.require_administrator();
  perform pg_advisory_xact_lock(7346003);
  select * into g from access.role_grant where id = grant_id for update;
  if not found then return 'not there'; end if;
  if g.ends is not null and g.ends <= greatest(on_day, g.starts) then return 'ended already'; end if;
  if g.role = 'administrator' and not access.others_administer(g.account_id) then return 'last administrator'; end if;
  update access.role_grant set ends = greatest(on_day, starts), ended_by = platform.actor(), ended_at = platform.moment() where id = grant_id;
  return 'done';
end $$;

-- Accounts by name, a page at a time, as administrators see them. `asked_state`: open, closed, locked, never (signed in).
create function access.list_accounts(asked_words text, asked_role text, asked_state text, after_name text, after_id uuid, most integer)
  returns table (id uuid, name text, email text, created_at timestamptz, closed_at timestamptz, last_signed_in_at timestamptz,
    locked_until timestamptz, must_change_password boolean, roles text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.*, coalesce((select array_agg(distinct g.role order by g.role) from access.role_grant g
       where g.account_id = p.id and g.starts <= platform.today() and (g.ends is null or g.ends > platform.today())), '{}')
    from (
      select a.id, a.name, a.email, a.created_at, a.closed_at, a.last_signed_in_at, access.rests_until(a.id) as locked_until, a.must_change_password
        from access.account a
       where access.holds_role('{administrator}') and a.face = 'staff'
         and (asked_words is null or a.name ilike '%' || asked_words || '%' or a.email ilike '%' || asked_words || '%')
         and (asked_role is null or exists (select from access.role_grant g where g.account_id = a.id and g.role = asked_role
               and g.starts <= platform.today() and (g.ends is null or g.ends > platform.today())))
         and case asked_state
               when 'open' then a.closed_at is null
               when 'closed' then a.closed_at is not null
               when 'locked' then access.rests_until(a.id) is not null
               when 'never' then a.last_signed_in_at is null and a.closed_at is null
               else true end
         and (after_id is null or (lower(a.name), a.id) > (lower(after_name), after_id))
       order by lower(a.name), a.id
       limit most) p
   order by lower(p.name), p.id
$$;

-- One account, whatever its state.
create function access.administered_account(target uuid)
  returns table (id uuid, name text, email text, created_at timestamptz, closed_at timestamptz, last_signed_in_at timestamptz,
    locked_until timestamptz, must_change_password boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.name, a.email, a.created_at, a.closed_at, a.last_signed_in_at, access.rests_until(a.id) as locked_until, a.must_change_password
    from access.account a where access.holds_role('{administrator}') and a.id = target and a.face = 'staff'
$$;

-- Roles that wait for a second person: of everybody, or of one account.
create function access.list_role_requests(target uuid)
  returns table (id uuid, account_id uuid, account text, role text, starts date, ends date, why text, asked_at timestamptz, asked_by uuid, asker text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, r.account_id, a.name, r.role, r.starts, r.ends, r.why, r.asked_at, r.asked_by, b.name
    from access.role_request r join access.account a on a.id = r.account_id join access.account b on b.id = r.asked_by
   where access.holds_role('{administrator}') and r.decided_at is null and (target is null or r.account_id = target)
   order by r.asked_at, r.id
$$;

-- What was done to an account, the newest first.
create function access.list_account_changes(target uuid) returns table (what text, why text, at timestamptz, by_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.what, c.why, c.at, b.name from (
      select what, why, at, by from access.account_change where account_id = target
      union all
      select case when agreed then 'asked for and agreed: ' else 'asked for and refused: ' end || role, why, decided_at, decided_by
        from access.role_request where account_id = target and decided_at is not null) c
    left join access.account b on b.id = c.by
   where access.holds_role('{administrator}')
   order by c.at desc
   limit 200
$$;

revoke execute on function access.others_administer(uuid), access.add_account(uuid, text, text, text), access.close_account(uuid, text),
  access.reopen_account(uuid, text), access.unlock_account(uuid), access.note_account_change(uuid, text, text),
  access.write_grant(uuid, text, date, date, uuid, uuid, text), access.give_role(uuid, text, date, date, text),
  access.decide_role(uuid, boolean), access.end_grant(uuid, date), access.list_accounts(text, text, text, text, uuid, integer),
  access.administered_account(uuid), access.list_role_requests(uuid), access.list_account_changes(uuid) from public;
grant execute on function access.add_account(uuid, text, text, text), access.close_account(uuid, text),
  access.reopen_account(uuid, text), access.unlock_account(uuid), access.note_account_change(uuid, text, text),
  access.give_role(uuid, text, date, date, text), access.decide_role(uuid, boolean), access.end_grant(uuid, date),
  access.list_accounts(text, text, text, text, uuid, integer), access.administered_account(uuid), access.list_role_requests(uuid),
  access.list_account_changes(uuid) to kith_app;
