-- What a family is told in writing of a decision at the front door (docs/adr/0024). Rows are only added, as promises are (0170): a
-- letter that is put right is the next version, and what became of it stands in rows of its own.
-- `also_of` are people beside the child whom the words name: where one of them is hidden from a reader, so is the row.
create table practice.decision_letter (
  id uuid primary key,
  person_id uuid not null references people.person,
  -- The decision: of this child and no other.
  worry_child_id uuid not null references practice.worry_child on delete cascade,
  version integer not null check (version > 0),
  words text not null,
  -- Why it is written anew.
  because text,
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint decision_letter_once unique (worry_child_id, version),
  constraint decision_letter_said_anew_says_why check (version = 1 or because is not null)
);
create index decision_letter_person on practice.decision_letter (person_id, worry_child_id, version);

-- What became of it: who was given it and how, why nobody was, that somebody disagrees, what they were answered.
create table practice.decision_letter_turn (
  id uuid primary key,
  person_id uuid not null references people.person,
  worry_child_id uuid not null references practice.worry_child on delete cascade,
  number integer not null check (number > 0),
  kind text not null check (kind in ('given', 'not given', 'disagrees', 'answered', 'taken back')),
  -- Which version was given.
  letter_version integer,
  -- Who was given it, or disagrees: 'Mum'.
  who text,
  how text,
  why_not text check (why_not in ('risk to the child', 'risk to others', 'crime', 'not reached', 'not wanted')),
  -- What they said; what they were answered; what else is to be known; why it is taken back.
  words text,
  happened_on date not null,
  by_whom text,
  replaces uuid,
  also_of uuid[] not null default '{}',
  recorded_at timestamptz not null default platform.moment(),
  recorded_by uuid default platform.actor(),
  constraint decision_letter_turn_once unique (worry_child_id, number),
  constraint decision_letter_turn_given_says_how check ((kind = 'given') = (letter_version is not null)
    and (kind <> 'given' or (who is not null and how is not null and by_whom is not null))),
  constraint decision_letter_turn_not_given_says_why check ((kind = 'not given') = (why_not is not null)),
  constraint decision_letter_turn_says_words check (kind in ('given', 'not given') or words is not null),
  constraint decision_letter_turn_says_who check (kind not in ('disagrees', 'answered') or who is not null),
  constraint decision_letter_turn_taken_back_once unique (replaces),
  constraint decision_letter_turn_taken_back_says_which check ((kind = 'taken back') = (replaces is not null))
);
create index decision_letter_turn_person on practice.decision_letter_turn (person_id, worry_child_id, number);

do $$
declare
  one text;
begin
  foreach one in array array['decision_letter', 'decision_letter_turn'] loop
    execute format('create trigger never_changed before update on practice.%I for each row execute function platform.refuse_change()', one);
    call access.protect(format('practice.%I', one)::regclass);
    execute format('revoke update on practice.%I from kith_app, kith_loader', one);
    execute format('create policy hidden_with on practice.%I as restrictive for all to kith_app
      using (not also_of && (select array(select access.hidden_subjects())))', one);
  end loop;
end $$;

insert into platform.retention values
  ('practice.decision_letter', 'record', 'as the worry that was decided (local default)'),
  ('practice.decision_letter_turn', 'record', 'as the letter that it belongs to (local default)');
