-- Support for a child at the edge of care: at risk of coming into care, or just home from it (docs/adr/0039). It always has a day on
-- which it is to end. Nothing here is ever changed or taken away: what is put right is a row with the next version; that it was
-- reviewed, goes on longer, or ended is a row of its own. Whether the child came into care is read from the care episodes.
create table practice.edge_support (
  id uuid primary key,
  person_id uuid not null references people.person,
  support_id uuid not null,
  version integer not null check (version > 0),
  -- What it is: of the council's own list, or in words.
  kind text not null,
  why_now text not null,
  -- What would be different when it has helped, in the words of the family.
  different text not null,
  said_by text not null,
  -- Goals of the child's plan (practice.plan_goal) that it serves.
  goals uuid[] not null default '{}',
  asked_by text not null,
  agreed_by text not null,
  given_by text not null,
  starts date not null,
  planned_end date not null,
  -- What was agreed to spend, in pence: of each week, or of the whole. Null where it has no cost of its own, or none is known.
  cost_pence integer check (cost_pence >= 0),
  cost_per text check (cost_per in ('week', 'whole')),
  paid_by text,
  because text,
  -- Who else is named: where one of them is hidden from a reader, so is the row.
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint edge_support_once unique (support_id, person_id, version),
  constraint edge_support_ends_after_it_starts check (planned_end > starts),
  constraint edge_support_cost_says_of_what check ((cost_pence is null) = (cost_per is null)),
  constraint edge_support_cost_says_who_pays check (cost_pence is null or paid_by is not null),
  constraint edge_support_said_anew_says_why check (version = 1 or because is not null)
);
create index edge_support_person on practice.edge_support (person_id, support_id, version);

create table practice.edge_support_turn (
  id uuid primary key,
  person_id uuid not null references people.person,
  support_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('reviewed', 'extended', 'ended', 'mistake', 'taken back')),
  -- In the worker's words: how it goes, why it goes on longer, what came of it, why it is taken back.
  words text not null,
  -- What the family says of it, or why there are no words of theirs.
  said text,
  unsaid text,
  -- Until when it goes on.
  until date,
  -- Whether the child was safe at home when it ended, as told then.
  home text check (home in ('yes', 'partly', 'no', 'not known')),
  happened_on date not null,
  -- The turn that is taken back.
  replaces uuid,
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint edge_support_turn_once unique (support_id, person_id, number),
  constraint edge_support_turn_extended_says_until check ((kind = 'extended') = (until is not null)),
  constraint edge_support_turn_ended_says_home check ((kind = 'ended') = (home is not null)),
  constraint edge_support_turn_ended_has_words check (kind <> 'ended' or said is not null or unsaid is not null),
  constraint edge_support_turn_taken_back_once unique (replaces),
  constraint edge_support_turn_taken_back_says_which check ((kind = 'taken back') = (replaces is not null))
);
create index edge_support_turn_person on practice.edge_support_turn (person_id, support_id, number);

do $$
declare
  one text;
begin
  foreach one in array array['edge_support', 'edge_support_turn'] loop
    execute format('create trigger never_changed before update on practice.%I for each row execute function platform.refuse_change()', one);
    call access.protect(format('practice.%I', one)::regclass);
    execute format('revoke update on practice.%I from kith_app, kith_loader', one);
    execute format('create policy hidden_with on practice.%I as restrictive for all to kith_app
      using (not also_of && (select array(select access.hidden_subjects())))', one);
  end loop;
end $$;

insert into platform.retention values
  ('practice.edge_support', 'record', 'as the record of the child who is supported (local default, unverified)'),
  ('practice.edge_support_turn', 'record', 'as the support that it belongs to');
