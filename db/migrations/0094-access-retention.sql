-- How long records are kept, and what stands in the way of destroying them (docs/adr/0018, domain reference 4.10).

-- How long each class of records is kept. The newest row of a class that has started holds; what held before stays.
-- `verified` says whether somebody read the source; where not, the years are a default that the authority confirms.
create table access.retention_rule (
  id uuid primary key default gen_random_uuid(),
  class text not null,
  counts_from text not null check (counts_from in ('birth', 'death', 'order', 'last event')),
  years smallint not null check (years between 1 and 150),
  basis text not null check (basis in ('law', 'local')),
  source text not null,
  verified boolean not null default false,
  starts date not null default platform.today(),
  because text not null,
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor()
);
create index retention_rule_class on access.retention_rule (class, starts desc, recorded_at desc);
create trigger insert_only before update or delete on access.retention_rule for each row execute function platform.refuse_change();
insert into access.retention_rule (class, counts_from, years, basis, source, starts, because, recorded_at) values
  ('looked after', 'birth', 75, 'law', 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50', '2011-04-01', 'As Kith came.', '2026-11-22'),
  ('looked after, died under 18', 'death', 15, 'law', 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50', '2011-04-01', 'As Kith came.', '2026-11-22'),
  ('care leaver', 'birth', 75, 'local', 'Kept with the record of the time in care', '2011-04-01', 'As Kith came.', '2026-11-22'),
  ('adoption', 'order', 100, 'law', 'Rules on adoption records: 100 years from the order', '2005-12-30', 'As Kith came.', '2026-11-22'),
  ('special guardianship', 'order', 75, 'local', 'Report and support after a special guardianship order', '2005-12-30', 'As Kith came.', '2026-11-22'),
  ('child protection', 'birth', 35, 'local', 'Between the 25th and the 35th birthday; the longest', '2011-04-01', 'As Kith came.', '2026-11-22'),
  ('family help', 'birth', 25, 'local', 'Between the 25th and the 35th birthday; the shortest', '2011-04-01', 'As Kith came.', '2026-11-22'),
  ('no further action', 'last event', 6, 'local', 'Between 1 and 6 years; the longest', '2011-04-01', 'As Kith came.', '2026-11-22'),
  ('named only', 'last event', 6, 'local', 'As a contact that led to nothing', '2011-04-01', 'As Kith came.', '2026-11-22');
grant select on access.retention_rule to kith_app, kith_loader;
-- Changes how long a class is kept, from a day on. False for a class that there is not.
create function access.change_retention_rule(of_class text, said jsonb) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds_role('{guardian,director,administrator}') then
    raise exception 'not this account''s to change' using errcode = 'insufficient_privilege';
  end if;
  insert into access.retention_rule (class, counts_from, years, basis, source, verified, starts, because)
    select r.class, r.counts_from, (said ->> 'years')::smallint, r.basis, said ->> 'source', (said ->> 'verified')::boolean,
           (said ->> 'starts')::date, said ->> 'because'
      from access.retention_rule r where r.class = of_class order by r.recorded_at desc limit 1;
  return found;
end $$;
revoke execute on function access.change_retention_rule(text, jsonb) from public;
grant execute on function access.change_retention_rule(text, jsonb) to kith_app;

-- No destruction while a court, an inquiry or a complaint may ask for the record. Beats every schedule.
create table access.legal_hold (
  id uuid primary key,
  subject_id uuid not null,
  because text not null,
  starts date not null default platform.today(),
  set_by uuid not null default platform.actor() references access.account,
  ended_on date check (ended_on >= starts),
  ended_by uuid references access.account,
  ended_because text,
  constraint ended_whole check (num_nulls(ended_on, ended_by, ended_because) in (0, 3))
);
create index legal_hold_subject on access.legal_hold (subject_id) where ended_on is null;
create index legal_hold_set_by on access.legal_hold (set_by);
create index legal_hold_ended_by on access.legal_hold (ended_by);

-- Somebody decided to keep a record beyond its schedule, until a day.
create table access.kept_longer (
  id uuid primary key,
  subject_id uuid not null,
  until date not null,
  because text not null,
  decided_at timestamptz not null default platform.moment(),
  decided_by uuid not null default platform.actor() references access.account
);
create index kept_longer_subject on access.kept_longer (subject_id);
create index kept_longer_decided_by on access.kept_longer (decided_by);

-- Records whose time has ended, worked out each night. A list to review: nothing is destroyed because it stands here.
create table access.disposal_due (
  subject_id uuid primary key,
  class text not null,
  until date not null,
  because text not null,
  found_at timestamptz not null
);
create index disposal_due_until on access.disposal_due (until, subject_id);

-- A proposal to destroy, what was decided, and in the end the proof that it was done: without the name, under a hash.
create table access.disposal (
  id uuid primary key,
  subject_id uuid,
  class text not null,
  rule text not null,
  until date not null,
  proposed_by uuid not null default platform.actor() references access.account,
  proposed_at timestamptz not null default platform.moment(),
  proposed_because text not null,
  decision text check (decision in ('approved', 'refused', 'withdrawn', 'stopped')),
  decided_by uuid references access.account,
  decided_at timestamptz,
  decided_because text,
  destroyed_at timestamptz,
  subject_hash text,
  row_counts jsonb,
  digest text,
  constraint two_people check (decision not in ('approved', 'refused') or decided_by <> proposed_by),
  constraint decided_whole check (num_nulls(decision, decided_at) in (0, 2)),
  constraint destroyed_after_approval check (destroyed_at is null or decision = 'approved'),
  constraint proof_whole check (num_nulls(destroyed_at, digest, row_counts) in (0, 3))
);
create unique index disposal_open on access.disposal (subject_id) where destroyed_at is null and (decision is null or decision = 'approved');
create index disposal_proposed on access.disposal (proposed_at desc);
create index disposal_proposed_by on access.disposal (proposed_by);
create index disposal_decided_by on access.disposal (decided_by);

-- Only ever filled within the transaction of one disposal; what lets its deletions past the insert-only triggers.
create table access.disposal_running (
  transaction_id xid8 not null default pg_current_xact_id(),
  subject_id uuid not null,
  primary key (transaction_id, subject_id)
);
alter table access.disposal_running enable row level security;

do $$
declare
  own text;
  readers text := '(select platform.actor()) is not null and (select access.holds_role(''{guardian,service manager,director}''))';
begin
  foreach own in array array['legal_hold', 'kept_longer', 'disposal_due', 'disposal'] loop
    execute format('alter table access.%I enable row level security', own);
    execute format('create policy app_reads on access.%I for select to kith_app using (%s)', own, readers);
    execute format('create policy loader_all on access.%I to kith_loader using (true) with check (true)', own);
    execute format('grant select on access.%I to kith_app, kith_loader', own);
    call access.hide(format('access.%I', own)::regclass, array['subject_id']);
  end loop;
end $$;
create policy app_adds on access.legal_hold for insert to kith_app with check (
  set_by = (select platform.actor()) and (select access.holds_role('{guardian,service manager,director}')));
create policy app_changes on access.legal_hold for update to kith_app
  using ((select platform.actor()) is not null and (select access.holds_role('{guardian,service manager,director}')))
  with check (ended_by = (select platform.actor()));
create policy app_adds on access.kept_longer for insert to kith_app with check (
  decided_by = (select platform.actor()) and (select access.holds_role('{guardian,service manager,director}')));
create policy app_adds on access.disposal for insert to kith_app with check (
  proposed_by = (select platform.actor()) and (select access.holds_role('{guardian}')));
create policy app_changes on access.disposal for update to kith_app
  using ((select platform.actor()) is not null and (select access.holds_role('{guardian,service manager,director}')) and decision is null)
  with check (decided_by = (select platform.actor()));
grant insert on access.legal_hold, access.kept_longer, access.disposal to kith_app;
grant update (ended_on, ended_by, ended_because) on access.legal_hold to kith_app;
grant update (decision, decided_by, decided_at, decided_because) on access.disposal to kith_app, kith_loader;
grant insert, update, delete on access.disposal_due to kith_loader;

insert into platform.retention values
  ('access.retention_rule', 'system', 'kept as long as the database: rules explain past decisions'),
  ('access.legal_hold', 'record', 'as the record that it is about'),
  ('access.kept_longer', 'record', 'as the record that it is about'),
  ('access.disposal_due', 'derived', 'worked out anew each night'),
  ('access.disposal', 'audit', 'kept as long as the database: the proof of what was destroyed'),
  ('access.disposal_running', 'derived', 'empty outside the transaction of a disposal');
