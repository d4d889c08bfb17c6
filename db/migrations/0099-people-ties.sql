-- When a couple separated, and which brothers and sisters are identical twins.
do $$
declare
  fact text;
begin
  foreach fact in array array['relationship', 'relationship_history', 'relationship_contested'] loop
    execute format('alter table people.%I add column separated_on date, add column identical_twins boolean', fact);
  end loop;
end $$;
alter table people.relationship add constraint separated_after_start check (separated_on >= starts);

-- How somebody stands with a person or with a place that is part of their life (a school, a club), as one of two sees it:
-- they themselves, or their worker. The two views are kept apart; neither overwrites the other.
create table people.tie (
  id uuid primary key,
  person_id uuid not null references people.person,
  other_id uuid references people.person,
  organisation text,
  organisation_kind text check (organisation_kind in ('school', 'work', 'faith', 'club', 'health', 'service', 'online', 'other')),
  seen_by text not null check (seen_by in ('themselves', 'worker')),
  closeness smallint check (closeness between 1 and 5),
  strain text check (strain in ('none', 'some', 'conflict', 'violence', 'cut off')),
  direction text check (direction in ('both', 'to them', 'from them')),
  note text,
  starts date,
  ends date check (ends >= starts),
  constraint tie_not_oneself check (person_id <> other_id),
  constraint tie_with_one check ((other_id is null) <> (organisation is null))
);
create unique index tie_once on people.tie (person_id, seen_by, coalesce(other_id::text, lower(organisation))) where ends is null;
create index tie_person on people.tie (person_id);
create index tie_other on people.tie (other_id);
call platform.make_fact('people.tie', 'record', 'as the longest class of any record about the person');
call access.protect_fact('people.tie');
call platform.watch('people.tie');

-- A tie with somebody hidden is hidden with them.
do $$
declare
  fact text;
begin
  foreach fact in array array['tie', 'tie_history', 'tie_contested'] loop
    execute format('drop policy hidden on people.%I', fact);
    execute format('drop policy if exists uncounted on people.%I', fact);
    call access.hide(format('people.%I', fact)::regclass, array['person_id', 'other_id']);
  end loop;
end $$;

-- Taken back as other facts of the person's page are (0025).
grant delete on people.tie to kith_app;
create policy app_takes_back on people.tie for delete to kith_app using (
  (select access.sees_everyone()) or person_id in (select access.seen_subjects()));
