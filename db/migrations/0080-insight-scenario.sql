-- Choices for the years ahead that somebody saved under a name: no person's data. A scenario that was changed is a new row
-- which replaces the one before; what stood in a paper for the cabinet can be found again.
create table insight.scenario (
  id uuid primary key,
  replaces uuid unique references insight.scenario,
  name text not null check (length(name) between 1 and 80),
  choices jsonb not null check (jsonb_typeof(choices) = 'object'),
  -- What it came to when it was saved, from the record as it was known then.
  result jsonb not null check (jsonb_typeof(result) = 'object'),
  saved_at timestamptz not null default now(),
  saved_by uuid default platform.actor(),
  removed_at timestamptz,
  removed_by uuid,
  check ((removed_at is null) = (removed_by is null))
);
create index scenario_saved on insight.scenario (saved_at desc);
grant select, insert on insight.scenario to kith_app;
grant update (removed_at, removed_by) on insight.scenario to kith_app;
insert into platform.retention values
  ('insight.scenario', 'record', 'kept seven years after it was last changed; holds nothing about a person');
