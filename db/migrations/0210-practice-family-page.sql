-- What somebody who comes new to a family has to know first (docs/adr/0038). Rows are only added: the latest that a reader may read
-- stands, the others stay. They have no number: it would tell whoever may not read one of them that there is one (as 0160, summary).

-- What a child wants people to know first, in the child's own words; of a child without words, what those who know them see.
create table practice.know_first (
  -- Of the form: sent twice, it writes once.
  id uuid primary key,
  person_id uuid not null references people.person,
  -- 'taken down': the child does not want it to stand any more; the words say why, or what the child said.
  kind text not null check (kind in ('said', 'shown', 'taken down')),
  words text not null,
  observed_by text,
  -- Who wrote it down: the child, or somebody with the child.
  written_by text not null,
  said_on date not null,
  -- Who may read it, as the child chose: the child and staff, or the family too.
  audience text not null default 'child' check (audience in ('child', 'family')),
  -- Other people whom the words name: where one of them is hidden from a reader, so are the words.
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint know_first_shown_says_by_whom check ((kind = 'shown') = (observed_by is not null))
);
create index know_first_person on practice.know_first (person_id, recorded_at desc, id desc);

-- A fact that whoever visits has to know before they go: a dog, violence at the door. Told once, of the person whom it is about.
create table practice.warning (
  id uuid primary key,
  person_id uuid not null references people.person,
  warning_id uuid not null,
  -- Wherever this person is, or at their home.
  place text not null check (place in ('person', 'home')),
  -- The home of that day, where one is recorded: it must not reach whoever the home is withheld from. The home may be corrected or go.
  address_id uuid,
  -- What there is or what happened, and what to do: a fact, never an opinion.
  words text not null,
  said_by text not null,
  since date not null,
  -- The day on which somebody looks at it again; nothing lapses by itself.
  review_by date not null,
  state text not null default 'stands' check (state in ('stands', 'over', 'mistake')),
  -- Why it is over, was a mistake, stands again or was put right; null where somebody said that it is still true.
  because text,
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint warning_home_is_a_home check (address_id is null or place = 'home'),
  constraint warning_ended_says_why check (state = 'stands' or because is not null),
  constraint warning_looked_at_after check (review_by >= since)
);
create index warning_person on practice.warning (person_id, warning_id, recorded_at desc, id desc);

do $$
declare
  one text;
begin
  foreach one in array array['know_first', 'warning'] loop
    execute format('create trigger never_changed before update on practice.%I for each row execute function platform.refuse_change()', one);
    call access.protect(format('practice.%I', one)::regclass);
    execute format('revoke update on practice.%I from kith_app, kith_loader', one);
    execute format('create policy hidden_with on practice.%I as restrictive for all to kith_app
      using (not also_of && (select array(select access.hidden_subjects())))', one);
  end loop;
end $$;
-- Of a home that must not reach the reader, nothing: not that there is a dog either (docs/adr/0023).
create policy withheld on practice.warning as restrictive for all to kith_app
  using (((address_id, person_id) in (select k.address_id, k.person_id from people.kept_homes() k)) is not true) with check (true);

insert into platform.retention values
  ('practice.know_first', 'record', 'to the child''s 25th birthday, and as the care record of a child who was looked after (local default, unverified)'),
  ('practice.warning', 'record', 'as the record of the person whom it is about (local default, unverified)');
