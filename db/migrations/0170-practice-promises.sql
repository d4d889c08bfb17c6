-- What somebody promised a child or the family (docs/adr/0031). Nothing here is ever changed or taken away: a promise that is put
-- right, or changed after the child was told, is a row with the next version; what became of it stands in rows of its own.
-- `also_of` are people beside the child whom the record holds and who are named in it: who made it, to whom it was made. Where
-- one of them is hidden from a reader, so is the row.
create table practice.promise (
  id uuid primary key,
  person_id uuid not null references people.person,
  promise_id uuid not null,
  version integer not null check (version > 0),
  words text not null,
  -- Whose words these are; of who promised, where nothing is said.
  whose text,
  to_kind text not null check (to_kind in ('child', 'family')),
  to_whom text not null,
  by_whom text not null,
  -- The account of who promised, in whose list it stands; null for somebody else who is named.
  maker_id uuid references access.account,
  made_on date not null,
  due_on date not null,
  -- Who may read it beside staff: whoever it was made to, the whole family, nobody.
  audience text not null default 'staff' check (audience in ('told', 'family', 'staff')),
  -- Why it is said anew.
  because text,
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint promise_once unique (promise_id, person_id, version),
  constraint promise_said_anew_says_why check (version = 1 or because is not null)
);
create index promise_person on practice.promise (person_id, promise_id, version);
create index promise_maker on practice.promise (maker_id) where maker_id is not null;
create index promise_writer on practice.promise (recorded_by) where maker_id is null;

-- What became of a promise. Whoever promised can say that it is kept; only the child can say that it was (domain reference, M-CH-05).
create table practice.promise_turn (
  id uuid primary key,
  person_id uuid not null references people.person,
  promise_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('kept', 'confirmed', 'not so', 'could not say', 'changed', 'broken', 'mistake', 'taken back')),
  -- What was done; what the child said, or showed; why it changed; what happened; why it is taken back.
  words text,
  -- The day of it: done, asked, told, apologised.
  happened_on date not null,
  -- How the child said so, was told, or was given the apology.
  how text,
  -- Who asked or told the child, or apologised.
  by_whom text,
  -- What the child said, or showed, when told of the change.
  answer text,
  apology text,
  -- The turn that is taken back.
  replaces uuid,
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint promise_turn_once unique (promise_id, person_id, number),
  constraint promise_turn_says_what check (kind = 'kept' or words is not null),
  constraint promise_turn_child_was_asked check (kind not in ('confirmed', 'not so', 'could not say') or (how is not null and by_whom is not null)),
  constraint promise_turn_child_told_first check (kind <> 'changed' or (how is not null and by_whom is not null and answer is not null)),
  constraint promise_turn_broken_says_sorry check (kind <> 'broken' or (apology is not null and by_whom is not null)),
  constraint promise_turn_taken_back_once unique (replaces),
  constraint promise_turn_taken_back_says_which check ((kind = 'taken back') = (replaces is not null))
);
create index promise_turn_person on practice.promise_turn (person_id, promise_id, number);

do $$
declare
  one text;
begin
  foreach one in array array['promise', 'promise_turn'] loop
    execute format('create trigger never_changed before update on practice.%I for each row execute function platform.refuse_change()', one);
    call access.protect(format('practice.%I', one)::regclass);
    execute format('revoke update on practice.%I from kith_app, kith_loader', one);
    execute format('create policy hidden_with on practice.%I as restrictive for all to kith_app
      using (not also_of && (select array(select access.hidden_subjects())))', one);
  end loop;
end $$;

insert into platform.retention values
  ('practice.promise', 'record', 'to the child''s 25th birthday, and as the care record of a child who was looked after (local default, unverified)'),
  ('practice.promise_turn', 'record', 'as the promise that it belongs to');
