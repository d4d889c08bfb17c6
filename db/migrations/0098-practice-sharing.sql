-- What was told of a child to whom and why, and what was decided not to be told: the seven golden rules (domain reference 4.5).
-- A row is never changed: what was wrong is put right by a row that says which one it corrects.
create table practice.sharing (
  id uuid primary key,
  person_id uuid not null references people.person,
  decided_on date not null,
  is_shared boolean not null,
  what text not null,
  agency text not null,
  recipient text,
  recipient_role text,
  purpose text not null,
  basis text not null,
  -- Where telling is a duty unless it does more harm to the child than good: how that was weighed (Children Act 2004, section
  -- 16LA, as the 2026 Act puts it in; not in force).
  detriment text,
  family_told text not null check (family_told in ('yes', 'no', 'later')),
  family_not_told_because text,
  who_could_be_harmed text,
  ends_on date check (ends_on >= decided_on),
  corrects_id uuid references practice.sharing,
  correction_why text,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint sharing_not_told_says_why check (family_told = 'yes' or family_not_told_because is not null),
  constraint sharing_correction_says_why check ((corrects_id is null) = (correction_why is null))
);
create index sharing_person on practice.sharing (person_id, decided_on desc);
-- One correction of each row: two people who correct the same one do not both stand.
create unique index sharing_corrected_once on practice.sharing (corrects_id) where corrects_id is not null;
create trigger never_changed before update on practice.sharing for each row execute function platform.refuse_change();
call access.protect('practice.sharing');
revoke update on practice.sharing from kith_app, kith_loader;
insert into platform.retention values
  ('practice.sharing', 'record', 'as the child''s record: it says who knows what is in it (local default)');
