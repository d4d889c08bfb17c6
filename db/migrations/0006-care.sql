-- Looked after: the dated facts of a child's time in care.
create schema care;
grant usage on schema care to kith_app, kith_loader;

-- The finest dated stretch: one legal status, one home, one carer. Care periods, legal statuses and homes are views over
-- it (views.sql, docs/adr/0005); the law's own unit (Children looked-after return, guidance on episodes).
create table care.episode (
  id uuid primary key,
  person_id uuid not null references people.person,
  starts date not null,
  ends date,
  reason_new text,
  legal_status text,
  category_of_need text,
  placement_type text,
  placement_provider text,
  reason_ended text,
  reason_place_change text,
  home_postcode text,
  placement_postcode text,
  urn text,
  during daterange generated always as (daterange(starts, ends, '[)')) stored,
  constraint episode_ends_after_start check (ends >= starts),
  constraint episode_ended_has_date check (reason_ended is null or ends is not null),
  constraint episode_one_at_a_time exclude using gist (person_id with =, during with &&) deferrable,
  constraint episode_key unique (person_id, starts)
);
create index episode_starts on care.episode (starts);
create index episode_open on care.episode (person_id) where ends is null;

create table care.review (
  id uuid primary key,
  person_id uuid not null references people.person,
  held_on date not null,
  participation text,
  constraint review_key unique (person_id, held_on)
);
create table care.asylum_status (
  id uuid primary key,
  person_id uuid not null references people.person,
  ends date,
  constraint asylum_status_key unique (person_id)
);
create table care.motherhood (
  id uuid primary key,
  person_id uuid not null references people.person,
  is_mother boolean,
  child_birth_date date,
  constraint motherhood_key unique (person_id)
);
-- What the return asks once a year of children in care for twelve months.
create table care.health_year (
  id uuid primary key,
  person_id uuid not null references people.person,
  year smallint not null,
  sdq_score smallint check (sdq_score between 0 and 40),
  sdq_reason text,
  convicted boolean,
  health_check boolean,
  immunisations boolean,
  teeth_check boolean,
  health_assessment boolean,
  substance_misuse boolean,
  intervention_received boolean,
  intervention_offered boolean,
  constraint health_year_key unique (person_id, year)
);
create table care.leaving_care_year (
  id uuid primary key,
  person_id uuid not null references people.person,
  year smallint not null,
  in_touch text,
  activity text,
  accommodation text,
  constraint leaving_care_year_key unique (person_id, year)
);
create table care.adoption (
  id uuid primary key,
  person_id uuid not null references people.person,
  interest_on date,
  matched_on date,
  by_foster_carer boolean,
  adopters smallint check (adopters between 1 and 2),
  adopters_sex text,
  adopters_status text,
  constraint adoption_key unique (person_id)
);
create table care.adoption_decision (
  id uuid primary key,
  person_id uuid not null references people.person,
  decided_on date not null,
  reversed_on date,
  reversal_reason text,
  constraint adoption_decision_reversed_after check (reversed_on >= decided_on),
  constraint adoption_decision_key unique (person_id, decided_on)
);
-- permanence_on may be a day, a month or a year: '2020-05-17', '2020-05', '2020'.
create table care.previous_permanence (
  id uuid primary key,
  person_id uuid not null references people.person,
  year smallint not null,
  kind text,
  authority text,
  permanence_on text check (permanence_on ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
  constraint previous_permanence_key unique (person_id, year)
);
create table care.missing_episode (
  id uuid primary key,
  person_id uuid not null references people.person,
  kind text,
  starts date not null,
  ends date,
  during daterange generated always as (daterange(starts, ends, '[)')) stored,
  constraint missing_ends_after_start check (ends >= starts),
  constraint missing_one_at_a_time exclude using gist (person_id with =, during with &&) deferrable,
  constraint missing_episode_key unique (person_id, starts)
);
create table care.deprivation_of_liberty (
  id uuid primary key,
  person_id uuid not null references people.person,
  starts date not null,
  ends date,
  during daterange generated always as (daterange(starts, ends, '[)')) stored,
  constraint deprivation_ends_after_start check (ends >= starts),
  constraint deprivation_one_at_a_time exclude using gist (person_id with =, during with &&) deferrable,
  constraint deprivation_key unique (person_id, starts)
);

do $$
declare
  fact text;
begin
  foreach fact in array array['episode', 'review', 'asylum_status', 'motherhood', 'health_year', 'leaving_care_year', 'adoption',
    'adoption_decision', 'previous_permanence', 'missing_episode', 'deprivation_of_liberty']
  loop
    call platform.make_fact(format('care.%I', fact)::regclass, 'care record',
      'to the child''s 75th birthday, or 15 years after a death under 18 (Care Planning Regulations 2010 reg 50, unverified)');
    call access.protect_fact(format('care.%I', fact)::regclass);
  end loop;
end $$;
