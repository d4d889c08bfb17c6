-- A child who is missing or away without authorisation, from the first call to the talk afterwards (docs/adr/0030). When it began,
-- when it ended and which of the two it was are the fact that returns read, care.missing_episode; what stands here is said beside it.
create table care.missing_time (
  id uuid primary key,
  person_id uuid not null references people.person,
  -- Two times that began on one day share a fact: the return tells days.
  episode_id uuid references care.missing_episode on delete set null,
  -- Whether this report made the fact, so that taking it back takes the fact out too.
  made_episode boolean not null default false,
  -- What a fact that was there already said before this report joined it, for when the report is taken back.
  had_kind text,
  had_ends date,
  kind text not null check (kind in ('M', 'A')),
  gone_at timestamptz not null,
  state text not null default 'missing' check (state in ('missing', 'back', 'taken back')),
  risk text not null check (risk in ('high', 'medium', 'low', 'none')),
  back_at timestamptz,
  back_how text check (back_how in ('came back', 'found by police', 'found by family', 'found by us', 'somebody else')),
  -- The safe and well check (prevention interview) by the police or who was agreed with them.
  well text check (well in ('done', 'not yet', 'refused')),
  version integer not null default 1,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  back_recorded_by uuid,
  constraint missing_time_back_says_how check (state <> 'back' or (back_at is not null and back_how is not null and well is not null)),
  constraint missing_time_back_after_gone check (back_at >= gone_at)
);
-- Nobody is missing twice at once: of two who report the same child the second is led to what the first wrote.
create unique index missing_time_one_open on care.missing_time (person_id) where state = 'missing';
create index missing_time_person on care.missing_time (person_id, gone_at desc, id desc);
create index missing_time_gone on care.missing_time (gone_at desc, id desc);
create index missing_time_episode on care.missing_time (episode_id);
create index missing_time_back on care.missing_time (back_at) where state = 'back';
call access.protect('care.missing_time');

-- What was said while a child was missing and when they came back. Never changed; what is found out later is another row.
create table care.missing_words (
  id uuid primary key,
  person_id uuid not null references people.person,
  time_id uuid not null references care.missing_time on delete cascade,
  about text not null check (about in ('last seen', 'seen by', 'wearing', 'worry', 'update', 'found', 'harm', 'taken back')),
  words text not null,
  -- Other people whom the words name and whom a record holds: who may not see one of them does not get the words.
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor()
);
create index missing_words_time on care.missing_words (time_id, recorded_at, id);
create index missing_words_person on care.missing_words (person_id);

-- Who was told, when; or why not.
create table care.missing_told (
  id uuid primary key,
  person_id uuid not null references people.person,
  time_id uuid not null references care.missing_time on delete cascade,
  who text not null check (who in ('police', 'parent', 'home', 'worker', 'manager', 'somebody else')),
  name text,
  told_at timestamptz,
  -- The number that the police gave.
  reference text,
  not_told_because text,
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint missing_told_or_why_not check ((told_at is null) = (not_told_because is not null))
);
create index missing_told_time on care.missing_told (time_id, recorded_at, id);
create index missing_told_person on care.missing_told (person_id);

-- Whom the child is thought or known to have been with: somebody of whom there is a record, or somebody only named.
create table care.missing_with (
  id uuid primary key,
  person_id uuid not null references people.person,
  time_id uuid not null references care.missing_time on delete cascade,
  peer_id uuid references people.person,
  name text,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint missing_with_one_of_two check ((peer_id is null) <> (name is null))
);
create index missing_with_time on care.missing_with (time_id, recorded_at, id);
create index missing_with_person on care.missing_with (person_id);
create index missing_with_peer on care.missing_with (peer_id) where peer_id is not null;

-- The talk after a child came back: each offer, each answer and the talk itself is a row, so that an offer after a refusal stands
-- beside the refusal.
create table care.return_interview (
  id uuid primary key,
  person_id uuid not null references people.person,
  time_id uuid not null references care.missing_time on delete cascade,
  step text not null check (step in ('offered', 'accepted', 'refused', 'not possible', 'held')),
  happened_at timestamptz not null,
  by_name text not null,
  by_agency text,
  -- Somebody who neither works with the child nor where the child lives.
  is_independent boolean not null,
  because text,
  alone text check (alone in ('alone', 'with somebody they chose', 'not alone')),
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint return_interview_independent check (is_independent or step = 'not possible'),
  constraint return_interview_says_why check (step not in ('refused', 'not possible') or because is not null),
  constraint return_interview_held_says_alone check ((step = 'held') = (alone is not null))
);
create index return_interview_time on care.return_interview (time_id, happened_at, id);
create index return_interview_person on care.return_interview (person_id);

-- What came of the talk, each stretch with whom it is for. Staff only until a named person opens it; 'few' are who wrote it, the
-- managers and information governance.
create table care.return_passage (
  id uuid primary key,
  person_id uuid not null references people.person,
  interview_id uuid not null references care.return_interview on delete cascade,
  place smallint not null,
  about text not null check (about in ('words', 'shows', 'wants', 'next', 'note')),
  words text not null,
  -- Who saw what a child without words shows us; of nothing else.
  observed_by text,
  audience text not null default 'staff' check (audience in ('staff', 'child', 'family', 'few')),
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint return_passage_shown_says_by_whom check ((about = 'shows') = (observed_by is not null))
);
create index return_passage_interview on care.return_passage (interview_id, place);
create index return_passage_person on care.return_passage (person_id);

do $$
declare
  one text;
begin
  foreach one in array array['missing_words', 'missing_told', 'missing_with', 'return_interview', 'return_passage'] loop
    execute format('create trigger never_changed before update on care.%I for each row execute function platform.refuse_change()', one);
    call access.protect(format('care.%I', one)::regclass);
    execute format('revoke update on care.%I from kith_app, kith_loader', one);
  end loop;
  -- Words that name somebody else are there for who may see them all.
  foreach one in array array['missing_words', 'missing_told', 'return_interview', 'return_passage'] loop
    execute format('create policy hidden_with on care.%I as restrictive for all to kith_app
      using (also_of = ''{}'' or (not also_of && (select array(select access.hidden_subjects()))
        and ((select access.sees_everyone()) or also_of <@ (select array(select access.seen_subjects())))))', one);
  end loop;
end $$;
create policy hidden_with on care.missing_with as restrictive for all to kith_app
  using (peer_id is null or ((peer_id in (select access.hidden_subjects())) is not true
    and ((select access.sees_everyone()) or peer_id in (select access.seen_subjects()))));
create policy few on care.return_passage as restrictive for select to kith_app
  using (audience <> 'few' or recorded_by = (select platform.actor())
    or (select access.holds_role('{team manager,service manager,guardian}')));

insert into platform.retention values
  ('care.missing_time', 'care record', 'as the child''s record (local default, unverified)'),
  ('care.missing_words', 'care record', 'as the time that it belongs to'),
  ('care.missing_told', 'care record', 'as the time that it belongs to'),
  ('care.missing_with', 'care record', 'as the time that it belongs to'),
  ('care.return_interview', 'care record', 'as the time that it belongs to'),
  ('care.return_passage', 'care record', 'as the time that it belongs to');
