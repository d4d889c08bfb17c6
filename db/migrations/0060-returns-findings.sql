-- What the rules of a return find in the live record, what people said of it, and the copies that were signed.

-- One run of every rule of a form over one year. Counts only, nobody's values.
create table returns.check_run (
  id uuid primary key,
  form text not null,
  year smallint not null,
  why text not null check (why in ('night', 'import', 'asked')),
  ran_at timestamptz not null,
  took_ms integer not null,
  row_count integer not null,
  -- How many rows each rule finds, and for each rule that could not be run what it lacks.
  counts jsonb not null,
  not_checked jsonb not null,
  -- The return's figures as they stood, by figure.
  figures jsonb not null default '{}'
);
create index check_run_newest on returns.check_run (form, year, ran_at desc);

-- A run that somebody or something waits for: of one person's rows or, without one, of everybody's. Written in the
-- transaction that gave the reason, taken out by the run that serves it.
create table returns.check_wanted (
  id uuid primary key,
  why text not null check (why in ('night', 'import', 'asked', 'change')),
  person_id uuid,
  asked_at timestamptz not null default now(),
  asked_by uuid default platform.actor()
);
create index check_wanted_person on returns.check_wanted (person_id);
call access.protect('returns.check_wanted');
revoke update on returns.check_wanted from kith_app;

-- One row of the return that breaks one rule, from when it was first found until it was gone. One that comes back is a new
-- row, so that age and trend can be worked out from here.
create table returns.finding (
  id uuid primary key,
  form text not null,
  year smallint not null,
  rule text not null,
  is_query boolean not null,
  -- The file as findings name it; last year's end in _last. The row counts from 0 in the file as it was checked last.
  table_name text not null,
  row_number integer not null,
  person_id uuid references people.person,
  -- Which row it is, however the file is ordered: the fact, or contested row, that it was made from.
  source_key text not null,
  -- Where it is mended: a fact or, while nobody has settled it, a contested row; neither where a fact is missing altogether.
  fact_kind text,
  fact_id uuid,
  is_contested boolean not null default false,
  -- The values that the rule looks at: in this row, and in other rows of the same child.
  cells jsonb not null,
  beside jsonb not null,
  -- A fingerprint of those values.
  looked_at text not null,
  first_found_at timestamptz not null,
  gone_at timestamptz,
  constraint finding_leads_to_a_kind check ((fact_id is null) = (fact_kind is null)),
  constraint finding_ends_after_it_starts check (gone_at >= first_found_at)
);
create unique index finding_open on returns.finding (form, year, rule, table_name, source_key, person_id) nulls not distinct
  where gone_at is null;
create index finding_person on returns.finding (person_id);
create index finding_times on returns.finding (form, year, first_found_at, gone_at);
call access.protect('returns.finding');
revoke insert, update on returns.finding from kith_app;

-- Why a row that breaks a rule is right all the same. It stays with the child, in every year, for as long as the values that
-- the rule looks at are the same.
create table returns.explanation (
  id uuid primary key,
  person_id uuid not null references people.person,
  form text not null,
  rule text not null,
  table_name text not null,
  source_key text not null,
  looked_at text not null,
  cells jsonb not null,
  words text not null check (length(btrim(words)) >= 10),
  explained_at timestamptz not null,
  explained_by uuid default platform.actor(),
  taken_back_at timestamptz,
  taken_back_by uuid
);
create index explanation_person on returns.explanation (person_id, rule);
call access.protect('returns.explanation');

-- The files of a year as they were on one day: who prepared them, what was open, who signed.
create table returns.frozen_copy (
  id uuid primary key,
  form text not null,
  year smallint not null,
  number smallint not null,
  prepared_at timestamptz not null,
  prepared_by uuid default platform.actor(),
  -- By rule: how many rows were open and how many explained.
  open_findings jsonb not null,
  -- Name, header line, rows and hash of each file, in order; `sha256` is the hash over their hashes.
  files jsonb not null,
  sha256 text not null,
  signed_at timestamptz,
  signed_by uuid,
  signed_words text,
  unique (form, year, number),
  constraint signed_by_somebody check ((signed_at is null) = (signed_words is null))
);

-- Each line of those files as it was written. No foreign key to the person: the copy stays as it was.
create table returns.frozen_row (
  copy_id uuid not null references returns.frozen_copy,
  table_name text not null,
  row_number integer not null,
  person_id uuid,
  source_key text not null,
  line text not null,
  primary key (copy_id, table_name, row_number)
);
create index frozen_row_person on returns.frozen_row (person_id);
call access.protect('returns.frozen_row');
revoke update on returns.frozen_row from kith_app, kith_loader;

grant select on returns.check_run to kith_app;
grant select, insert on returns.check_run to kith_loader;
grant select, insert on returns.frozen_copy to kith_app;
grant update (signed_at, signed_by, signed_words) on returns.frozen_copy to kith_app;
grant select on returns.frozen_copy to kith_loader;

insert into platform.retention values
  ('returns.check_run', 'derived', 'counts only; kept as long as the findings of its year'),
  ('returns.check_wanted', 'derived', 'taken out when the run is done'),
  ('returns.finding', 'care record', 'as the facts that it is about'),
  ('returns.explanation', 'care record', 'as the facts that it is about'),
  ('returns.frozen_copy', 'care record', 'as long as any later copy is compared with it'),
  ('returns.frozen_row', 'care record', 'as the facts that it is about');
