-- Signing in with the authority's own identity provider (docs/adr/0017). Who somebody is there is the pair of issuer and
-- subject; an e-mail address says nothing, for it is given to somebody else one day.

create table access.external_identity (
  id uuid primary key,
  account_id uuid not null references access.account,
  issuer text not null,
  subject text not null,
  linked_at timestamptz not null default platform.moment(),
  linked_by uuid default platform.actor(),
  ended_at timestamptz
);
create unique index external_identity_subject on access.external_identity (issuer, subject) where ended_at is null;
create index external_identity_account on access.external_identity (account_id);
alter table access.external_identity enable row level security;
create policy app_reads on access.external_identity for select to kith_app using (account_id = (select platform.actor()));
create policy loader_all on access.external_identity to kith_loader using (true) with check (true);
grant select on access.external_identity to kith_app;
grant select, insert, update on access.external_identity to kith_loader;

-- A sign-in that is on its way to the provider and back, or that came back as somebody whom no account is linked to yet.
-- Bound to one browser by a cookie; each opens once.
create table access.provider_trip (
  state_hash bytea primary key,
  browser_hash bytea not null,
  purpose text not null check (purpose in ('sign in', 'proof', 'link')),
  nonce text,
  verifier text,
  return_to text not null,
  account_id uuid references access.account,
  issuer text,
  subject text,
  began_at timestamptz not null default platform.moment()
);
create index provider_trip_browser on access.provider_trip (browser_hash);
alter table access.provider_trip enable row level security;
create policy loader_all on access.provider_trip to kith_loader using (true) with check (true);
grant select, insert, delete on access.provider_trip to kith_loader;

insert into platform.retention values
  ('access.external_identity', 'system', 'as long as any record that the account read or changed'),
  ('access.provider_trip', 'system', 'until it is used, or the night after');

alter table platform.session
  -- Who it is at the provider, encrypted, for signing out there too.
  add column id_token bytea;

create function access.begin_trip(state bytea, browser bytea, what text, trip_nonce text, trip_verifier text, to_return text, whose uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into access.provider_trip (state_hash, browser_hash, purpose, nonce, verifier, return_to, account_id)
    values (state, browser, what, trip_nonce, trip_verifier, to_return, whose)
$$;
create function access.take_trip(state bytea, browser bytea, since timestamptz)
  returns table (purpose text, nonce text, verifier text, return_to text, account_id uuid, began_at timestamptz)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  delete from access.provider_trip t
   where t.state_hash = state and t.browser_hash = browser and t.began_at > since and t.purpose <> 'link'
  returning t.purpose, t.nonce, t.verifier, t.return_to, t.account_id, t.began_at
$$;

create function access.account_of_identity(at_issuer text, at_subject text) returns uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select a.id from access.external_identity e join access.account a on a.id = e.account_id
   where e.issuer = at_issuer and e.subject = at_subject and e.ended_at is null and a.face = 'staff' and a.closed_at is null
$$;

-- Somebody whom the provider knows and no account is linked to: they may type a code that an administrator gave them.
create function access.await_link(browser bytea, at_issuer text, at_subject text, to_return text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into access.provider_trip (state_hash, browser_hash, purpose, issuer, subject, return_to)
    values (browser, browser, 'link', at_issuer, at_subject, to_return)
$$;
create function access.link_with_code(browser bytea, hash bytea, since timestamptz, out linked uuid, out to_return text) language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
declare
  trip access.provider_trip;
  whose uuid;
begin
  select t.* into trip from access.provider_trip t
   where t.browser_hash = browser and t.purpose = 'link' and t.began_at > since for update;
  select c.account_id into whose from access.one_time_code c join access.account a on a.id = c.account_id and a.closed_at is null
   where c.code_hash = hash;
  if trip.subject is null or whose is null or not access.spend_one_time_code(whose, 'link', hash) then return; end if;
  delete from access.provider_trip t where t.state_hash = trip.state_hash;
  insert into access.external_identity (id, account_id, issuer, subject, linked_by)
    select gen_random_uuid(), whose, trip.issuer, trip.subject, c.made_by from access.one_time_code c where c.code_hash = hash;
  linked := whose;
  to_return := trip.return_to;
end $$;

-- The console and an administrator link an account to somebody whose subject they know, and end a link.
create function access.link_identity(whose uuid, at_issuer text, at_subject text) returns void language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.ask_administrator();
  insert into access.external_identity (id, account_id, issuer, subject) values (gen_random_uuid(), whose, at_issuer, at_subject);
end $$;
create function access.end_identities_of(whose uuid) returns integer language plpgsql volatile
  security definer set search_path = pg_catalog, pg_temp as $$
declare ended integer;
begin
  perform access.ask_administrator();
  update access.external_identity e set ended_at = platform.moment() where e.account_id = whose and e.ended_at is null;
  get diagnostics ended = row_count;
  update platform.session s set revoked_at = platform.moment() where s.account_id = whose and s.way = 'provider' and s.revoked_at is null;
  return ended;
end $$;

revoke execute on function access.begin_trip(bytea, bytea, text, text, text, text, uuid), access.take_trip(bytea, bytea, timestamptz),
  access.account_of_identity(text, text), access.await_link(bytea, text, text, text), access.link_with_code(bytea, bytea, timestamptz),
  access.link_identity(uuid, text, text), access.end_identities_of(uuid) from public;
grant execute on function access.begin_trip(bytea, bytea, text, text, text, text, uuid), access.take_trip(bytea, bytea, timestamptz),
  access.account_of_identity(text, text), access.await_link(bytea, text, text, text), access.link_with_code(bytea, bytea, timestamptz) to kith_app;
grant execute on function access.link_identity(uuid, text, text), access.end_identities_of(uuid) to kith_app, kith_loader;
