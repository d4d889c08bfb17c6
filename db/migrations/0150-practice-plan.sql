-- The one plan of a family, in the record of each child (docs/adr/0027). Nothing here is ever changed or taken away: a goal or a
-- step that is said anew is a row with the next version, and what was agreed at a meeting points to rows that stay as they were.
-- `also_of` are the people beside the child whom the words are about, or who may be named in them: other children of the goal, a
-- relative who does a step. Where one of them is hidden from a reader, so is the row.
create table practice.plan_goal (
  id uuid primary key,
  person_id uuid not null references people.person,
  -- The same in the record of each child whom the goal is for.
  goal_id uuid not null,
  version integer not null check (version > 0),
  area text not null check (area in ('safety', 'health', 'feelings', 'education', 'family', 'identity', 'home', 'everyday', 'work', 'money', 'future', 'something else')),
  words text not null,
  whose text not null,
  why text,
  know text,
  owner text,
  state text not null check (state in ('now', 'later', 'achieved', 'no longer')),
  because text,
  -- For staff, whoever the goal is for.
  staff_note text,
  audience text not null default 'staff' check (audience in ('staff', 'child', 'family')),
  -- Parents and others of the family who do not get to read it, whatever the audience says.
  withheld_from uuid[] not null default '{}',
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint plan_goal_once unique (goal_id, person_id, version),
  constraint plan_goal_given_up_says_why check (state <> 'no longer' or because is not null)
);
create index plan_goal_person on practice.plan_goal (person_id, goal_id, version desc);

create table practice.plan_step (
  id uuid primary key,
  person_id uuid not null references people.person,
  goal_id uuid not null,
  step_id uuid not null,
  version integer not null check (version > 0),
  place smallint not null,
  words text not null,
  -- As said when it was agreed: a first name, 'Gran', 'School'.
  who text not null,
  who_kind text not null check (who_kind in ('child', 'family', 'worker', 'in words')),
  by_when date,
  state text not null check (state in ('to do', 'done', 'not done', 'no longer')),
  happened text,
  ended_on date,
  audience text not null default 'staff' check (audience in ('staff', 'child', 'family')),
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint plan_step_once unique (step_id, person_id, version),
  constraint plan_step_not_done_says_what_happened check (state in ('to do', 'done') or happened is not null),
  constraint plan_step_ended_says_when check ((state = 'to do') = (ended_on is null))
);
create index plan_step_person on practice.plan_step (person_id, goal_id, step_id, version desc);

-- Where somebody sees a goal on a day, from 0 to 10. One that was wrong is put right by a later one and stays.
create table practice.plan_reading (
  id uuid primary key,
  person_id uuid not null references people.person,
  goal_id uuid not null,
  -- The same in the record of each child whom the goal is for.
  reading_id uuid not null,
  value smallint not null check (value between 0 and 10),
  read_on date not null,
  by_whom text not null,
  -- The reading that this one puts right; taken back where `withdrawn`.
  replaces uuid,
  withdrawn boolean not null default false,
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint plan_reading_once unique (reading_id, person_id),
  constraint plan_reading_put_right_once unique (replaces, person_id),
  constraint plan_reading_withdrawn_says_which check (not withdrawn or replaces is not null)
);
create index plan_reading_person on practice.plan_reading (person_id, goal_id, read_on, id);

-- Whether somebody agrees with the plan, in the record of this child and no other: a brother's view is a brother's.
create table practice.plan_view (
  id uuid primary key,
  person_id uuid not null references people.person,
  who_kind text not null check (who_kind in ('child', 'parent', 'somebody else')),
  who text not null,
  answer text not null check (answer in ('yes', 'partly', 'no', 'could not answer')),
  words text,
  said_on date not null,
  audience text not null default 'staff' check (audience in ('staff', 'child', 'family')),
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint plan_view_says_why check (answer = 'yes' or words is not null)
);
create index plan_view_person on practice.plan_view (person_id, said_on, id);

-- A version of a child's plan that was agreed: which rows, by whom, where.
create table practice.plan_agreed (
  id uuid primary key,
  person_id uuid not null references people.person,
  number integer not null check (number > 0),
  agreed_on date not null,
  meeting text not null,
  agreed_by text not null,
  -- Who did not agree, and what they said.
  apart text,
  -- The rows of plan_goal, plan_step, plan_reading and plan_view that stood in it.
  parts uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint plan_agreed_once unique (person_id, number)
);

do $$
declare
  one text;
begin
  foreach one in array array['plan_goal', 'plan_step', 'plan_reading', 'plan_view', 'plan_agreed'] loop
    execute format('create trigger never_changed before update on practice.%I for each row execute function platform.refuse_change()', one);
    call access.protect(format('practice.%I', one)::regclass);
    execute format('revoke update on practice.%I from kith_app, kith_loader', one);
  end loop;
  foreach one in array array['plan_goal', 'plan_step', 'plan_reading'] loop
    execute format('create policy hidden_with on practice.%I as restrictive for all to kith_app
      using (not also_of && (select array(select access.hidden_subjects())))', one);
  end loop;
end $$;

insert into platform.retention values
  ('practice.plan_goal', 'record', 'to the child''s 25th birthday, and as the care record of a child who was looked after (local default, unverified)'),
  ('practice.plan_step', 'record', 'as the goal that it belongs to'),
  ('practice.plan_reading', 'record', 'as the goal that it belongs to'),
  ('practice.plan_view', 'record', 'as the plan that it is about'),
  ('practice.plan_agreed', 'record', 'as the plan that it is about');
