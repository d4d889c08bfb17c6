-- The chronology of a child: what was significant, one line for each, chosen by a person, with where it is known from (docs/adr/0029,
-- domain reference 5.4). Rows are only added: an event that is said anew is a later row with its id, and the latest that a reader sees
-- stands. There is no number of a version: it would tell whoever may not read one that there is one.
create table practice.chronology_event (
  id uuid primary key,
  person_id uuid not null references people.person,
  -- The same in every row that says the event.
  event_id uuid not null,
  happened_on date not null,
  -- How much of the day is known: of a month or a year the first day stands.
  precision text not null check (precision in ('day', 'month', 'year')),
  -- Null where the event was taken out.
  words text,
  -- What it meant for the child, or was done about it.
  meaning text,
  -- Whose event it is, where it is another agency's; null for ours.
  agency text,
  source text,
  -- What it was taken from on the timeline.
  item_id uuid,
  item_kind text,
  -- Why it was said anew or taken out.
  because text,
  withdrawn boolean not null default false,
  -- Other people whom the words name: where one of them is hidden from a reader, so is the row.
  also_of uuid[] not null default '{}',
  -- Taken from an entry for one person: read by that person and by who wrote it.
  restricted_to uuid references access.account,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint chronology_event_says_what check (withdrawn = (words is null) and (words is null) = (source is null)),
  constraint chronology_event_item_says_kind check ((item_id is null) = (item_kind is null)),
  constraint chronology_event_withdrawn_says_why check (not withdrawn or because is not null)
);
create index chronology_event_person on practice.chronology_event (person_id, event_id, recorded_at desc, id desc);
create index chronology_event_restricted_to on practice.chronology_event (restricted_to) where restricted_to is not null;
create trigger never_changed before update on practice.chronology_event for each row execute function platform.refuse_change();
call access.protect('practice.chronology_event');
revoke update on practice.chronology_event from kith_app, kith_loader;
create policy hidden_with on practice.chronology_event as restrictive for all to kith_app
  using (not also_of && (select array(select access.hidden_subjects())));
create policy named on practice.chronology_event as restrictive for all to kith_app
  using (restricted_to is null or restricted_to = (select platform.actor()) or recorded_by = (select platform.actor())
    or (select access.holds_role('{guardian}')));
insert into platform.retention values
  ('practice.chronology_event', 'record', 'to the child''s 25th birthday, and as the care record of a child who was looked after (local default, unverified)');
