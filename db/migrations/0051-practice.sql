-- Help and protection: one involvement with a child, and the dated facts beside it (docs/adr/0010).
create schema practice;
grant usage on schema practice to kith_app, kith_loader;

-- Somebody got in touch about a child.
create table practice.contact (
  id uuid primary key,
  person_id uuid not null references people.person,
  received_on date not null,
  contact_source text,
  constraint contact_key unique nulls not distinct (person_id, received_on, contact_source)
);

-- An early help assessment, by whatever organisation.
create table practice.early_help_assessment (
  id uuid primary key,
  person_id uuid not null references people.person,
  starts date not null,
  completed_on date,
  organisation text,
  constraint early_help_completed_after_start check (completed_on >= starts),
  constraint early_help_assessment_key unique nulls not distinct (person_id, starts, organisation)
);

-- The one continuum: from the day on which help was asked for to the day on which it ended. What happens in between are
-- facts that lead here; stepping up or down adds one and closes nothing. Two may overlap: returns say so, and nothing in law
-- forbids it.
create table practice.involvement (
  id uuid primary key,
  person_id uuid not null references people.person,
  opened date not null,
  referral_source text,
  primary_need text,
  no_further_action boolean,
  closed date,
  reason_closed text,
  -- Of the initial child protection conference that is said of the involvement and of no section 47 enquiry.
  conference_on date,
  constraint involvement_closed_after_opened check (closed >= opened),
  constraint involvement_key unique (person_id, opened)
);
create index involvement_open on practice.involvement (person_id) where closed is null;
create index involvement_opened on practice.involvement (opened);

-- involvement_id is null where it is not known to which involvement a fact belongs; so below.
create table practice.assessment (
  id uuid primary key,
  person_id uuid not null references people.person,
  involvement_id uuid references practice.involvement on delete set null,
  starts date not null,
  reviewed_on date,
  authorised_on date,
  child_seen boolean,
  support_required boolean,
  constraint assessment_authorised_after_start check (authorised_on >= starts),
  constraint assessment_key unique (person_id, starts)
);
create index assessment_involvement on practice.assessment (involvement_id);

create table practice.assessment_factor (
  id uuid primary key,
  person_id uuid not null references people.person,
  assessment_id uuid not null references practice.assessment on delete cascade,
  code text not null,
  constraint assessment_factor_key unique (assessment_id, code)
);
create index assessment_factor_person on practice.assessment_factor (person_id);

create table practice.child_in_need_plan (
  id uuid primary key,
  person_id uuid not null references people.person,
  involvement_id uuid references practice.involvement on delete set null,
  starts date not null,
  ends date,
  during daterange generated always as (daterange(starts, ends, '[)')) stored,
  constraint need_plan_ends_after_start check (ends >= starts),
  constraint need_plan_one_at_a_time exclude using gist (person_id with =, during with &&) deferrable,
  constraint child_in_need_plan_key unique (person_id, starts)
);
create index child_in_need_plan_involvement on practice.child_in_need_plan (involvement_id);

create table practice.section_47_enquiry (
  id uuid primary key,
  person_id uuid not null references people.person,
  involvement_id uuid references practice.involvement on delete set null,
  starts date not null,
  strategy_discussion_on date,
  conference_target date,
  conference_on date,
  conference_not_required boolean,
  constraint section_47_enquiry_key unique (person_id, starts)
);
create index section_47_enquiry_involvement on practice.section_47_enquiry (involvement_id);

create table practice.child_protection_plan (
  id uuid primary key,
  person_id uuid not null references people.person,
  involvement_id uuid references practice.involvement on delete set null,
  starts date not null,
  ends date,
  initial_category text,
  latest_category text,
  previous_plans smallint check (previous_plans >= 0),
  during daterange generated always as (daterange(starts, ends, '[)')) stored,
  constraint protection_plan_ends_after_start check (ends >= starts),
  constraint protection_plan_one_at_a_time exclude using gist (person_id with =, during with &&) deferrable,
  constraint child_protection_plan_key unique (person_id, starts)
);
create index child_protection_plan_involvement on practice.child_protection_plan (involvement_id);

create table practice.protection_review (
  id uuid primary key,
  person_id uuid not null references people.person,
  plan_id uuid references practice.child_protection_plan on delete set null,
  held_on date not null,
  constraint protection_review_key unique (person_id, held_on)
);
create index protection_review_plan on practice.protection_review (plan_id);

-- A visit that law or a plan asks for. seen null: not known.
create table practice.visit (
  id uuid primary key,
  person_id uuid not null references people.person,
  visited_on date not null,
  kind text not null check (kind in ('child in need', 'child protection', 'looked after', 'leaving care', 'other')),
  seen boolean,
  seen_alone boolean,
  bedroom_seen boolean,
  constraint visit_key unique (person_id, visited_on, kind)
);

do $$
declare
  fact text;
begin
  foreach fact in array array['contact', 'early_help_assessment', 'involvement', 'assessment', 'assessment_factor', 'child_in_need_plan',
    'section_47_enquiry', 'child_protection_plan', 'protection_review', 'visit']
  loop
    call platform.make_fact(format('practice.%I', fact)::regclass, 'record',
      'to the child''s 25th birthday, and as the care record of a child who was looked after (local default, unverified)');
    call access.protect_fact(format('practice.%I', fact)::regclass);
    call platform.watch(format('practice.%I', fact)::regclass);
  end loop;
end $$;
