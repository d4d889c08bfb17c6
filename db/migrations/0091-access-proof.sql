-- Sessions that say where and how they began, and when their holder last proved who they are; forms kept while they prove it
-- again; and the end of sessions with the account, or with a change of what its roles are.

alter table platform.session
  add column id uuid not null unique default gen_random_uuid(),
  -- What the browser calls itself, in a few words: for the holder's own list.
  add column device text not null default '',
  add column way text not null default 'password' check (way in ('password', 'provider', 'demonstration')),
  -- What is still asked for before anything is open: null for nothing.
  add column awaits text check (awaits = 'code'),
  add column proved_at timestamptz not null default platform.moment();

-- Whether an account has a password, and nothing of it: the application may know that.
alter table access.account add column has_password boolean generated always as (password_hash is not null) stored;
grant select (has_password) on access.account to kith_app;

-- A form that was sent without a recent proof: nobody's words are lost while they prove who they are.
create table access.kept_form (
  id uuid primary key,
  account_id uuid not null references access.account,
  path text not null,
  fields jsonb not null,
  kept_at timestamptz not null default platform.moment()
);
create index kept_form_account on access.kept_form (account_id);
alter table access.kept_form enable row level security;
create policy app_reads on access.kept_form for select to kith_app using (account_id = (select platform.actor()));
create policy app_adds on access.kept_form for insert to kith_app with check (account_id = (select platform.actor()));
create policy app_removes on access.kept_form for delete to kith_app using (account_id = (select platform.actor()));
create policy loader_all on access.kept_form to kith_loader using (true) with check (true);
grant select, insert, delete on access.kept_form to kith_app, kith_loader;
insert into platform.retention values ('access.kept_form', 'system', 'until it is thrown away, or the night after');

-- What an account may do has changed, or it is closed: every sign-in of it ends, and the next one starts afresh.
create function access.end_sessions_with() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  whose uuid;
begin
  if tg_table_name = 'account' then whose := new.id;
  elsif tg_op = 'DELETE' then whose := old.account_id;
  else whose := new.account_id;
  end if;
  update platform.session set revoked_at = platform.moment() where account_id = whose and revoked_at is null;
  return null;
end $$;
revoke execute on function access.end_sessions_with() from public;
create trigger end_sessions after insert or delete or update of account_id, role, starts, ends on access.role_grant
  for each row execute function access.end_sessions_with();
create trigger end_sessions after update of closed_at on access.account
  for each row when (new.closed_at is not null) execute function access.end_sessions_with();

-- Who may do to other people's accounts what the pages for administrators and the console do.
create function access.may_administer() returns boolean language sql stable
  as $$ select access.holds_role(array['administrator']) or current_setting('role', true) = 'kith_loader' $$;

create function access.ask_administrator() returns void language plpgsql stable as $$
begin
  if not access.may_administer() then raise exception 'Only an administrator may.' using errcode = 'insufficient_privilege'; end if;
end $$;

-- The running sign-ins of an account, for an administrator.
create function access.sessions_of(whose uuid) returns table (id uuid, device text, way text, created_at timestamptz, seen_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.ask_administrator();
  return query select s.id, s.device, s.way, s.created_at, s.seen_at from platform.session s
    where s.account_id = whose and s.revoked_at is null and s.awaits is null and s.expires_at > platform.moment()
    order by s.seen_at desc, s.id;
end $$;
create function access.end_sessions_of(whose uuid) returns integer language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare ended integer;
begin
  perform access.ask_administrator();
  update platform.session set revoked_at = platform.moment() where account_id = whose and revoked_at is null;
  get diagnostics ended = row_count;
  return ended;
end $$;
revoke execute on function access.sessions_of(uuid), access.end_sessions_of(uuid) from public;
grant execute on function access.sessions_of(uuid), access.end_sessions_of(uuid) to kith_app, kith_loader;
