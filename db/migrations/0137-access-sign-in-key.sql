-- Keys of devices (WebAuthn) as the second step of accounts with a password, beside the codes of a phone (docs/adr/0017).

create table access.sign_in_key (
  id uuid primary key,
  account_id uuid not null references access.account,
  -- The key's own name for itself, and its public half: nothing here opens anything.
  credential_id text not null unique,
  public_key bytea not null,
  -- How often it was used, by its own count; zero for keys that do not count.
  counter bigint not null check (counter >= 0),
  name text not null check (length(name) between 1 and 60),
  added_at timestamptz not null default platform.moment(),
  used_at timestamptz,
  removed_at timestamptz
);
create index sign_in_key_account on access.sign_in_key (account_id);

-- What a key was asked to sign, once it has: no signature opens twice.
create table access.spent_challenge (
  challenge_hash bytea primary key,
  came_at timestamptz not null default platform.moment()
);

alter table access.sign_in_key enable row level security;
create policy app_reads on access.sign_in_key for select to kith_app
  using (account_id = (select platform.actor()) or account_id = (select access.session_account()));
create policy app_adds on access.sign_in_key for insert to kith_app with check (account_id = (select platform.actor()));
create policy app_changes on access.sign_in_key for update to kith_app using (account_id = (select platform.actor()));
create policy loader_all on access.sign_in_key to kith_loader using (true) with check (true);
grant select, insert, update (removed_at) on access.sign_in_key to kith_app;
alter table access.spent_challenge enable row level security;
create policy loader_all on access.spent_challenge to kith_loader using (true) with check (true);
grant select, insert, update, delete on access.sign_in_key, access.spent_challenge to kith_loader;
insert into platform.retention values
  ('access.sign_in_key', 'system', 'as long as the account'),
  ('access.spent_challenge', 'system', 'until the night after');

create function access.spend_challenge(hash bytea) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  insert into access.spent_challenge (challenge_hash) values (hash) on conflict do nothing;
  return found;
end $$;

-- Notes that a key of the account whose session the request showed was used. A count that does not go on says that the key
-- was copied, and opens nothing.
create function access.use_key(which text, to_count bigint) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update access.sign_in_key k set counter = to_count, used_at = platform.moment()
   where k.credential_id = which and k.account_id = access.session_account() and k.removed_at is null
     and (to_count > k.counter or (to_count = 0 and k.counter = 0));
  return found;
end $$;

-- Who takes the second factor away takes the keys too: the device may be in other hands.
create function access.remove_keys_with() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update access.sign_in_key k set removed_at = platform.moment() where k.account_id = new.account_id and k.removed_at is null;
  return null;
end $$;
create trigger remove_keys after insert or update of reset_at on access.second_factor for each row
  when (new.reset_at is not null) execute function access.remove_keys_with();

revoke execute on function access.spend_challenge(bytea), access.use_key(text, bigint), access.remove_keys_with() from public;
grant execute on function access.spend_challenge(bytea), access.use_key(text, bigint) to kith_app;
