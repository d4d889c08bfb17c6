-- What was counted of everyone for a day, kept until a fact changes (docs/adr: counting takes a tenth of a second at the
-- size of a county, and the page that shows it is asked for many times a second). Read and written only by the functions
-- in src/modules/insight/views.sql; no role of the application may touch it.
create table insight.county_count (
  what text not null,
  day date not null,
  taken pg_snapshot not null,
  counted_at timestamptz not null,
  counts jsonb not null,
  primary key (what, day)
);
-- The roles that may see how many there are, of everyone, without seeing who (permissions.ts says the same; a test).
create table insight.county_role (
  role text primary key
);
insert into insight.county_role values
  ('lead member'), ('front door'), ('service manager'), ('reviewing officer'), ('analyst'), ('director'), ('guardian');
insert into platform.retention values
  ('insight.county_count', 'derived', 'deleted when a fact has changed; worked out again from the facts'),
  ('insight.county_role', 'system', 'kept as long as the database');
