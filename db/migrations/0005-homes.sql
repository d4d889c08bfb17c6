-- The registry of homes and providers, and the postcode directory that distances come from.
create schema homes;
grant usage on schema homes to kith_app, kith_loader;

create table homes.home (
  id uuid primary key,
  urn text unique,
  name text,
  area_name text,
  placement_types text[] not null default '{}',
  provider_types text[] not null default '{}',
  postcode text,
  registration_ended date,
  source text not null default 'kith',
  recorded_at timestamptz not null default now()
);
-- Keys without spaces, upper case. area_code is the lower-tier code of the directory, authority_code the upper-tier one.
create table homes.postcode (
  postcode text primary key,
  area_code text,
  authority_code text,
  easting integer,
  northing integer
);
insert into platform.retention values
  ('homes.home', 'reference', 'replaced by the newest published list; homes named in a record stay'),
  ('homes.postcode', 'reference', 'replaced by the newest directory');
grant select on homes.home, homes.postcode to kith_app;
grant select, insert, update, delete on homes.home, homes.postcode to kith_loader;
