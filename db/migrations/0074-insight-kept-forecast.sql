-- The newest forecast from the record, made at night by the loader, which sees everyone: numbers of children expected, nobody
-- by name. Pages show it to those who may see how many there are. One row.
create table insight.kept_forecast (
  one boolean primary key default true check (one),
  day date not null,
  made_at timestamptz not null default now(),
  forecast jsonb not null
);
grant select on insight.kept_forecast to kith_app, kith_loader;
grant insert, update, delete on insight.kept_forecast to kith_loader;
insert into platform.retention values
  ('insight.kept_forecast', 'derived', 'replaced every night; worked out again from the facts');
