-- Tries that are counted, browsers that are known, the second factor of accounts with a password, and codes that an
-- administrator gives.

-- A browser that somebody signed in with before. Strangers' guesses do not make the account rest for it: it has tries of its own.
create table access.known_device (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.account,
  token_hash bytea not null,
  first_used_at timestamptz not null default platform.moment(),
  last_used_at timestamptz not null default platform.moment(),
  ended_at timestamptz,
  unique (account_id, token_hash)
);
create index known_device_token on access.known_device (token_hash);

-- Wrong tries in a row of one thing: by strangers together (device zero), or by one known browser.
create table access.try_count (
  account_id uuid not null references access.account,
  kind text not null check (kind in ('password', 'own password', 'code', 'own code', 'one-time code')),
  device_id uuid not null default '00000000-0000-0000-0000-000000000000',
  failed integer not null default 0,
  rests_until timestamptz,
  primary key (account_id, kind, device_id)
);

create table access.second_factor (
  account_id uuid primary key references access.account,
  -- The secret of the codes, encrypted with a key that is not in the database; null after an administrator took it away.
  sealed bytea,
  set_up_at timestamptz,
  -- The newest half minute whose code was used: a code opens once.
  last_step bigint not null default 0,
  reset_at timestamptz,
  constraint either check ((sealed is null) = (set_up_at is null) and (sealed is null) <> (reset_at is null))
);
create table access.recovery_code (
  account_id uuid not null references access.account,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

-- A code that an administrator hands over: to link a sign-in of the authority's provider, to choose a new password, to set
-- up a second factor anew. Used once.
create table access.one_time_code (
  code_hash bytea primary key,
  account_id uuid not null references access.account,
  purpose text not null check (purpose in ('link', 'password', 'second factor')),
  made_by uuid default platform.actor(),
  made_at timestamptz not null default platform.moment(),
  expires_at timestamptz not null check (expires_at > made_at),
  used_at timestamptz
);
create index one_time_code_account on access.one_time_code (account_id);

alter table access.known_device enable row level security;
create policy loader_all on access.known_device to kith_loader using (true) with check (true);
alter table access.try_count enable row level security;
create policy loader_all on access.try_count to kith_loader using (true) with check (true);
alter table access.one_time_code enable row level security;
create policy loader_all on access.one_time_code to kith_loader using (true) with check (true);
grant select, insert, update, delete on access.known_device, access.try_count, access.one_time_code to kith_loader;

-- Whose session the request showed, though nobody is signed in yet.
create function access.session_account() returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(platform.actor(), (select s.account_id from platform.session s
    where s.token_hash = access.shown_token() and s.revoked_at is null and s.expires_at > platform.moment()))
$$;

alter table access.second_factor enable row level security;
create policy app_reads on access.second_factor for select to kith_app
  using (account_id = (select platform.actor()) or account_id = (select access.session_account()));
create policy app_adds on access.second_factor for insert to kith_app with check (account_id = (select platform.actor()));
create policy app_changes on access.second_factor for update to kith_app using (account_id = (select platform.actor()));
create policy loader_all on access.second_factor to kith_loader using (true) with check (true);
grant select, insert, update on access.second_factor to kith_app;
alter table access.recovery_code enable row level security;
create policy app_reads on access.recovery_code for select to kith_app using (account_id = (select platform.actor()));
create policy app_adds on access.recovery_code for insert to kith_app with check (account_id = (select platform.actor()));
create policy app_removes on access.recovery_code for delete to kith_app using (account_id = (select platform.actor()));
create policy loader_all on access.recovery_code to kith_loader using (true) with check (true);
grant select, insert, delete on access.recovery_code to kith_app;
grant select, insert, update, delete on access.second_factor, access.recovery_code to kith_loader;

insert into platform.retention values
  ('access.known_device', 'system', 'ninety days after it was last used'),
  ('access.try_count', 'system', 'as long as the account'),
  ('access.second_factor', 'system', 'as long as the account'),
  ('access.recovery_code', 'system', 'as long as the account'),
  ('access.one_time_code', 'system', 'ninety days after it ended');

-- Whether an account with a password needs a second factor here: an authority's do unless a setting says otherwise, a
-- demonstration's do not.
create function access.second_factor_required() returns boolean language sql stable as $$
  select not access.is_demonstration()
     and coalesce((select (s.value ->> 'required')::boolean from platform.setting s where s.key = 'access.second-factor'
                    order by s.recorded_at desc, s.id desc limit 1), true)
$$;

-- Tries are counted with the account's row of the count held, so that many at once are counted each.
create function access.start_try(whose uuid, what text, device uuid) returns timestamptz language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  insert into access.try_count (account_id, kind, device_id) values (whose, what, device) on conflict do nothing;
  return (select t.rests_until from access.try_count t
           where t.account_id = whose and t.kind = what and t.device_id = device for update);
end $$;
create function access.count_try(whose uuid, what text, device uuid, fits boolean, most integer, rests timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update access.try_count t
     set failed = case when fits then 0 else t.failed + 1 end,
         rests_until = case when not fits and t.failed + 1 >= most then rests end
   where t.account_id = whose and t.kind = what and t.device_id = device
$$;

drop function access.credentials_of(text);
drop function access.own_credentials();
drop function access.count_try(uuid, boolean, integer, timestamptz);
-- The known browser of an account by its mark; device zero for every other.
create function access.device_of(whose uuid, device_token bytea, device_from timestamptz) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select d.id from access.known_device d where d.account_id = whose and d.token_hash = device_token
                    and d.ended_at is null and d.last_used_at > device_from), '00000000-0000-0000-0000-000000000000')
