-- When what looks after the database last ended well: a backup, a round of the archive. One row each; nobody's record.
create table platform.operation (
  key text primary key check (key in ('last-backup', 'last-archive')),
  at timestamptz not null
);
alter table platform.operation enable row level security;
create policy loader_all on platform.operation to kith_loader using (true) with check (true);
grant select on platform.operation to kith_loader;
insert into platform.retention values
  ('platform.operation', 'system', 'one row for each kind, written over each time');
