-- Harm outside the home (docs/adr/0037): a place, a group or an online space, and the children whom it touches. What is about one
-- child stands in that child's row; what is about the context stands in rows without a person, which are read by whoever sees a
-- child whom it touches, and which name no child. Nothing is ever changed: what is said anew of the same thing is another row, and
-- the one that stands is the last that the reader may see.
create table practice.outside_child (
  id uuid primary key,
  person_id uuid not null references people.person,
  context_id uuid not null,
  number integer not null check (number > 0),
  -- What kind of harm, by the words of harm-rules.ts, which names the factor of the children in need census for each.
  harms text[] not null check (cardinality(harms) > 0 and harms <@ array['sexual exploitation', 'criminal exploitation', 'trafficking',
    'gangs', 'violence between young people', 'sexual harm between young people', 'online', 'something else']),
  state text not null default 'touched' check (state in ('touched', 'no longer', 'taken back')),
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor()
);
create index outside_child_person on practice.outside_child (person_id, context_id, number desc);
create index outside_child_context on practice.outside_child (context_id, person_id, number desc);

-- Is home safe? Asked of each child before a plan about what is outside begins; who asked and when.
create table practice.outside_home (
  id uuid primary key,
  person_id uuid not null references people.person,
  context_id uuid not null,
  number integer not null check (number > 0),
  answer text not null check (answer in ('safe', 'not safe', 'not known')),
  asked_on date not null,
  asked_by text not null,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor()
);
create index outside_home_person on practice.outside_home (person_id, context_id, number desc);
create index outside_home_context on practice.outside_home (context_id);

-- The words of a row above: of this child and in no other's record. Who may not see somebody whom they name does not get them, and
-- still sees what the row says by its answers.
create table practice.outside_words (
  id uuid primary key,
  person_id uuid not null references people.person,
  context_id uuid not null,
  -- The row of outside_child or outside_home.
  of_id uuid not null,
  words text not null,
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor()
);
create index outside_words_person on practice.outside_words (person_id, context_id);
create index outside_words_context on practice.outside_words (context_id);
create index outside_words_of on practice.outside_words (of_id);

do $$
declare
  one text;
begin
  foreach one in array array['outside_child', 'outside_home', 'outside_words'] loop
    execute format('create trigger never_changed before update on practice.%I for each row execute function platform.refuse_change()', one);
    call access.protect(format('practice.%I', one)::regclass);
    execute format('revoke update on practice.%I from kith_app, kith_loader', one);
  end loop;
end $$;
create policy hidden_with on practice.outside_words as restrictive for all to kith_app
  using (also_of = '{}' or (not also_of && (select array(select access.hidden_subjects()))
    and ((select access.sees_everyone()) or also_of <@ (select array(select access.seen_subjects())))));

-- The contexts that touch a child whom the actor sees; with the actor's own rights, so that a hidden child opens none.
create function practice.outside_in_sight() returns setof uuid language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.context_id from practice.outside_child c
   where c.state <> 'taken back'
     and not exists (select from practice.outside_child l where l.context_id = c.context_id and l.person_id = c.person_id
                        and (l.number, l.recorded_at, l.id) > (c.number, c.recorded_at, c.id))
$$;
revoke execute on function practice.outside_in_sight() from public;
grant execute on function practice.outside_in_sight() to kith_app, kith_loader;

create table practice.outside_context (
  id uuid primary key,
  context_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('place', 'group', 'online')),
  -- Names no child.
  name text not null,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor()
);
create index outside_context_context on practice.outside_context (context_id, number desc);

-- What was seen there, that a plan begins, what a review found, how it ended, that it begins again.
create table practice.outside_turn (
  id uuid primary key,
  context_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('seen', 'begun', 'review', 'ended', 'again', 'taken back')),
  happened_on date not null,
  -- Who saw or told it; who came together.
  by_whom text,
  words text not null,
  -- When it is looked at again.
  next_on date,
  -- The row that this one puts right, or takes back.
  replaces uuid,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint outside_turn_taken_back_says_which check (kind <> 'taken back' or replaces is not null),
  constraint outside_turn_says_by_whom check (kind = 'taken back' or by_whom is not null),
  constraint outside_turn_put_right_once unique (replaces),
  constraint outside_turn_next_after check (next_on > happened_on),
  constraint outside_turn_goes_on_says_next check (kind not in ('begun', 'review', 'again') or next_on is not null)
);
create index outside_turn_context on practice.outside_turn (context_id, number);

