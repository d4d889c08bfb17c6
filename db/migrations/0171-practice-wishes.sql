-- What a child wants, to whom it went, what was answered and what came of it (docs/adr/0031). Rows are only added, as promises are
-- (0170). What a child without words shows is an observation and says who saw it (domain reference 4.2).
create table practice.wish (
  id uuid primary key,
  person_id uuid not null references people.person,
  wish_id uuid not null,
  version integer not null check (version > 0),
  kind text not null check (kind in ('said', 'shown')),
  words text not null,
  observed_by text,
  said_on date not null,
  to_whom text not null,
  -- The account of who has to reply, in whose list it stands; null for somebody else who is named.
  to_id uuid references access.account,
  -- By when a reply is due, by the setting of the day on which it was written down.
  reply_by date not null,
  -- Who may read it: the child and staff, or the family too, as the child chose.
  audience text not null default 'child' check (audience in ('child', 'family')),
  because text,
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint wish_once unique (wish_id, person_id, version),
  constraint wish_said_anew_says_why check (version = 1 or because is not null),
  constraint wish_shown_says_by_whom check ((kind = 'shown') = (observed_by is not null))
);
create index wish_person on practice.wish (person_id, wish_id, version);
create index wish_to on practice.wish (to_id) where to_id is not null;
create index wish_writer on practice.wish (recorded_by) where to_id is null;

create table practice.wish_turn (
  id uuid primary key,
  person_id uuid not null references people.person,
  wish_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('reply', 'came of it', 'mistake', 'taken back')),
  answer text check (answer in ('yes', 'partly', 'not yet', 'no')),
  -- The reply as the child reads or hears it; what happened because of the wish; why it is taken back.
  words text not null,
  happened_on date not null,
  by_whom text,
  -- How the reply reached the child.
  how text,
  replaces uuid,
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint wish_turn_once unique (wish_id, person_id, number),
  constraint wish_turn_reply_says_all check (kind <> 'reply' or (answer is not null and by_whom is not null and how is not null)),
  constraint wish_turn_taken_back_once unique (replaces),
  constraint wish_turn_taken_back_says_which check ((kind = 'taken back') = (replaces is not null))
);
create index wish_turn_person on practice.wish_turn (person_id, wish_id, number);

do $$
declare
  one text;
begin
  foreach one in array array['wish', 'wish_turn'] loop
    execute format('create trigger never_changed before update on practice.%I for each row execute function platform.refuse_change()', one);
    call access.protect(format('practice.%I', one)::regclass);
    execute format('revoke update on practice.%I from kith_app, kith_loader', one);
    execute format('create policy hidden_with on practice.%I as restrictive for all to kith_app
      using (not also_of && (select array(select access.hidden_subjects())))', one);
  end loop;
end $$;

insert into platform.retention values
  ('practice.wish', 'record', 'to the child''s 25th birthday, and as the care record of a child who was looked after (local default, unverified)'),
  ('practice.wish_turn', 'record', 'as the wish that it belongs to');
