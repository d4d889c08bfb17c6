-- Workers, teams, and which worker is which child's, when and why it changed.
create schema workforce;
grant usage on schema workforce to kith_app, kith_loader;

create table workforce.team (
  id uuid primary key,
  name text not null unique
);
create table workforce.worker (
  id uuid primary key,
  reference text unique,
  name text,
  job text,
  team_id uuid references workforce.team,
  account_id uuid unique references access.account,
  starts date,
  ends date check (ends >= starts)
);
create index worker_team on workforce.worker (team_id);

-- SSDA903 social worker episodes: exactly one lead worker at a time.
create table workforce.allocation (
  id uuid primary key,
  person_id uuid not null references people.person,
  worker_id uuid references workforce.worker,
  starts date not null,
  ends date check (ends >= starts),
  reason text,
  during daterange generated always as (daterange(starts, ends, '[)')) stored,
  constraint allocation_one_at_a_time exclude using gist (person_id with =, during with &&) deferrable,
  constraint allocation_key unique (person_id, starts)
);
create index allocation_worker on workforce.allocation (worker_id);
call platform.make_fact('workforce.allocation', 'record', 'as the child''s care record: to the 75th birthday (Care Planning Regulations 2010 reg 50, unverified)');
call access.protect_fact('workforce.allocation');

insert into platform.retention values
  ('workforce.team', 'system', 'as long as any record that names it'),
  ('workforce.worker', 'system', 'as long as any record that names it');
grant select on workforce.team, workforce.worker to kith_app;
grant select, insert, update on workforce.team, workforce.worker to kith_loader;
