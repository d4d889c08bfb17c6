-- A need in mental health of a child or an adult, in that person's own record (docs/adr/0036). Nothing here is ever changed or taken
-- away: a need that is put right is a row with the next version; whom was asked, what they answered, when support began and ended
-- are rows of their own.
create table practice.mental_health_need (
  id uuid primary key,
  person_id uuid not null references people.person,
  need_id uuid not null,
  version integer not null check (version > 0),
  -- In the words of who has the need.
  said text,
  -- Why there are no such words; of a child without words, what they show and who saw it.
  unsaid text,
  -- In the worker's words.
  seen text not null,
  -- Whom each of these is for, beside staff.
  said_for text not null default 'staff' check (said_for in ('staff', 'person')),
  seen_for text not null default 'staff' check (seen_for in ('staff', 'person')),
  known_on date not null,
  -- Why it is said anew.
  because text,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint mental_health_need_once unique (need_id, person_id, version),
  constraint mental_health_need_has_words check (said is not null or unsaid is not null),
  constraint mental_health_need_said_anew_says_why check (version = 1 or because is not null)
);
create index mental_health_need_person on practice.mental_health_need (person_id, need_id, version);

create table practice.mental_health_turn (
  id uuid primary key,
  person_id uuid not null references people.person,
  need_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('asked', 'answered', 'started', 'ended', 'over', 'mistake', 'taken back')),
  -- One time that somebody was asked for support: the same for all that came of it.
  referral_id uuid,
  -- Whom was asked.
  service text,
  answer text check (answer in ('accepted', 'waiting list', 'declined', 'not wanted', 'none yet')),
  -- Why it was declined or not wanted; what is given; what changed; why it is taken back.
  words text,
  happened_on date not null,
  -- The turn that is taken back.
  replaces uuid,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint mental_health_turn_once unique (need_id, person_id, number),
  constraint mental_health_turn_of_a_referral check ((kind in ('asked', 'answered', 'started', 'ended')) = (referral_id is not null)),
  constraint mental_health_turn_asked_says_whom check ((kind = 'asked') = (service is not null)),
  constraint mental_health_turn_answered_says_what check ((kind = 'answered') = (answer is not null)),
  constraint mental_health_turn_says_why check (
    words is not null or not (kind in ('ended', 'over', 'mistake', 'taken back') or coalesce(answer in ('declined', 'not wanted'), false))),
  constraint mental_health_turn_taken_back_once unique (replaces),
  constraint mental_health_turn_taken_back_says_which check ((kind = 'taken back') = (replaces is not null))
);
create index mental_health_turn_person on practice.mental_health_turn (person_id, need_id, number);

-- What may be said of a need in a child's plan, as whoever has the need agreed. Of an adult nothing else reaches the plan: `person_id`
-- is the child whose plan it is, and where one of `also_of` (the adult) is hidden from a reader, so is the row.
create table practice.mental_health_agreed (
  id uuid primary key,
  person_id uuid not null references people.person,
  agreed_id uuid not null,
  version integer not null check (version > 0),
  need_id uuid not null,
  -- Whose need it is, as the plan names them.
  whose text not null,
  words text not null,
  agreed_by text not null,
  agreed_on date not null,
  audience text not null default 'staff' check (audience in ('staff', 'child', 'family')),
  -- Taken out of the plan.
  withdrawn boolean not null default false,
  because text,
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint mental_health_agreed_once unique (agreed_id, person_id, version),
  constraint mental_health_agreed_said_anew_says_why check (version = 1 or because is not null),
  constraint mental_health_agreed_begins_in_the_plan check (version > 1 or not withdrawn)
);
create index mental_health_agreed_person on practice.mental_health_agreed (person_id, agreed_id, version);

do $$
declare
  one text;
begin
  foreach one in array array['mental_health_need', 'mental_health_turn', 'mental_health_agreed'] loop
    execute format('create trigger never_changed before update on practice.%I for each row execute function platform.refuse_change()', one);
    call access.protect(format('practice.%I', one)::regclass);
    execute format('revoke update on practice.%I from kith_app, kith_loader', one);
  end loop;
end $$;
create policy hidden_with on practice.mental_health_agreed as restrictive for all to kith_app
  using (not also_of && (select array(select access.hidden_subjects())));

insert into platform.retention values
  ('practice.mental_health_need', 'record', 'as the record of the person whose need it is (local default, unverified)'),
  ('practice.mental_health_turn', 'record', 'as the need that it belongs to'),
  ('practice.mental_health_agreed', 'record', 'as the plan that it stands in');
