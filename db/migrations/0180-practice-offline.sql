-- What a device sends that was written on it without a network (docs/adr/0033). The receipt says what became of it, so that sending
-- it again, however often and in whichever order, gives the same answer and nothing twice. Ids are made on devices: they mean
-- something only beside their account, so nobody's id stands in the way of another's.
create table practice.offline_receipt (
  account_id uuid not null references access.account default platform.actor(),
  upload_id uuid not null,
  content_sha256 bytea not null,
  outcome text not null check (outcome in ('recorded', 'unfinished', 'held', 'conflict')),
  -- The event that it became, or the one under which it is held.
  event_id uuid not null,
  device_id uuid not null,
  -- By the device's clock, which may be wrong; and by ours.
  said_at timestamptz not null,
  received_at timestamptz not null default platform.moment(),
  primary key (account_id, upload_id, content_sha256)
);
create unique index offline_receipt_first on practice.offline_receipt (account_id, upload_id) where outcome <> 'conflict';
alter table practice.offline_receipt enable row level security;
create policy app_reads on practice.offline_receipt for select to kith_app using (account_id = (select platform.actor()));
create policy app_adds on practice.offline_receipt for insert to kith_app with check (account_id = (select platform.actor()));
create policy loader_all on practice.offline_receipt to kith_loader using (true) with check (true);
grant select, insert on practice.offline_receipt to kith_app, kith_loader;

-- What was sent and is not recorded by itself: its writer may not record there any more, or the same id came with other words.
-- A row for each person, as of a draft. It stays as it came, whatever is decided.
create table practice.offline_held (
  id uuid primary key,
  person_id uuid not null references people.person,
  event_id uuid not null,
  author_id uuid not null references access.account default platform.actor(),
  reason text not null check (reason in ('access', 'conflict')),
  -- The event that the same id became before, where words differ.
  first_event uuid,
  place smallint not null,
  shared jsonb not null,
  own jsonb not null,
  also_of uuid[] not null default '{}',
  said_at timestamptz not null,
  received_at timestamptz not null default platform.moment(),
  state text not null default 'waiting' check (state in ('waiting', 'taken over', 'left out')),
  -- The draft in which it was taken over.
  became_event uuid,
  because text,
  decided_at timestamptz,
  decided_by uuid references access.account,
  constraint offline_held_once unique (event_id, person_id),
  constraint offline_held_decided_whole check ((state = 'waiting') = (decided_at is null) and (state = 'waiting') = (decided_by is null)),
  constraint offline_held_left_out_says_why check (state <> 'left out' or because is not null),
  constraint offline_held_taken_over_says_where check ((state = 'taken over') = (became_event is not null))
);
create index offline_held_person on practice.offline_held (person_id) where state = 'waiting';
create index offline_held_author on practice.offline_held (author_id) where state = 'waiting';

call access.protect('practice.offline_held');
create policy readers on practice.offline_held as restrictive for select to kith_app
  using (author_id = (select platform.actor()) or (select access.holds_role('{team manager,service manager,guardian}')));
create policy author_adds on practice.offline_held as restrictive for insert to kith_app with check (author_id = (select platform.actor()));
-- Two texts under one id are for their writer to settle too; what came without access never is.
create policy deciders on practice.offline_held as restrictive for update to kith_app
  using (reason = 'conflict' and author_id = (select platform.actor()) or (select access.holds_role('{team manager,service manager,guardian}')));
create policy hidden_with on practice.offline_held as restrictive for all to kith_app
  using (author_id = (select platform.actor()) or not also_of && (select array(select access.hidden_subjects())));
revoke update on practice.offline_held from kith_app;
grant update (state, became_event, because, decided_at, decided_by) on practice.offline_held to kith_app;

-- Keeps what the actor may not record: about people whom the actor may not see any more, so past their protection; it says nothing
-- back. Words about a record that was destroyed are not kept: there is no record that they could stand in.
create function practice.hold_upload(held_event uuid, held_reason text, event_before uuid, at_device timestamptz, parts jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.actor() is null then raise exception 'nobody sends'; end if;
  insert into practice.offline_held (id, person_id, event_id, author_id, reason, first_event, place, shared, own, also_of, said_at)
  select gen_random_uuid(), part.person_id, held_event, platform.actor(), held_reason, event_before, part.place, part.shared, part.own,
         part.also_of, at_device
    from jsonb_to_recordset(parts) as part(person_id uuid, place smallint, shared jsonb, own jsonb, also_of uuid[])
    join people.canonical p on p.person_id = part.person_id
  on conflict on constraint offline_held_once do nothing;
end $$;
revoke execute on function practice.hold_upload(uuid, text, uuid, timestamptz, jsonb) from public;
grant execute on function practice.hold_upload(uuid, text, uuid, timestamptz, jsonb) to kith_app;

insert into platform.retention values
  ('practice.offline_receipt', 'system', 'as long as the account''s trail: it proves what became of what a device sent'),
  ('practice.offline_held', 'record', 'as the entry that it would have become: it may hold what nobody wrote down elsewhere (local default)');
