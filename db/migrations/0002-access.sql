-- Accounts, roles, relations and the trail of who saw what.
create schema access;
grant usage on schema access to kith_app, kith_loader;

create table access.account (
  id uuid primary key,
  face text not null check (face in ('staff', 'public')),
  name text not null,
  email text,
  password_hash text,
  must_change_password boolean not null default false,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  closed_at timestamptz
);
create unique index account_email on access.account (lower(email)) where closed_at is null;

create table access.role_grant (
  id uuid primary key,
  account_id uuid not null references access.account,
  role text not null,
  starts date not null,
  ends date check (ends >= starts),
  granted_at timestamptz not null default now(),
  granted_by uuid
);
create index role_grant_account on access.role_grant (account_id);

-- Which account may see which subject, and why. Subjects are opaque ids; each row is written by the module that owns the
-- fact behind it, in the transaction that changes the fact. The subject 00…01 stands for everyone.
create table access.relation (
  account_id uuid not null references access.account,
  subject_id uuid not null,
  kind text not null,
  starts date not null,
  ends date check (ends >= starts),
  source text not null,
  primary key (account_id, subject_id, kind, starts)
);
create index relation_subject on access.relation (subject_id);

create function access.everyone() returns uuid language sql immutable parallel safe
  as $$ select '00000000-0000-0000-0000-000000000001'::uuid $$;

-- Whether the actor may see every (unrestricted) subject.
create function access.sees_everyone() returns boolean language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select from access.relation r
     where r.account_id = platform.actor() and r.subject_id = access.everyone()
       and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today()))
$$;

-- The subjects named to the actor today.
create function access.seen_subjects() returns setof uuid language sql stable security definer set search_path = pg_catalog as $$
  select r.subject_id from access.relation r
   where r.account_id = platform.actor()
     and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today())
$$;

-- One row per request with the subjects whose records it showed or changed. Insert-only, by month.
create table access.read_log (
  id uuid not null,
  at timestamptz not null,
  account_id uuid,
  face text not null,
  audit_name text not null,
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  subjects uuid[] not null default '{}',
  detail jsonb not null default '{}',
  correlation_id uuid not null,
  -- Which transaction wrote the row. When every transaction below a number has ended, no more rows below it can appear.
  written_in xid8 not null default pg_current_xact_id(),
  primary key (id, at)
) partition by range (at);
create table access.read_log_rest partition of access.read_log default;
create index read_log_at on access.read_log (at);
create index read_log_account on access.read_log (account_id, at);
create index read_log_subjects on access.read_log using gin (subjects);
create trigger insert_only before update or delete on access.read_log for each row execute function platform.refuse_change();

create index read_log_written_in on access.read_log (written_in);

-- Blocks of the log, each holding the hash of the one before; the root of each also goes to a file outside the database.
-- A block covers the rows of all transactions from `from_xid` up to, not including, `to_xid`, so a row taken out of its
-- middle, changed, or slipped in changes its root.
create table access.audit_block (
  number bigint primary key,
  from_xid xid8 not null,
  to_xid xid8 not null,
  row_count integer not null,
  previous bytea not null,
  root bytea not null,
  sealed_at timestamptz not null default now(),
  constraint forwards check (to_xid > from_xid)
);
create trigger insert_only before update or delete on access.audit_block for each row execute function platform.refuse_change();

-- The root of the rows of a range of transactions, chained to the root before.
create function access.block_root(previous bytea, from_xid xid8, to_xid xid8) returns table (root bytea, row_count integer)
language sql stable as $$
  select sha256(previous || coalesce(string_agg(sha256(convert_to(concat_ws('|', l.id, extract(epoch from l.at), l.account_id, l.face,
           l.audit_name, l.outcome, l.subjects::text, l.detail::text, l.correlation_id, l.written_in::text), 'UTF8')), ''::bytea order by l.id), ''::bytea)),
         count(*)::int
    from access.read_log l
   where l.written_in >= from_xid and l.written_in < to_xid
$$;

-- Puts a table under row-level security: rows about a person are seen by those who may see that person.
create procedure access.protect(protected regclass, subject_column text default 'person_id') language plpgsql as $$
declare
  visible text := format('(select access.sees_everyone()) or %I in (select access.seen_subjects())', subject_column);
begin
  execute format('alter table %s enable row level security', protected);
  execute format('create policy app_reads on %s for select to kith_app using (%s)', protected, visible);
  execute format('create policy app_adds on %s for insert to kith_app with check (%s)', protected, visible);
  execute format('create policy app_changes on %s for update to kith_app using (%s) with check (%s)', protected, visible, visible);
  execute format('create policy loader_all on %s to kith_loader using (true) with check (true)', protected);
  execute format('grant select, insert, update on %s to kith_app', protected);
  execute format('grant select, insert, update, delete on %s to kith_loader', protected);
end $$;

-- The same for a fact with its history and its contested rows. A fact may be taken out of the current table: its history
-- keeps it, by trigger.
create procedure access.protect_fact(fact regclass, subject_column text default 'person_id') language plpgsql as $$
declare
  place text := (select nspname from pg_namespace n join pg_class c on c.relnamespace = n.oid where c.oid = fact);
  own text := (select relname from pg_class where oid = fact);
begin
  call access.protect(fact, subject_column);
  execute format('create policy app_removes on %s for delete to kith_app using ((select access.sees_everyone()) or %I in (select access.seen_subjects()))',
    fact, subject_column);
  execute format('grant delete on %s to kith_app', fact);
  call access.protect(format('%I.%I', place, own || '_history')::regclass, subject_column);
  call access.protect(format('%I.%I', place, own || '_contested')::regclass, 'person_id');
  execute format('revoke update, insert on %I.%I from kith_app', place, own || '_history');
  execute format('revoke insert on %I.%I from kith_app', place, own || '_contested');
end $$;

alter table access.relation enable row level security;
create policy app_reads on access.relation for select to kith_app
  using (account_id = (select platform.actor()) or (select access.sees_everyone()));
create policy loader_all on access.relation to kith_loader using (true) with check (true);

insert into platform.retention values
  ('access.account', 'system', 'as long as any record that the account read or changed'),
  ('access.role_grant', 'system', 'as long as any record that the account read or changed'),
  ('access.relation', 'system', 'as long as any record that the account read or changed'),
  ('access.read_log', 'audit', 'at least as long as the record that it protects'),
  ('access.read_log_rest', 'audit', 'at least as long as the record that it protects'),
  ('access.audit_block', 'audit', 'at least as long as the record that it protects');

-- The application never reads a password's hash; only the sign-in itself, as loader, does.
grant select (id, face, name, email, must_change_password, created_at, closed_at) on access.account to kith_app;
grant select on access.role_grant, access.relation, access.audit_block to kith_app;
grant insert on access.read_log to kith_app, kith_loader;
grant select, insert, update on access.account, access.role_grant to kith_loader;
grant select, insert, update, delete on access.relation to kith_loader;
grant select on access.read_log to kith_loader;
grant select, insert on access.audit_block to kith_loader;
