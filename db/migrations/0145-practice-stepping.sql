-- Steps of the one involvement: what was asked for, decided and done for each child (docs/adr/0026). What returns count are the
-- facts of 0051; a step says why they were made, by whom it was decided, and which changes it made, so that it can be taken back.
create table practice.step (
  id uuid primary key,
  -- The same for brothers and sisters who step at once; each has a row of their own.
  together_id uuid not null,
  person_id uuid not null references people.person,
  kind text not null check (kind in ('family help', 'assessment', 'child in need', 'strategy discussion', 'enquiry outcome',
    'conference', 'review', 'agreement withdrawn', 'end')),
  happened_on date not null,
  -- What the form said beside the words: which services took part, what was decided, the category. Nothing that was typed.
  said jsonb not null default '{}',
  state text not null check (state in ('waiting', 'taken', 'not taken', 'taken back')),
  -- The facts that it made and changed, with their versions and what they said before.
  changes jsonb not null default '[]',
  version integer not null default 1,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  decided_at timestamptz,
  decided_by uuid,
  taken_back_at timestamptz,
  taken_back_by uuid,
  constraint step_once unique (together_id, person_id),
  constraint step_decided_says_when check ((state = 'waiting') = (decided_at is null)),
  constraint step_taken_back_says_when check ((state = 'taken back') = (taken_back_at is not null))
);
create index step_person on practice.step (person_id, happened_on desc, id desc);
create index step_waiting on practice.step (recorded_at) where state = 'waiting';
call access.protect('practice.step');

-- The words of a step. Those that were written of several children at once may name each of them.
create table practice.step_words (
  id uuid primary key,
  person_id uuid not null references people.person,
  step_id uuid not null references practice.step on delete cascade,
  about text not null check (about in ('reasons', 'discussion', 'not taken', 'taken back', 'then', 'now', 'come back',
    'absent', 'agreed by')),
  words text not null,
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint step_words_once unique (step_id, about)
);
create index step_words_person on practice.step_words (person_id);
create trigger never_changed before update on practice.step_words for each row execute function platform.refuse_change();
call access.protect('practice.step_words');
revoke update on practice.step_words from kith_app, kith_loader;
create policy hidden_with on practice.step_words as restrictive for all to kith_app
  using (not also_of && (select array(select access.hidden_subjects())));

insert into platform.retention values
  ('practice.step', 'record', 'as the child''s record (local default)'),
  ('practice.step_words', 'record', 'as the step that they belong to');
