-- Photographs and documents of an entry (docs/adr/0035). One that is of two children has a row, and its bytes, in each child's record,
-- so that who sees whom, restriction, copies and destruction are by policy here too. It hangs on the event: a draft's id becomes the
-- event's (0120), so that nothing is moved when a visit is finished.
create table practice.attachment (
  id uuid primary key,
  -- The same for every child of what was sent once: made by the form, so that pressing twice keeps it once.
  file_id uuid not null,
  person_id uuid not null references people.person,
  event_id uuid not null,
  kind text not null check (kind in ('picture', 'document')),
  -- As its sender's device called it; of a picture what Kith calls it, for a device's name may tell a place.
  name text not null,
  media_type text not null check (media_type in ('image/jpeg', 'application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')),
  bytes integer not null check (bytes > 0),
  width integer,
  height integer,
  sha256 bytea not null,
  -- What it shows, in words: who does not see the picture reads them.
  words text not null,
  made_by text not null,
  made_on date not null,
  agreed text not null check (agreed in ('yes', 'no', 'could not say', 'not asked')),
  agreed_because text,
  audience text not null default 'staff' check (audience in ('family', 'child', 'staff', 'named')),
  named_id uuid references access.account,
  -- The other children whom it is of, and whom its words name: where one of them is hidden from a reader, so is the row.
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint attachment_once unique (file_id, person_id),
  constraint attachment_picture_has_size check ((kind = 'picture') = (media_type = 'image/jpeg') and (kind = 'picture') = (width is not null and height is not null)),
  constraint attachment_named_says_who check ((audience = 'named') = (named_id is not null)),
  constraint attachment_agreed_says_why check (agreed = 'yes' or agreed_because is not null)
);
create index attachment_person on practice.attachment (person_id, event_id);
create index attachment_named on practice.attachment (named_id) where named_id is not null;

-- The bytes apart from what is said of them, so that no list reads them. A picture as it was drawn anew, and small.
create table practice.attachment_file (
  attachment_id uuid primary key references practice.attachment on delete cascade,
  person_id uuid not null references people.person,
  content bytea not null,
  small bytea
);
alter table practice.attachment_file alter column content set storage external, alter column small set storage external;
create index attachment_file_person on practice.attachment_file (person_id);

-- What became of it: its words put right, taken off, put back. Rows are only added; the latest of a kind stands.
create table practice.attachment_change (
  id uuid primary key,
  person_id uuid not null references people.person,
  attachment_id uuid not null references practice.attachment on delete cascade,
  kind text not null check (kind in ('words', 'taken off', 'put back')),
  words text,
  because text,
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint attachment_change_says_words check ((kind = 'words') = (words is not null)),
  constraint attachment_change_says_why check (kind = 'put back' or because is not null)
);
create index attachment_change_attachment on practice.attachment_change (attachment_id, recorded_at desc, id desc);
create index attachment_change_person on practice.attachment_change (person_id);

do $$
declare
  one text;
begin
  foreach one in array array['attachment', 'attachment_file', 'attachment_change'] loop
    execute format('create trigger never_changed before update on practice.%I for each row execute function platform.refuse_change()', one);
    call access.protect(format('practice.%I', one)::regclass);
    execute format('revoke update on practice.%I from kith_app, kith_loader', one);
  end loop;
end $$;

-- Beneath every relation. For one person: as a passage is (0120).
create policy named on practice.attachment as restrictive for all to kith_app
  using (named_id is null or named_id = (select platform.actor()) or recorded_by = (select platform.actor())
    or (select access.holds_role('{guardian}')));
create policy hidden_with on practice.attachment as restrictive for select to kith_app
  using (not also_of && (select array(select access.hidden_subjects())));
-- Of a finished visit: whoever may read the entry that it hangs on. Of an unfinished one: whoever may read the draft, unless its
-- writer restricts the whole entry. Both are asked by their own policies.
create policy with_entry on practice.attachment as restrictive for select to kith_app
  using (recorded_by = (select platform.actor()) or (select access.holds_role('{guardian}'))
    or exists (select from practice.entry e where e.event_id = attachment.event_id and e.person_id = attachment.person_id)
    or exists (select from practice.entry_draft d
                where d.draft_id = attachment.event_id and d.person_id = attachment.person_id and d.finished_at is null
                  and (d.author_id = (select platform.actor()) or coalesce(d.shared ->> 'restricted', '') = '')));
-- Bytes and changes: whoever may read what is said of the file.
create policy with_attachment on practice.attachment_file as restrictive for select to kith_app
  using (exists (select from practice.attachment a where a.id = attachment_id and a.person_id = attachment_file.person_id));
create policy with_attachment on practice.attachment_change as restrictive for select to kith_app
  using (exists (select from practice.attachment a where a.id = attachment_id and a.person_id = attachment_change.person_id));
create policy hidden_with on practice.attachment_change as restrictive for select to kith_app
  using (not also_of && (select array(select access.hidden_subjects())));

insert into platform.retention values
  ('practice.attachment', 'record', 'as the entry that it belongs to (local default, unverified)'),
  ('practice.attachment_file', 'record', 'as the entry that it belongs to: destroyed with the record, byte for byte'),
  ('practice.attachment_change', 'record', 'as the entry that it belongs to');
