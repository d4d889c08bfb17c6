-- Loading and producing the statutory files.
create schema returns;
create schema reporting;
create schema insight;
grant usage on schema returns, reporting, insight to kith_app, kith_loader;

-- One import of one folder (a file set): which collection year, from whom, when.
create table returns.file_set (
  id uuid primary key,
  year smallint not null,
  authority text not null,
  folder text not null,
  loaded_at timestamptz not null default now(),
  loaded_by uuid default platform.actor(),
  counts jsonb not null default '{}'
);
create index file_set_year on returns.file_set (year, loaded_at desc);

-- Where each line of a return went: the fact (and which version of it) or the contested row that it gave. Holds no
-- values: an export reads them from the facts. The fingerprint tells an unchanged line when it is loaded again.
create table returns.line (
  id uuid primary key,
  file_set_id uuid not null references returns.file_set,
  year smallint not null,
  file_kind text not null,
  row_number integer not null,
  part text not null,
  person_id uuid not null references people.person,
  fact_id uuid,
  fact_version integer,
  contested_id uuid,
  fingerprint bytea not null,
  constraint line_leads_somewhere check (fact_id is not null or contested_id is not null)
);
create index line_year on returns.line (year, file_kind, row_number);
create index line_person on returns.line (person_id);
create index line_fact on returns.line (fact_id);
create index line_file_set on returns.line (file_set_id);
call access.protect('returns.line');
insert into platform.retention values
  ('returns.file_set', 'care record', 'as the facts that came from it'),
  ('returns.line', 'care record', 'as the facts that came from it');
grant select, insert on returns.file_set to kith_app, kith_loader;
grant update on returns.file_set to kith_loader;
