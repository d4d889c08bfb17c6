-- What happened with a child, written down once (docs/adr/0025). A visit to three children is one event: each child has an entry
-- of their own with the event's id, so that what is said of one never stands in the record of another.
create table practice.entry (
  id uuid primary key,
  person_id uuid not null references people.person,
  -- The same for every child of one visit: the id of the draft that it was written in, so that sending it twice makes one.
  event_id uuid not null,
  kind text not null check (kind in ('visit')),
  happened_on date not null,
  happened_at text,
  place text not null check (place in ('where they live', 'school or nursery', 'our office', 'somewhere else', 'by phone or video')),
  seen text not null check (seen in ('alone', 'not alone', 'not seen')),
  -- Law asks for the reason where a child was not seen alone (Care Planning Regulations 2010, regulation 29; GK).
  not_alone_because text,
  sleeps text not null check (sleeps in ('as recorded', 'changed', 'not seen')),
  -- Only this account, the one who wrote it and information governance read it; null where nobody restricted it.
  restricted_to uuid references access.account,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint entry_once unique (event_id, person_id),
  constraint entry_not_alone_says_why check (seen = 'alone' or not_alone_because is not null)
);
create index entry_person on practice.entry (person_id, happened_on desc, id desc);
create index entry_restricted_to on practice.entry (restricted_to) where restricted_to is not null;

-- The words of an entry, in order, each with whom it is for. Staff only until a named person opens it.
create table practice.entry_passage (
  id uuid primary key,
  person_id uuid not null references people.person,
  entry_id uuid not null references practice.entry on delete cascade,
  place smallint not null,
  about text not null check (about in ('purpose', 'gained', 'words', 'shows', 'remark', 'sleeps', 'present', 'happened', 'for child')),
  words text not null,
  -- Who saw what a child without words shows us; of nothing else.
  observed_by text,
  audience text not null default 'staff' check (audience in ('family', 'child', 'staff', 'named')),
  named_id uuid references access.account,
  -- The other children in whose entries the same words stand: where one of them is hidden from a reader, so are the words.
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint passage_named_says_who check ((audience = 'named') = (named_id is not null)),
  constraint passage_shown_says_by_whom check (about <> 'shows' or observed_by is not null)
);
create index entry_passage_entry on practice.entry_passage (entry_id, place);
create index entry_passage_person on practice.entry_passage (person_id);
create index entry_passage_named on practice.entry_passage (named_id) where named_id is not null;

-- What stands beside an entry later: what was wrong or left out, and who sees it differently.
create table practice.entry_addition (
  id uuid primary key,
  person_id uuid not null references people.person,
  entry_id uuid not null references practice.entry on delete cascade,
  kind text not null check (kind in ('amendment', 'disagreement')),
  words text not null,
  -- Why it is amended; who disagrees.
  why text,
  who text,
  restricted_to uuid references access.account,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint amendment_says_why check (kind <> 'amendment' or why is not null),
  constraint disagreement_says_who check (kind <> 'disagreement' or who is not null)
);
create index entry_addition_entry on practice.entry_addition (entry_id);
create index entry_addition_person on practice.entry_addition (person_id);
create index entry_addition_restricted_to on practice.entry_addition (restricted_to) where restricted_to is not null;

-- An entry that somebody is still writing: a row for each child, with what is said of all and what is said of this one.
create table practice.entry_draft (
  id uuid primary key,
  draft_id uuid not null,
  person_id uuid not null references people.person,
  author_id uuid references access.account default platform.actor(),
  place smallint not null,
  shared jsonb not null default '{}',
  own jsonb not null default '{}',
  version integer not null default 1,
  begun_at timestamptz not null default platform.moment(),
  saved_at timestamptz not null default platform.moment(),
  finished_at timestamptz,
  constraint entry_draft_once unique (draft_id, person_id)
);
create index entry_draft_person on practice.entry_draft (person_id) where finished_at is null;
create index entry_draft_author on practice.entry_draft (author_id) where finished_at is null;

do $$
declare
  insert_only text;
  reader text;
begin
  foreach insert_only in array array['entry', 'entry_passage', 'entry_addition'] loop
    execute format('create trigger never_changed before update on practice.%I for each row execute function platform.refuse_change()', insert_only);
    call access.protect(format('practice.%I', insert_only)::regclass);
    execute format('revoke update on practice.%I from kith_app, kith_loader', insert_only);
    -- Beneath every relation: words for one person are read by that person, by who wrote them, and by information governance,
    -- who has to give the child a whole copy (docs/adr/0019).
    reader := case insert_only when 'entry_passage' then 'named_id' else 'restricted_to' end;
    execute format('create policy named on practice.%I as restrictive for all to kith_app
      using (%I is null or %2$I = (select platform.actor()) or recorded_by = (select platform.actor()) or (select access.holds_role(''{guardian}'')))',
      insert_only, reader);
  end loop;
end $$;
create policy hidden_with on practice.entry_passage as restrictive for all to kith_app
  using (not also_of && (select array(select access.hidden_subjects())));

-- Unfinished: by who writes it, the duty team, those who manage, and information governance. Changed by who writes it.
call access.protect('practice.entry_draft');
create policy readers on practice.entry_draft as restrictive for select to kith_app
  using (author_id = (select platform.actor()) or (select access.holds_role('{front door,team manager,service manager,guardian}')));
create policy author_adds on practice.entry_draft as restrictive for insert to kith_app with check (author_id = (select platform.actor()));
create policy author_changes on practice.entry_draft as restrictive for update to kith_app
  using (author_id = (select platform.actor())) with check (author_id = (select platform.actor()));

insert into platform.retention values
  ('practice.entry', 'record', 'to the child''s 25th birthday, and as the care record of a child who was looked after (local default, unverified)'),
  ('practice.entry_passage', 'record', 'as the entry that it belongs to'),
  ('practice.entry_addition', 'record', 'as the entry that it belongs to'),
  ('practice.entry_draft', 'record', 'emptied when it is finished; else as the child''s record: it may hold what nobody wrote down elsewhere (local default)');
