-- Published statistics: what `kith stats load` read from a folder, with the publication of every value. All of it is about
-- authorities, none about a person. A load replaces what an earlier one brought; that it happened is kept.
create table insight.publication_load (
  id uuid primary key,
  loaded_at timestamptz not null default now(),
  loaded_by uuid default platform.actor(),
  invented boolean not null,
  missing text[] not null
);
create table insight.publication_file (
  load_id uuid not null references insight.publication_load,
  file text not null,
  rows integer not null check (rows >= 0),
  digest text not null,
  reported integer not null check (reported >= 0),
  first_reported jsonb not null,
  primary key (load_id, file)
);
create table insight.publication (
  key text primary key,
  title text not null,
  publisher text not null,
  released text not null,
  licence text not null,
  used_in text not null
);
create table insight.measure_title (
  measure text primary key,
  topic text not null,
  title text not null,
  polarity text not null check (polarity in ('high', 'low', '')),
  unit text not null,
  year_type text not null,
  owner text not null
);
create table insight.area (
  code text primary key,
  name text not null,
  level text not null check (level in ('authority', 'region', 'country')),
  region_code text not null,
  region_name text not null,
  kind text not null,
  assumed_county boolean not null,
  current boolean not null,
  first_year smallint not null,
  last_year smallint not null,
  boundary_note text not null
);
create table insight.neighbour (
  edition smallint not null,
  area text not null,
  rank smallint not null,
  neighbour text not null,
  primary key (edition, area, rank)
);
create table insight.judgement (
  area text not null,
  inspected date not null,
  published date,
  kind text not null,
  overall text not null,
  leaders text not null,
  help_and_protection text not null,
  in_care text not null,
  care_leavers text not null,
  primary key (area, inspected)
);
create table insight.statistic_series (
  id integer primary key,
  file text not null,
  measure text not null,
  category text not null,
  unique (file, measure, category)
);
-- Six hundred thousand rows come at once, from the one transaction that also writes their series: without a foreign key,
-- which would look each of them up. A blank is a value that was not published: null, never nought.
create table insight.statistic (
  series_id integer not null,
  area text not null,
  year smallint not null,
  vintage text not null,
  source text not null,
  value double precision,
  flag text not null,
  primary key (series_id, area, year, vintage)
);
insert into platform.retention values
  ('insight.publication_load', 'system', 'kept as long as the database: says which figures a decision rested on'),
  ('insight.publication_file', 'system', 'kept as long as the database: says which figures a decision rested on'),
  ('insight.publication', 'published', 'replaced by the next load of published statistics'),
  ('insight.measure_title', 'published', 'replaced by the next load of published statistics'),
  ('insight.area', 'published', 'replaced by the next load of published statistics'),
  ('insight.neighbour', 'published', 'replaced by the next load of published statistics'),
  ('insight.judgement', 'published', 'replaced by the next load of published statistics'),
  ('insight.statistic_series', 'published', 'replaced by the next load of published statistics'),
  ('insight.statistic', 'published', 'replaced by the next load of published statistics');
grant usage on schema insight to kith_app, kith_loader;
grant select on insight.publication_load, insight.publication_file, insight.publication, insight.measure_title, insight.area,
  insight.neighbour, insight.judgement, insight.statistic_series, insight.statistic to kith_app, kith_loader;
grant insert on insight.publication_load, insight.publication_file, insight.publication, insight.measure_title, insight.area,
  insight.neighbour, insight.judgement, insight.statistic_series, insight.statistic to kith_loader;
grant delete on insight.publication, insight.measure_title, insight.area, insight.neighbour, insight.judgement,
  insight.statistic_series, insight.statistic to kith_loader;
