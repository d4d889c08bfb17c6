-- People: who someone is, their names over time, identifiers, where they live, how to reach them, who they are to each other.
create schema people;
grant usage on schema people to kith_app, kith_loader;

create table people.person (
  id uuid primary key,
  sex text check (sex in ('M', 'F', 'U')),
  gender text,
  pronouns text,
  birth_date date,
  birth_precision text not null default 'day' check (birth_precision in ('day', 'month', 'year', 'estimate')),
  expected_on date,
  died_on date check (died_on >= birth_date),
  ethnicity text,
  first_language text,
  religion text,
  communication text,
  constraint born_or_expected check (birth_date is null or expected_on is null)
);
call platform.make_fact('people.person', 'record', 'as the longest class of any record about the person');
call access.protect_fact('people.person', 'id');
create index person_birth_date on people.person (birth_date);

create table people.name (
  id uuid primary key,
  person_id uuid not null references people.person,
  kind text not null check (kind in ('legal', 'known as', 'former', 'birth')),
  given text,
  family text,
  said_as text,
  starts date,
  ends date check (ends >= starts),
  constraint some_name check (given is not null or family is not null)
);
call platform.make_fact('people.name', 'record', 'as the longest class of any record about the person');
call access.protect_fact('people.name');
create index name_person on people.name (person_id);
create unique index name_current on people.name (person_id, kind) where ends is null;
create index name_given_trgm on people.name using gin (lower(given) gin_trgm_ops);
create index name_family_trgm on people.name using gin (lower(family) gin_trgm_ops);

-- Schemes: local (the authority's child id; issuer = its ONS code), nhs, upn, ula… A UPN value of UN1 to UN5 says why none is known.
create table people.identifier (
  id uuid primary key,
  person_id uuid not null references people.person,
  scheme text not null check (scheme in ('local', 'nhs', 'upn', 'uln', 'home office', 'former upn', 'former local')),
  issuer text not null default '',
  value text not null,
  check (scheme <> 'nhs' or value ~ '^[0-9]{10}$')
);
create unique index identifier_one on people.identifier (person_id, scheme, issuer);
create index identifier_value on people.identifier (value, scheme);
call platform.make_fact('people.identifier', 'record', 'as the longest class of any record about the person');
call access.protect_fact('people.identifier');

create table people.address (
  id uuid primary key,
  lines text,
  postcode text,
  uprn text
);
create index address_postcode on people.address (replace(postcode, ' ', ''));
create index address_lines_trgm on people.address using gin (lower(lines) gin_trgm_ops);

create table people.residence (
  id uuid primary key,
  person_id uuid not null references people.person,
  address_id uuid not null references people.address,
  kind text not null default 'home' check (kind in ('home', 'second home', 'staying', 'postal')),
  withheld boolean not null default false,
  starts date not null,
  ends date check (ends >= starts),
  during daterange generated always as (daterange(starts, ends, '[)')) stored,
  constraint one_home_at_a_time exclude using gist (person_id with =, kind with =, during with &&) where (kind = 'home')
);
call platform.make_fact('people.residence', 'record', 'as the longest class of any record about the person');
call access.protect_fact('people.residence');
create index residence_address on people.residence (address_id);

create table people.contact_point (
  id uuid primary key,
  person_id uuid not null references people.person,
  kind text not null check (kind in ('phone', 'email', 'other')),
  value text not null,
  safe_to_use boolean not null default true,
  note text,
  starts date,
  ends date check (ends >= starts)
);
call platform.make_fact('people.contact_point', 'record', 'as the longest class of any record about the person');
call access.protect_fact('people.contact_point');
create index contact_point_person on people.contact_point (person_id);
create index contact_point_digits on people.contact_point (regexp_replace(value, '[^0-9]', '', 'g')) where kind = 'phone';

-- Once per pair: person_id is `role` to other_id, who is `other_role` back (mother / son).
create table people.relationship (
  id uuid primary key,
  person_id uuid not null references people.person,
  other_id uuid not null references people.person,
  role text not null,
  other_role text not null,
  closeness smallint check (closeness between 1 and 5),
  note text,
  starts date,
  ends date check (ends >= starts),
  constraint not_oneself check (person_id <> other_id)
);
create unique index relationship_once on people.relationship
  (least(person_id, other_id), greatest(person_id, other_id), least(role, other_role), greatest(role, other_role)) where ends is null;
create index relationship_person on people.relationship (person_id);
create index relationship_other on people.relationship (other_id);
call platform.make_fact('people.relationship', 'record', 'as the longest class of any record about the person');
call access.protect_fact('people.relationship');

create table people.parental_responsibility (
  id uuid primary key,
  person_id uuid not null references people.person,
  holder_id uuid references people.person,
  holder_agency text,
  basis text not null,
  starts date,
  ends date check (ends >= starts),
  constraint one_holder check ((holder_id is null) <> (holder_agency is null))
);
create index parental_responsibility_person on people.parental_responsibility (person_id);
create index parental_responsibility_holder on people.parental_responsibility (holder_id);
call platform.make_fact('people.parental_responsibility', 'record', 'as the longest class of any record about the person');
call access.protect_fact('people.parental_responsibility');

-- Two records of one person: an alias, undone by ending it. Nothing is re-pointed.
create table people.alias (
  id uuid primary key,
  person_id uuid not null references people.person,
  canonical_id uuid not null references people.person,
  why text not null,
  made_at timestamptz not null default now(),
  made_by uuid default platform.actor(),
  ended_at timestamptz,
  ended_by uuid,
  ended_why text,
  constraint not_oneself check (person_id <> canonical_id)
);
create unique index alias_person on people.alias (person_id) where ended_at is null;
create index alias_canonical on people.alias (canonical_id) where ended_at is null;
call access.protect('people.alias');

-- "These two are not the same person", so that nobody is asked twice.
create table people.not_same (
  person_id uuid not null references people.person,
  other_id uuid not null references people.person,
  why text,
  decided_at timestamptz not null default now(),
  decided_by uuid default platform.actor(),
  primary key (person_id, other_id),
  check (person_id < other_id)
);
call access.protect('people.not_same');

insert into platform.retention values
  ('people.address', 'record', 'as the longest class of any record that names it'),
  ('people.alias', 'record', 'as the longest class of any record about the person'),
  ('people.not_same', 'record', 'as the longest class of any record about the person');
grant select, insert, update on people.address to kith_app, kith_loader;
