-- Everything about a child on one page, and a search inside the record (docs/adr/0029).
-- The words of a passage as a search reads them, kept with the passage: a policy decides row by row who reads it, and what is looked for
-- is compared afterwards, so that the index has to be the person's and the words have to be ready.
-- Words stay as they are written: to leave out "will" and "may" would leave out children of that name.
alter table practice.entry_passage
  add column searched tsvector generated always as (to_tsvector('pg_catalog.simple'::regconfig, words)) stored;

-- That something on the timeline is significant, or is not: the latest row of an item stands. What nobody marked is judged by its kind.
create table practice.timeline_mark (
  id uuid primary key,
  person_id uuid not null references people.person,
  -- The id of an entry, a step, a home: of whatever the timeline shows of this person.
  item_id uuid not null,
  is_significant boolean not null,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor()
);
create index timeline_mark_person on practice.timeline_mark (person_id, item_id, recorded_at desc, id desc);
create trigger never_changed before update on practice.timeline_mark for each row execute function platform.refuse_change();
call access.protect('practice.timeline_mark');
revoke update on practice.timeline_mark from kith_app, kith_loader;
insert into platform.retention values ('practice.timeline_mark', 'record', 'as the record of the child whom it is about (local default)');

-- Where things stand with a child, in a few dated words: the latest stands, the others stay (docs/adr/0029). They have no number: it
-- would tell whoever may not read one of them that there is one.
create table practice.summary (
  id uuid primary key,
  person_id uuid not null references people.person,
  as_at date not null,
  words text not null,
  -- Other people whom the words name: where one of them is hidden from a reader, so are the words.
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor()
);
create index summary_person on practice.summary (person_id, recorded_at desc, id desc);
create trigger never_changed before update on practice.summary for each row execute function platform.refuse_change();
call access.protect('practice.summary');
revoke update on practice.summary from kith_app, kith_loader;
create policy hidden_with on practice.summary as restrictive for all to kith_app
  using (not also_of && (select array(select access.hidden_subjects())));
insert into platform.retention values
  ('practice.summary', 'record', 'to the child''s 25th birthday, and as the care record of a child who was looked after (local default, unverified)');
