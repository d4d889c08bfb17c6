-- Rows that belong to an account, or to nobody who may look: each under row-level security too, so that a transaction
-- without an actor sees nothing about anybody, colleagues included.

-- The token that a request showed, as its hash in hexadecimal: the one session that may be read before anybody is signed in.
create function access.shown_token() returns bytea language sql stable parallel safe
  as $$ select decode(nullif(current_setting('kith.token', true), ''), 'hex') $$;

alter table platform.session enable row level security;
create policy app_reads on platform.session for select to kith_app
  using (token_hash = (select access.shown_token()) or account_id = (select platform.actor()));
create policy app_changes on platform.session for update to kith_app
  using (token_hash = (select access.shown_token()) or account_id = (select platform.actor()));
create policy app_starts on platform.session for insert to kith_app with check (true);
create policy loader_all on platform.session to kith_loader using (true) with check (true);
revoke delete on platform.session from kith_app;

-- Colleagues know of each other; children, families and partners are no directory. In a demonstration the door lists whose
-- shoes there are to stand in. Before sign-in, the account of the session that the request showed.
alter table access.account enable row level security;
create policy app_reads on access.account for select to kith_app using (
  id = (select platform.actor())
  or (face = 'staff' and ((select access.actor_face()) = 'staff' or (select access.is_demonstration())))
  or id in (select s.account_id from platform.session s where s.token_hash = (select access.shown_token())));
create policy loader_all on access.account to kith_loader using (true) with check (true);

alter table access.role_grant enable row level security;
create policy app_reads on access.role_grant for select to kith_app using (
  account_id = (select platform.actor()) or (select access.actor_face()) = 'staff' or (select access.is_demonstration()));
create policy loader_all on access.role_grant to kith_loader using (true) with check (true);

-- What is announced and sent is written by requests and read by jobs only.
revoke select, update on platform.outbox, platform.message from kith_app;

-- A file is its keeper's until the record that refers to it says more (with the module that first does).
alter table platform.file enable row level security;
create policy app_reads on platform.file for select to kith_app using (stored_by = (select platform.actor()));
create policy app_adds on platform.file for insert to kith_app with check (stored_by = (select platform.actor()));
create policy loader_all on platform.file to kith_loader using (true) with check (true);
revoke update on platform.file from kith_app;

-- Long work may say in its outcome what a file held: it is for whoever asked for it.
alter table platform.task enable row level security;
create policy app_reads on platform.task for select to kith_app using (asked_by = (select platform.actor()));
create policy app_adds on platform.task for insert to kith_app with check (asked_by = (select platform.actor()));
create policy app_changes on platform.task for update to kith_app using (asked_by = (select platform.actor()));
create policy loader_all on platform.task to kith_loader using (true) with check (true);

-- Rows whose retention has ended are taken out by a job (platform.retention).
grant delete on platform.session, platform.outbox, platform.message, platform.task to kith_loader;

-- The application writes no account; this lets the one who is signed in replace their own, in the
-- transaction that audits it, and ends the account's sessions.
create function access.replace_own_password(new_hash text, at timestamptz) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update access.account set password_hash = new_hash, must_change_password = false, failed_attempts = 0, locked_until = null
   where id = platform.actor() and closed_at is null;
  if not found then raise exception 'Nobody is signed in.' using errcode = 'insufficient_privilege'; end if;
  update platform.session set revoked_at = at where account_id = platform.actor() and revoked_at is null;
end $$;
revoke execute on function access.replace_own_password(text, timestamptz) from public;
grant execute on function access.replace_own_password(text, timestamptz) to kith_app;

-- What a sign-in needs of an account, in the one transaction that also counts the try and audits it. (A second connection
-- for the check would let as many sign-ins at once as the pool has connections wait for each other for ever.) The hash of
-- one account at a time; the row is held until the try is counted, so that many tries at once are counted each.
create function access.credentials_of(asked_email text) returns table (account_id uuid, password_hash text, locked_until timestamptz)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.password_hash, a.locked_until from access.account a
   where lower(a.email) = lower(asked_email) and a.face = 'staff' and a.closed_at is null for update
$$;
create function access.own_credentials() returns table (account_id uuid, password_hash text, locked_until timestamptz)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.password_hash, a.locked_until from access.account a where a.id = platform.actor() and a.closed_at is null for update
$$;
-- Counts a try: after `most` wrong ones in a row the account rests until `rests_until`.
create function access.count_try(tried uuid, fits boolean, most integer, rests_until timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update access.account a
     set failed_attempts = case when fits then 0 else a.failed_attempts + 1 end,
         locked_until = case when not fits and a.failed_attempts + 1 >= most then rests_until end
   where a.id = tried
$$;
revoke execute on function access.credentials_of(text), access.own_credentials(), access.count_try(uuid, boolean, integer, timestamptz) from public;
grant execute on function access.credentials_of(text), access.own_credentials(), access.count_try(uuid, boolean, integer, timestamptz) to kith_app;
