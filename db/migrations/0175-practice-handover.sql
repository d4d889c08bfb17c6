-- A change of the worker who leads (docs/adr/0032). Who is whose worker stays the fact workforce.allocation; this says why it
-- changed, who planned it and which facts it made, so that it can be taken back, and whether the child was told and said goodbye.
create table practice.handover (
  id uuid primary key,
  -- The same for the children who change their worker together; each has a row of their own.
  together_id uuid not null,
  person_id uuid not null references people.person,
  from_id uuid references workforce.worker,
  to_id uuid not null references workforce.worker,
  -- The first day of the new worker: the one before leads until the day before.
  starts date not null,
  -- Why, by the code of the return of looked-after children (SSDA903, SW_REASON; FCONTA is no change).
  reason text not null check (reason in ('MANAGE', 'LEFTRL', 'ORGRST', 'TSPROC', 'ABSENC', 'CHCHAN', 'PCCHAN', 'SWDIED', 'OTHERS')),
  because text not null,
  -- Why a brother or sister with the same worker does not change with them.
  apart text,
  also_of uuid[] not null default '{}',
  state text not null default 'planned' check (state in ('planned', 'taken back')),
  -- The facts that it made and changed, with their versions and what they said before.
  changes jsonb not null default '[]',
  taken_back_because text,
  version integer not null default 1,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  taken_back_at timestamptz,
  taken_back_by uuid,
  constraint handover_once unique (together_id, person_id),
  constraint handover_to_another check (from_id <> to_id),
  constraint handover_taken_back_says_why check ((state = 'taken back') = (taken_back_at is not null and taken_back_because is not null))
);
create index handover_person on practice.handover (person_id, starts desc, id desc);
create index handover_planned on practice.handover (starts, id) where state = 'planned';
call access.protect('practice.handover');
create policy hidden_with on practice.handover as restrictive for all to kith_app
  using (not also_of && (select array(select access.hidden_subjects())));

-- What happened around it: who was told and what they said or showed, the goodbye, the hello, what the new worker has read. Never
-- changed; a later row takes one back.
create table practice.handover_event (
  id uuid primary key,
  person_id uuid not null references people.person,
  handover_id uuid not null references practice.handover on delete cascade,
  kind text not null check (kind in ('told', 'not told', 'goodbye', 'no goodbye', 'introduction', 'acknowledged', 'taken back')),
  whom text check (whom in ('child', 'family')),
  -- As the child says: a first name, 'Mum', 'Jo who looks after me'.
  who text,
  happened_on date not null,
  by_whom text,
  how text,
  -- What they said or showed; what the goodbye says; why nobody was told, or there was no goodbye; why it is taken back.
  words text,
  -- Of a baby or somebody without words: what was seen, never in the first person.
  is_observed boolean not null default false,
  apology text,
  -- Of what the new worker has read: the goal, step or date.
  thing text,
  audience text not null default 'staff' check (audience in ('staff', 'child', 'family')),
  replaces uuid,
  -- Other people whom the words name and whom a record holds: who may not see one of them does not get the row.
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint handover_event_taken_back_once unique (replaces),
  constraint handover_event_taken_back_says_which check ((kind = 'taken back') = (replaces is not null)),
  constraint handover_event_acknowledged_says_what check ((kind = 'acknowledged') = (thing is not null)),
  constraint handover_event_says_words check (kind = 'acknowledged' or words is not null),
  constraint handover_event_told_says_whom check (kind not in ('told', 'not told') or (whom is not null and who is not null)),
  constraint handover_event_told_says_how check (kind not in ('told', 'goodbye') or (how is not null and by_whom is not null)),
  constraint handover_event_no_goodbye_says_sorry check (kind <> 'no goodbye' or (apology is not null and by_whom is not null))
);
create index handover_event_person on practice.handover_event (person_id, handover_id, recorded_at, id);
create index handover_event_handover on practice.handover_event (handover_id);
create trigger never_changed before update on practice.handover_event for each row execute function platform.refuse_change();
call access.protect('practice.handover_event');
create policy hidden_with on practice.handover_event as restrictive for all to kith_app
  using (not also_of && (select array(select access.hidden_subjects())));
revoke update on practice.handover_event from kith_app, kith_loader;

insert into platform.retention values
  ('practice.handover', 'record', 'as the child''s care record (Care Planning Regulations 2010 reg 50, unverified)'),
  ('practice.handover_event', 'record', 'as the handover that it belongs to');