create table practice.outside_goal (
  id uuid primary key,
  context_id uuid not null,
  goal_id uuid not null,
  number integer not null check (number > 0),
  words text not null,
  know text,
  state text not null check (state in ('now', 'achieved', 'no longer', 'taken back')),
  because text,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint outside_goal_given_up_says_why check (state in ('now', 'achieved') or because is not null)
);
create index outside_goal_context on practice.outside_goal (context_id, goal_id, number desc);

create table practice.outside_step (
  id uuid primary key,
  context_id uuid not null,
  goal_id uuid not null,
  step_id uuid not null,
  number integer not null check (number > 0),
  words text not null,
  partner text not null check (partner in ('police', 'school', 'youth service', 'health', 'licensing', 'transport', 'housing', 'business',
    'online service', 'community', 'parents', 'young person', 'us', 'somebody else')),
  who text not null,
  by_when date,
  state text not null check (state in ('to do', 'done', 'not done', 'taken back')),
  happened text,
  -- Parents and young people who do a step are named in it: whose parents, and who they are, from the first row on.
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint outside_step_not_done_says_why check (state in ('to do', 'done') or happened is not null),
  constraint outside_step_family_says_whose check (partner not in ('parents', 'young person') or also_of <> '{}')
);
create index outside_step_context on practice.outside_step (context_id, step_id, number desc);

do $$
declare
  one text;
begin
  foreach one in array array['outside_context', 'outside_turn', 'outside_goal', 'outside_step'] loop
    execute format('create trigger never_changed before update on practice.%I for each row execute function platform.refuse_change()', one);
    execute format('alter table practice.%I enable row level security', one);
    execute format('create policy app_reads on practice.%I for select to kith_app using (
      (select platform.actor()) is not null and context_id in (select practice.outside_in_sight()))', one);
    execute format('create policy app_adds on practice.%I for insert to kith_app with check (
      recorded_by = (select platform.actor()) and context_id in (select practice.outside_in_sight()))', one);
    execute format('create policy loader_all on practice.%I to kith_loader using (true) with check (true)', one);
    execute format('grant select, insert on practice.%I to kith_app', one);
    execute format('grant select, insert, delete on practice.%I to kith_loader', one);
  end loop;
end $$;
create policy hidden_with on practice.outside_step as restrictive for all to kith_app
  using (also_of = '{}' or (not also_of && (select array(select access.hidden_subjects()))
    and ((select access.sees_everyone()) or also_of <@ (select array(select access.seen_subjects())))));

-- What is said of a context goes with the last child whom it touched; a step by a child's family goes with that child.
create function practice.let_go_of_contexts() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  lost uuid[];
begin
  if not access.is_disposing() then return null; end if;
  delete from practice.outside_step s using gone g where s.context_id = g.context_id and g.person_id = any (s.also_of);
  select array_agg(distinct g.context_id) into lost from gone g
   where not exists (select from practice.outside_child c where c.context_id = g.context_id);
  delete from practice.outside_step where context_id = any (lost);
  delete from practice.outside_goal where context_id = any (lost);
  delete from practice.outside_turn where context_id = any (lost);
  delete from practice.outside_context where context_id = any (lost);
  return null;
end $$;
create trigger let_go_of_contexts after delete on practice.outside_child
  referencing old table as gone for each statement execute function practice.let_go_of_contexts();
revoke execute on function practice.let_go_of_contexts() from public;

insert into platform.retention values
  ('practice.outside_child', 'record', 'as the child''s care record (local default, unverified)'),
  ('practice.outside_home', 'record', 'as the child''s care record (local default, unverified)'),
  ('practice.outside_words', 'record', 'as the row that it belongs to'),
  ('practice.outside_context', 'record', 'as the record of the children whom it touches; it goes with the last of them (local default)'),
  ('practice.outside_turn', 'record', 'as the context that it belongs to'),
  ('practice.outside_goal', 'record', 'as the context that it belongs to'),
  ('practice.outside_step', 'record', 'as the context that it belongs to; of a child''s family, as that child''s record');