$$;
create function access.credentials_of(asked_email text, device_token bytea, device_from timestamptz)
  returns table (account_id uuid, password_hash text, device_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.password_hash,
         access.device_of(a.id, device_token, device_from)
    from access.account a where lower(a.email) = lower(asked_email) and a.face = 'staff' and a.closed_at is null
$$;
create function access.own_credentials() returns table (account_id uuid, password_hash text, device_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.password_hash, '00000000-0000-0000-0000-000000000000'::uuid
    from access.account a where a.id = platform.actor() and a.closed_at is null
$$;

-- Remembers the browser of a sign-in that has just succeeded: by the mark that it showed, where that is one of ours (several
-- people may use one computer), else by a fresh one; says which of the two it was.
create function access.know_device(whose uuid, shown bytea, fresh bytea) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare is_ours boolean := exists (select from access.known_device d where d.token_hash = shown);
begin
  insert into access.known_device (account_id, token_hash) values (whose, case when is_ours then shown else fresh end)
    on conflict (account_id, token_hash) do update set last_used_at = platform.moment(), ended_at = null;
  return is_ours;
end $$;

-- A code of the second factor, or a recovery code, opens once; for the account whose session the request showed.
create function access.spend_step(step bigint) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update access.second_factor f set last_step = step where f.account_id = access.session_account() and f.last_step < step;
  return found;
end $$;
create function access.spend_recovery_code(hash bytea) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update access.recovery_code c set used_at = platform.moment()
   where c.account_id = access.session_account() and c.code_hash = hash and c.used_at is null;
  return found;
end $$;

-- An administrator gives a code. One for a second factor takes the old one away at once, and ends every sign-in.
create function access.give_one_time_code(whose uuid, what text, hash bytea, until timestamptz) returns void language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.ask_administrator();
  update access.one_time_code c set used_at = platform.moment() where c.account_id = whose and c.purpose = what and c.used_at is null;
  insert into access.one_time_code (code_hash, account_id, purpose, expires_at) values (hash, whose, what, until);
  if what = 'second factor' then
    insert into access.second_factor (account_id, reset_at) values (whose, platform.moment())
      on conflict (account_id) do update set sealed = null, set_up_at = null, reset_at = platform.moment();
    delete from access.recovery_code r where r.account_id = whose;
    update access.known_device d set ended_at = platform.moment() where d.account_id = whose and d.ended_at is null;
    update platform.session s set revoked_at = platform.moment() where s.account_id = whose and s.revoked_at is null;
  end if;
end $$;

-- Not for the application: the functions below spend a code for what it is for.
create function access.spend_one_time_code(whose uuid, what text, hash bytea) returns boolean language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  update access.one_time_code c set used_at = platform.moment()
   where c.code_hash = hash and c.account_id = whose and c.purpose = what and c.used_at is null and c.expires_at > platform.moment();
  return found;
end $$;
create function access.recover_password(whose uuid, hash bytea, new_hash text) returns boolean language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.spend_one_time_code(whose, 'password', hash) then return false; end if;
  update access.account a set password_hash = new_hash, must_change_password = false where a.id = whose and a.closed_at is null;
  delete from access.try_count t where t.account_id = whose and t.kind = 'password';
  update platform.session s set revoked_at = platform.moment() where s.account_id = whose and s.revoked_at is null;
  return true;
end $$;
create function access.accept_reset(hash bytea) returns boolean language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.spend_one_time_code(access.session_account(), 'second factor', hash) then return false; end if;
  delete from access.second_factor f where f.account_id = access.session_account() and f.reset_at is not null;
  return true;
end $$;

create or replace function access.replace_own_password(new_hash text, at timestamptz) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update access.account set password_hash = new_hash, must_change_password = false
   where id = platform.actor() and closed_at is null;
  if not found then raise exception 'Nobody is signed in.' using errcode = 'insufficient_privilege'; end if;
  update platform.session set revoked_at = at where account_id = platform.actor() and revoked_at is null;
end $$;
alter table access.account drop column failed_attempts, drop column locked_until;

revoke execute on function access.session_account(), access.start_try(uuid, text, uuid),
  access.count_try(uuid, text, uuid, boolean, integer, timestamptz), access.device_of(uuid, bytea, timestamptz),
  access.credentials_of(text, bytea, timestamptz),
  access.own_credentials(), access.know_device(uuid, bytea, bytea), access.spend_step(bigint), access.spend_recovery_code(bytea),
  access.give_one_time_code(uuid, text, bytea, timestamptz), access.spend_one_time_code(uuid, text, bytea),
  access.recover_password(uuid, bytea, text), access.accept_reset(bytea) from public;
grant execute on function access.session_account(), access.start_try(uuid, text, uuid),
  access.count_try(uuid, text, uuid, boolean, integer, timestamptz), access.device_of(uuid, bytea, timestamptz),
  access.credentials_of(text, bytea, timestamptz),
  access.own_credentials(), access.know_device(uuid, bytea, bytea), access.spend_step(bigint), access.spend_recovery_code(bytea),
  access.recover_password(uuid, bytea, text), access.accept_reset(bytea) to kith_app;
grant execute on function access.give_one_time_code(uuid, text, bytea, timestamptz) to kith_app, kith_loader;
