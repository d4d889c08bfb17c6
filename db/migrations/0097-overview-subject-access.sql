-- Somebody asks for what is held about them (docs/adr/0019; UK GDPR articles 12 and 15, unverified against the text).
create schema overview;
grant usage on schema overview to kith_app, kith_loader;

create table overview.subject_access_request (
  id uuid primary key,
  person_id uuid not null references people.person,
  asked_by text not null check (asked_by in ('the person', 'a parent', 'a solicitor', 'somebody else')),
  asker_name text not null,
  -- By what right somebody asks for another person: parental responsibility, a signed authority.
  authority text,
  reach text,
  scope text,
  received_on date not null,
  identity_how text,
  identity_on date,
  extended_because text,
  extended_on date,
  state text not null default 'open' check (state in ('open', 'prepared', 'released', 'withdrawn', 'refused')),
  ended_because text,
  prepared_at timestamptz,
  prepared_by uuid,
  released_at timestamptz,
  released_by uuid,
  released_how text,
  version integer not null default 1,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint identity_whole check (num_nulls(identity_how, identity_on) in (0, 2)),
  constraint extension_whole check (num_nulls(extended_because, extended_on) in (0, 2)),
  constraint authority_for_others check (asked_by = 'the person' or authority is not null),
  constraint prepared_whole check (num_nulls(prepared_at, prepared_by) in (0, 2)),
  constraint released_whole check (num_nulls(released_at, released_by, released_how) in (0, 3)),
  -- Who prepares a copy does not release it (domain reference 4.7).
  constraint two_people check (released_by is null or released_by <> prepared_by)
);
create index subject_access_request_person on overview.subject_access_request (person_id);
create index subject_access_request_open on overview.subject_access_request (received_on) where state in ('open', 'prepared');
create trigger bump_version before update on overview.subject_access_request for each row execute function platform.bump_version();
call access.protect('overview.subject_access_request');

-- While something has to be made clear the clock stands still (Data (Use and Access) Act 2025, unverified).
create table overview.subject_access_pause (
  id uuid primary key,
  request_id uuid not null references overview.subject_access_request,
  person_id uuid not null references people.person,
  what text not null,
  asked_on date not null,
  answered_on date check (answered_on >= asked_on),
  answer text,
  recorded_by uuid default platform.actor()
);
create unique index subject_access_pause_open on overview.subject_access_pause (request_id) where answered_on is null;
create index subject_access_pause_person on overview.subject_access_pause (person_id);
call access.protect('overview.subject_access_pause');

-- What a reviewer decided of one passage. Rows are added, never changed but to be taken back; the newest that stands holds.
create table overview.subject_access_decision (
  id uuid primary key,
  request_id uuid not null references overview.subject_access_request,
  person_id uuid not null references people.person,
  -- Of the fact, its version and the part of it (`Passage.key`): a fact that changes is a new passage, and this one keeps its decision.
  passage_key text not null,
  choice text not null check (choice in ('in', 'out')),
  reason text,
  note text,
  saved_together uuid not null,
  decided_at timestamptz not null default platform.moment(),
  decided_by uuid default platform.actor(),
  taken_back_at timestamptz,
  taken_back_by uuid,
  constraint out_has_reason check (choice = 'in' or reason is not null),
  -- Serious harm to somebody's health is a judgement of its own and says why (Data Protection Act 2018, schedule 3, unverified).
  constraint harm_says_why check (reason is distinct from 'serious harm' or note is not null)
);
create index subject_access_decision_request on overview.subject_access_decision (request_id, passage_key, decided_at);
create index subject_access_decision_person on overview.subject_access_decision (person_id);
call access.protect('overview.subject_access_decision');

-- A copy as it was when it was prepared: what is released is what was looked at, byte by byte.
create table overview.subject_access_copy (
  id uuid primary key,
  request_id uuid not null references overview.subject_access_request,
  person_id uuid not null references people.person,
  content text not null,
  sha256 text not null,
  made_at timestamptz not null default platform.moment(),
  made_by uuid default platform.actor()
);
create index subject_access_copy_request on overview.subject_access_copy (request_id, made_at desc);
create index subject_access_copy_person on overview.subject_access_copy (person_id);
call access.protect('overview.subject_access_copy');
revoke update on overview.subject_access_copy from kith_app;

-- Reading it with somebody: when, with whom, how long, what they said.
create table overview.subject_access_reading (
  id uuid primary key,
  request_id uuid not null references overview.subject_access_request,
  person_id uuid not null references people.person,
  read_on date not null,
  with_whom text not null,
  minutes integer check (minutes between 1 and 1440),
  said text,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor()
);
create index subject_access_reading_request on overview.subject_access_reading (request_id);
create index subject_access_reading_person on overview.subject_access_reading (person_id);
call access.protect('overview.subject_access_reading');
revoke update on overview.subject_access_reading from kith_app;

insert into platform.retention
select 'overview.' || t, 'record', 'as the record that was asked for: a copy shows what was told and what was not (local default)'
  from unnest(array['subject_access_request', 'subject_access_pause', 'subject_access_decision', 'subject_access_copy', 'subject_access_reading']) t;
