-- The star: how a child's life goes in eight areas and the child's own, from 0 to 10, as the child, a parent or a worker sees it on
-- a day (docs/adr/0031). What was read is never changed; who may read it is chosen by the child, and may be chosen anew.
create table practice.star_area (
  id uuid primary key,
  person_id uuid not null references people.person,
  -- One of the eight, or the child's own.
  area text not null check (area in ('mind', 'body', 'safe', 'home', 'people', 'community', 'learning', 'everyday') or area like 'own-%'),
  version integer not null check (version > 0),
  -- As the child calls it.
  name text not null,
  in_use boolean not null default true,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint star_area_once unique (person_id, area, version)
);

create table practice.star_reading (
  id uuid primary key,
  person_id uuid not null references people.person,
  read_on date not null,
  by_kind text not null check (by_kind in ('child', 'parent', 'worker', 'somebody else')),
  by_whom text not null,
  words text,
  -- As the child chose: only who wrote it down, staff, the family too. The child reads all of them.
  audience text not null check (audience in ('private', 'staff', 'family')),
  -- Who keeps it with the child, where it is private.
  told_to uuid references access.account default platform.actor(),
  taken_back boolean not null default false,
  -- How often it was chosen anew who reads it, or it was taken back (star_change).
  changes integer not null default 0,
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor()
);
create index star_reading_person on practice.star_reading (person_id, read_on, id);
create index star_reading_told_to on practice.star_reading (told_to) where told_to is not null;

create table practice.star_value (
  id uuid primary key,
  person_id uuid not null references people.person,
  reading_id uuid not null references practice.star_reading on delete cascade,
  area text not null,
  value smallint not null check (value between 0 and 10),
  constraint star_value_once unique (reading_id, area)
);
create index star_value_person on practice.star_value (person_id);

-- What was chosen or said of a reading later; the reading itself stays what it was.
create table practice.star_change (
  id uuid primary key,
  person_id uuid not null references people.person,
  reading_id uuid not null references practice.star_reading on delete cascade,
  number integer not null check (number > 0),
  kind text not null check (kind in ('audience', 'taken back')),
  audience text check (audience in ('private', 'staff', 'family')),
  -- How the child chose, or why it is taken back.
  words text not null,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint star_change_once unique (reading_id, number),
  constraint star_change_says_who_reads check ((kind = 'audience') = (audience is not null))
);
create index star_change_person on practice.star_change (person_id);

do $$
declare
  one text;
begin
  foreach one in array array['star_area', 'star_reading', 'star_value', 'star_change'] loop
    call access.protect(format('practice.%I', one)::regclass);
    execute format('revoke update on practice.%I from kith_app, kith_loader', one);
    if one <> 'star_reading' then
      execute format('create trigger never_changed before update on practice.%I for each row execute function platform.refuse_change()', one);
    end if;
  end loop;
end $$;
-- Of a reading nothing changes but who reads it and whether it counts.
grant update (audience, told_to, taken_back, changes) on practice.star_reading to kith_app;

-- Beneath every relation: a private reading is read by who keeps it with the child, and by information governance, who has to give
-- the child a whole copy (docs/adr/0019, 0025). The pages of the star leave it out for them too.
create policy private_to on practice.star_reading as restrictive for all to kith_app
  using (audience <> 'private' or told_to = (select platform.actor()) or (select access.holds_role('{guardian}')));
create policy hidden_with on practice.star_reading as restrictive for all to kith_app
  using (not also_of && (select array(select access.hidden_subjects())));
-- What belongs to a reading is there for whom the reading is.
create policy with_reading on practice.star_value as restrictive for all to kith_app
  using (exists (select from practice.star_reading r where r.id = reading_id));
create policy with_reading on practice.star_change as restrictive for all to kith_app
  using (exists (select from practice.star_reading r where r.id = reading_id));

insert into platform.retention values
  ('practice.star_area', 'record', 'as the child''s record (local default)'),
  ('practice.star_reading', 'record', 'to the child''s 25th birthday, and as the care record of a child who was looked after (local default, unverified)'),
  ('practice.star_value', 'record', 'as the reading that it belongs to'),
  ('practice.star_change', 'record', 'as the reading that it belongs to');
