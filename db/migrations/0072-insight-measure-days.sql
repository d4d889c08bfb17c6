-- What each measure was on a day, as it was counted then: every night for the day before, and again for the ends of months.
-- `by` and "group" are 'all' for everyone; else one of the ways to part children, and which part ('not-known' where it is
-- not known). `counts` is what insight.count_measure gives, part by part; `definition` a digest of the measure's query, so
-- that a value counted another way is known for one. No role of the application reads it but through the functions in
-- src/modules/insight/views-measures.sql.
create table insight.measure_day (
  measure text not null,
  day date not null,
  by text not null,
  "group" text not null,
  numerator numeric,
  denominator numeric,
  value numeric,
  counts jsonb not null,
  definition text not null,
  made_at timestamptz not null default now(),
  primary key (measure, by, day, "group", definition)
);
grant select, insert, delete on insight.measure_day to kith_loader;
insert into platform.retention values
  ('insight.measure_day', 'derived', 'kept: how it stood is not worked out again once facts are disposed of; counts, nobody by name');

-- A kept count that is out of date still says how it stood when it was counted, until it is counted anew.
alter table insight.county_count add column stale boolean not null default false;
