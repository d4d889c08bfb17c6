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

-- Where each line of a return went: the fact (and which version of it) or the contested row that it gave; a line of the
-- header has a part for each kind of fact. Holds no values: an export reads them from the facts. The fingerprint tells an
-- unchanged line when it is loaded again, the notation how a value was written where a year knows two ways (SEX 1 or M).
-- person_id is null for a line without a child id, which only those who see everyone may see. No foreign keys: the import
-- alone writes lines, in the transaction that writes the facts, whose own keys hold the person; checking them again for
-- each line took more than half of the time of writing lines (docs/adr/0006).
create table returns.line (
  file_set_id uuid not null,
  year smallint not null,
  file_kind text not null,
  row_number integer not null,
  part text not null,
  person_id uuid,
  fact_id uuid,
  fact_version integer,
  contested_id uuid,
  notation text,
  fingerprint bytea not null,
  -- The file set that gave this child's lines of this file anew for the same year; what it took over is no longer exported.
  superseded_by uuid,
  -- The fact of a newer return that left no room for this line's: the line still says what its return said. A fact that is
  -- gone without one was withdrawn by a person, and so is its line.
  displaced_by uuid,
  primary key (file_set_id, file_kind, row_number, part),
  constraint line_leads_somewhere check (fact_id is not null or contested_id is not null),
  constraint line_names_the_version check ((fact_id is null) = (fact_version is null))
);
create index line_person on returns.line (person_id);
create index line_fact on returns.line (fact_id);
create index line_superseded_by on returns.line (superseded_by) where superseded_by is not null;
call access.protect('returns.line');
insert into platform.retention values
  ('returns.file_set', 'care record', 'as the facts that came from it'),
  ('returns.line', 'care record', 'as the facts that came from it');
grant select, insert on returns.file_set to kith_app, kith_loader;
grant update on returns.file_set to kith_loader;
