-- What a worker says aloud of a visit, and an engine of the council's own writes down (docs/adr/0034). A row for each recording: it
-- belongs to an unfinished visit (entry_draft.draft_id) and may name each of its children, so that it is hidden with any of them.
create table practice.dictation (
  id uuid primary key,
  -- Made on the device, so that sending a recording again makes it once.
  upload_id uuid not null,
  person_id uuid not null references people.person,
  draft_id uuid not null,
  also_of uuid[] not null default '{}',
  author_id uuid not null references access.account default platform.actor(),
  -- Whether the family was told, as the worker chose; never a default.
  family_told boolean not null,
  seconds integer not null check (seconds > 0),
  sha256 bytea not null,
  received_at timestamptz not null default platform.moment(),
  state text not null default 'waiting' check (state in ('waiting', 'ready', 'failed')),
  failure text check (failure in ('not reached', 'refused', 'nonsense', 'nothing heard')),
  tries smallint not null default 0,
  next_try_at timestamptz not null default platform.moment(),
  -- The engine's words, passage by passage; emptied with the recording once the visit is finished.
  passages jsonb not null default '[]',
  model text,
  written_down_at timestamptz,
  discarded_at timestamptz,
  sound_gone_at timestamptz,
  sound_gone_because text check (sound_gone_because in ('time', 'thrown away', 'visit thrown away')),
  constraint dictation_once unique (author_id, upload_id),
  constraint dictation_failed_says_why check (state <> 'failed' or failure is not null),
  constraint dictation_ready_says_when check ((state = 'ready') = (written_down_at is not null)),
  constraint dictation_gone_says_why check ((sound_gone_at is null) = (sound_gone_because is null))
);
create index dictation_person on practice.dictation (person_id);
create index dictation_draft on practice.dictation (draft_id, received_at, id);
create index dictation_waiting on practice.dictation (next_try_at) where state = 'waiting';
create index dictation_kept on practice.dictation (received_at) where sound_gone_at is null;

-- The recording itself: heard by who made it and by nobody else, deleted after a set time. Apart, so that no list reads it.
create table practice.dictation_sound (
  dictation_id uuid primary key references practice.dictation on delete cascade,
  person_id uuid not null references people.person,
  also_of uuid[] not null default '{}',
  author_id uuid not null references access.account default platform.actor(),
  -- WAV: 16 bit, one channel, 16,000 a second.
  content bytea not null
);
create index dictation_sound_person on practice.dictation_sound (person_id);

-- Which words of an entry were dictated, who accepted them and when: a row in the record of each child in whose entry they stand.
create table practice.dictation_acceptance (
  id uuid primary key,
  person_id uuid not null references people.person,
  dictation_id uuid not null,
  -- Which passage of the dictation.
  place smallint not null,
  draft_id uuid not null,
  about text not null check (about in ('purpose', 'gained', 'happened', 'remark')),
  accepted_at timestamptz not null default platform.moment(),
  accepted_by uuid not null references access.account default platform.actor(),
  constraint dictation_acceptance_once unique (dictation_id, place, person_id)
);
create index dictation_acceptance_draft on practice.dictation_acceptance (draft_id, person_id, about);
create index dictation_acceptance_person on practice.dictation_acceptance (person_id);
create trigger never_changed before update on practice.dictation_acceptance for each row execute function platform.refuse_change();

do $$
declare
  own text;
begin
  foreach own in array array['dictation', 'dictation_sound'] loop
    call access.protect(format('practice.%I', own)::regclass);
    execute format('create policy hidden_with on practice.%I as restrictive for all to kith_app
      using (not also_of && (select array(select access.hidden_subjects())))', own);
    execute format('create policy author_adds on practice.%I as restrictive for insert to kith_app with check (author_id = (select platform.actor()))', own);
    execute format('revoke update on practice.%I from kith_app', own);
  end loop;
end $$;

-- Words that nobody has accepted: who said them reads them, and information governance for a copy of the record (docs/adr/0019).
create policy readers on practice.dictation as restrictive for select to kith_app
  using (author_id = (select platform.actor()) or (select access.holds_role('{guardian}')));
create policy author_changes on practice.dictation as restrictive for update to kith_app
  using (author_id = (select platform.actor())) with check (author_id = (select platform.actor()));
grant update (state, failure, tries, next_try_at, discarded_at, sound_gone_at, sound_gone_because) on practice.dictation to kith_app;

create policy author_hears on practice.dictation_sound as restrictive for select to kith_app
  using (author_id = (select platform.actor()));
create policy author_deletes on practice.dictation_sound for delete to kith_app using (author_id = (select platform.actor()));
grant delete on practice.dictation_sound to kith_app;

call access.protect('practice.dictation_acceptance');
revoke update on practice.dictation_acceptance from kith_app, kith_loader;

insert into platform.retention values
  ('practice.dictation', 'record', 'that it was dictated: as the entry that it belongs to; the engine''s words until the visit is finished and the recording''s time is over (local default)'),
  ('practice.dictation_sound', 'work', 'for as many days as the authority sets (practice.dictation-days), and less where it is thrown away (local default)'),
  ('practice.dictation_acceptance', 'record', 'as the entry that it belongs to');
