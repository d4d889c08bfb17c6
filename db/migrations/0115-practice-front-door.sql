-- The front door: somebody gets in touch with a worry, and it is answered (docs/adr/0024).
-- `typed` is the form as it stands while it is unfinished: nothing that was typed is lost. `before` is what finished words said until
-- they were put right.
create table practice.worry (
  id uuid primary key,
  state text not null default 'unfinished' check (state in ('unfinished', 'gathering', 'to decide', 'to answer', 'ended')),
  typed jsonb not null default '{}',
  received_at timestamptz,
  due_at timestamptz,
  how text,
  caller text check (caller in ('professional', 'family', 'child', 'public')),
  -- Which kind of source, as the children in need census codes it.
  source_code text,
  caller_name text,
  caller_agency text,
  caller_role text,
  caller_reach text,
  -- The family is not told who got in touch.
  caller_protected boolean not null default false,
  words text,
  wants text,
  parents_know text check (parents_know in ('agree', 'know', 'do not know', 'not asked')),
  parents_why_not text,
  before jsonb not null default '[]',
  parents_told text check (parents_told in ('yes', 'not yet', 'no')),
  parents_not_told_why text,
  weighed text,
  handed_over_at timestamptz,
  handed_over_by uuid,
  advice text,
  reply text,
  replied_how text,
  replied_at timestamptz,
  replied_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  version integer not null default 1,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint worry_finished_says_what check (state = 'unfinished' or (received_at is not null and due_at is not null and how is not null
    and caller is not null and words is not null and parents_know is not null)),
  constraint worry_ended_says_when check ((state = 'ended') = (ended_at is not null))
);
create index worry_waiting on practice.worry (due_at) where state <> 'ended';
create index worry_ended on practice.worry (ended_at desc) where state = 'ended';

-- A child whom a worry is about, and what was decided for this child: each decision is one child's own.
create table practice.worry_child (
  id uuid primary key,
  worry_id uuid not null references practice.worry on delete cascade,
  person_id uuid not null references people.person,
  removed_at timestamptz,
  contact_id uuid references practice.contact on delete set null,
  outcome text check (outcome in ('advice', 'family help', 'assessment', 'strategy discussion', 'no further action')),
  reasons text,
  family_words text,
  family_agrees text check (family_agrees in ('yes', 'not asked')),
  primary_need text,
  involvement_id uuid references practice.involvement on delete set null,
  early_help_id uuid references practice.early_help_assessment on delete set null,
  decided_at timestamptz,
  decided_by uuid,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint worry_child_once unique (worry_id, person_id),
  constraint worry_child_decided_says_why check ((outcome is null) = (decided_at is null) and (outcome is null or (reasons is not null
    and family_words is not null)))
);
create index worry_child_person on practice.worry_child (person_id);
create index worry_child_contact on practice.worry_child (contact_id);
create index worry_child_involvement on practice.worry_child (involvement_id);
create index worry_child_early_help on practice.worry_child (early_help_id);
call access.protect('practice.worry_child');

-- Worries about somebody who is hidden from the actor: their words would tell of them. The whole worry is then not there.
create function practice.worries_about_hidden() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select c.worry_id from practice.worry_child c where c.person_id in (select access.hidden_subjects())
$$;
-- Worries of which the actor sees every child.
create function practice.worries_in_sight() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select c.worry_id from practice.worry_child c
   where c.removed_at is null
     and c.worry_id in (select mine.worry_id from practice.worry_child mine where mine.person_id in (select access.seen_subjects()))
   group by c.worry_id having bool_and(c.person_id in (select access.seen_subjects()))
$$;
revoke execute on function practice.worries_about_hidden(), practice.worries_in_sight() from public;
grant execute on function practice.worries_about_hidden(), practice.worries_in_sight() to kith_app;

alter table practice.worry enable row level security;
create policy app_reads on practice.worry for select to kith_app using (
  (recorded_by = (select platform.actor()) or (select access.sees_everyone()) or id in (select practice.worries_in_sight()))
  and id not in (select practice.worries_about_hidden()));
create policy app_adds on practice.worry for insert to kith_app with check (recorded_by = (select platform.actor()));
create policy app_changes on practice.worry for update to kith_app using (
  (recorded_by = (select platform.actor()) or (select access.sees_everyone()) or id in (select practice.worries_in_sight()))
  and id not in (select practice.worries_about_hidden()))
  with check ((select platform.actor()) is not null and id not in (select practice.worries_about_hidden()));
create policy loader_all on practice.worry to kith_loader using (true) with check (true);
grant select, insert, update on practice.worry to kith_app;
grant select, insert, update, delete on practice.worry to kith_loader;

-- A partner who was asked what they know, and what they said.
create table practice.worry_check (
  id uuid primary key,
  worry_id uuid not null references practice.worry on delete cascade,
  agency text not null,
  asked text not null,
  basis text not null,
  answer text,
  answered_at timestamptz,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint worry_check_answered_says_when check ((answer is null) = (answered_at is null))
);
create index worry_check_worry on practice.worry_check (worry_id);
alter table practice.worry_check enable row level security;
create policy app_reads on practice.worry_check for select to kith_app using (
  (select platform.actor()) is not null and worry_id in (select w.id from practice.worry w));
create policy app_adds on practice.worry_check for insert to kith_app with check (
  recorded_by = (select platform.actor()) and worry_id in (select w.id from practice.worry w));
create policy app_changes on practice.worry_check for update to kith_app using (
  (select platform.actor()) is not null and worry_id in (select w.id from practice.worry w))
  with check ((select platform.actor()) is not null and worry_id in (select w.id from practice.worry w));
create policy loader_all on practice.worry_check to kith_loader using (true) with check (true);
grant select, insert, update on practice.worry_check to kith_app;
grant select, insert, update, delete on practice.worry_check to kith_loader;

-- The words of a worry go with the last child whom it was about.
create function practice.let_go_of_worries() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not access.is_disposing() then return null; end if;
  delete from practice.worry w where w.id in (select g.worry_id from gone g)
    and not exists (select from practice.worry_child c where c.worry_id = w.id);
  return null;
end $$;
create trigger let_go_of_worries after delete on practice.worry_child
  referencing old table as gone for each statement execute function practice.let_go_of_worries();
revoke execute on function practice.let_go_of_worries() from public;

insert into platform.retention values
  ('practice.worry', 'record', 'as the record of the children whom it is about; it goes with the last of them (local default)'),
  ('practice.worry_child', 'record', 'as the child''s record (local default)'),
  ('practice.worry_check', 'record', 'as the worry that it belongs to (local default)');
