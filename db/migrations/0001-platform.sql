-- The ground: extensions, the three roles, bookkeeping of facts, sessions, settings, outbox, files, tasks.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;
create extension if not exists unaccent;

do $$
begin
  if not exists (select from pg_roles where rolname = 'kith_app') then create role kith_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'kith_loader') then create role kith_loader nologin; end if;
exception when duplicate_object or unique_violation then null; -- another database of this server is migrating too
end $$;

create schema platform;
grant usage on schema platform to kith_app, kith_loader;

-- Who, and which day it is, are set for the transaction by the one function that opens transactions.
create function platform.actor() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('kith.account', true), '')::uuid $$;
create function platform.today() returns date language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('kith.today', true), '')::date, current_date) $$;

-- What kind of database this is; fixed at its first import, first `admin create` or first demonstration.
create table platform.installation (
  one boolean primary key default true check (one),
  kind text not null check (kind in ('demonstration', 'authority')),
  code text,
  name text,
  fixed_at timestamptz not null default now()
);

-- Settings have a history: the newest row of a key holds.
create table platform.setting (
  id uuid primary key,
  key text not null,
  value jsonb not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid
);
create index setting_key on platform.setting (key, recorded_at desc);

create table platform.session (
  token_hash bytea primary key,
  face text not null check (face in ('staff', 'public')),
  account_id uuid not null,
  csrf_token text not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_account on platform.session (account_id);

create table platform.outbox (
  id uuid primary key,
  event text not null,
  body jsonb not null,
  announced_at timestamptz not null default now(),
  announced_by uuid,
  handled_at timestamptz
);
create index outbox_waiting on platform.outbox (announced_at) where handled_at is null;

create table platform.message (
  id uuid primary key,
  channel text not null check (channel in ('email', 'text', 'local')),
  recipient text not null,
  subject text not null,
  body text not null,
  queued_at timestamptz not null default now(),
  sent_at timestamptz,
  problem text
);
create index message_waiting on platform.message (queued_at) where sent_at is null;

create table platform.file (
  id uuid primary key,
  name text not null,
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 bytea not null,
  content bytea not null,
  stored_at timestamptz not null default now(),
  stored_by uuid
);

-- Long work with a progress that people can leave and come back to.
create table platform.task (
  id uuid primary key,
  kind text not null,
  asked_by uuid,
  input jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  step text,
  done bigint not null default 0,
  total bigint,
  outcome jsonb,
  asked_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz
);
create index task_kind on platform.task (kind, asked_at desc);

-- How long each table's rows are kept, and why; a test reads that every table has its line.
create table platform.retention (
  table_name text primary key,
  class text not null,
  basis text not null
);

-- A fact is three things: the current table, an insert-only _history, and _contested (docs/adr/0004).
create function platform.bump_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;

create function platform.keep_history() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
  names text;
begin
  select string_agg(quote_ident(attname), ', ' order by attnum) into names
    from pg_attribute
   where attrelid = tg_relid and attnum > 0 and not attisdropped and attgenerated = '';
  execute format('insert into %I.%I (%s, superseded_at, superseded_by) select %s, now(), platform.actor() from old_rows',
    tg_table_schema, tg_table_name || '_history', names, names);
  return null;
end $$;

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is insert-only', tg_table_name using errcode = 'restrict_violation';
end $$;

-- Turns a table (with an id) into a fact: adds the columns that say whence it came, its history and its contested rows.
create procedure platform.make_fact(fact regclass, retention_class text, retention_basis text) language plpgsql as $$
declare
  place text := (select nspname from pg_namespace n join pg_class c on c.relnamespace = n.oid where c.oid = fact);
  own text := (select relname from pg_class where oid = fact);
  col record;
  typed text := '';
begin
  -- Typed copies of the fact's own columns, all nullable and without rules: a contested value may be impossible.
  for col in select attname, format_type(atttypid, atttypmod) as type from pg_attribute
              where attrelid = fact and attnum > 0 and not attisdropped and attgenerated = '' and attname not in ('id', 'person_id')
              order by attnum
  loop
    typed := typed || format(', %I %s', col.attname, col.type);
  end loop;
  execute format('alter table %s
    add column version integer not null default 1,
    add column source text not null default ''kith'' check (source in (''kith'', ''return'', ''demonstration'')),
    add column source_year smallint,
    add column recorded_at timestamptz not null default now(),
    add column recorded_by uuid default platform.actor()', fact);
  execute format('create table %I.%I (like %s)', place, own || '_history', fact);
  execute format('alter table %I.%I add column superseded_at timestamptz not null default now(), add column superseded_by uuid', place, own || '_history');
  execute format('create index on %I.%I (id, version)', place, own || '_history');
  execute format('create trigger insert_only before update or delete on %I.%I for each row execute function platform.refuse_change()', place, own || '_history');
  execute format('create trigger bump_version before update on %s for each row execute function platform.bump_version()', fact);
  execute format('create trigger keep_history_of_updates after update on %s referencing old table as old_rows for each statement execute function platform.keep_history()', fact);
  execute format('create trigger keep_history_of_deletes after delete on %s referencing old table as old_rows for each statement execute function platform.keep_history()', fact);
  execute format('create table %I.%I (
    id uuid primary key,
    person_id uuid,
    fact_id uuid,
    field text,
    contested_because text not null,
    source_text jsonb not null,
    source_year smallint,
    source_row integer,
    conflicts_with uuid,
    recorded_at timestamptz not null default now(),
    settled_at timestamptz,
    settled_by uuid,
    settlement text check (settlement in (''accepted'', ''kept'', ''corrected'')),
    settlement_note text%s)', place, own || '_contested', typed);
  execute format('create index on %I.%I (person_id)', place, own || '_contested');
  execute format('create index on %I.%I (fact_id)', place, own || '_contested');
  execute format('create index on %I.%I (recorded_at) where settled_at is null', place, own || '_contested');
  insert into platform.retention
    select format('%I.%I', place, t), retention_class, retention_basis
      from unnest(array[own, own || '_history', own || '_contested']) t;
end $$;

insert into platform.retention values
  ('public.kith_migration', 'system', 'kept as long as the database'),
  ('platform.installation', 'system', 'kept as long as the database'),
  ('platform.setting', 'system', 'kept as long as the database: settings explain past decisions'),
  ('platform.session', 'session', 'deleted 30 days after it ended (local default)'),
  ('platform.outbox', 'delivery', 'deleted 90 days after it was handled (local default)'),
  ('platform.message', 'delivery', 'deleted 90 days after it was sent (local default)'),
  ('platform.file', 'record', 'as the record that it belongs to'),
  ('platform.task', 'delivery', 'deleted 400 days after it ended (local default)'),
  ('platform.retention', 'system', 'kept as long as the database');

grant select on platform.installation, platform.setting, platform.retention to kith_app, kith_loader;
grant insert on platform.installation, platform.setting to kith_app, kith_loader;
grant update on platform.installation to kith_loader;
grant select, insert, update on platform.session, platform.outbox, platform.message, platform.file, platform.task to kith_app, kith_loader;
grant delete on platform.session, platform.outbox, platform.message, platform.task to kith_loader;
