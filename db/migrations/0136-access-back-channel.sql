-- Signing out at the authority's provider ends what began there (OpenID Connect Back-Channel Logout 1.0; docs/adr/0017).

-- Which session of the provider a sign-in belongs to: the hash of its issuer and `sid`.
alter table platform.session add column provider_session bytea;
create index session_provider on platform.session (provider_session) where provider_session is not null;
alter table access.provider_trip add column provider_session bytea;

-- What the provider has told once, so that it cannot be told again by somebody who overheard it.
create table access.spent_logout_token (
  token_hash bytea primary key,
  came_at timestamptz not null default platform.moment()
);
alter table access.spent_logout_token enable row level security;
create policy loader_all on access.spent_logout_token to kith_loader using (true) with check (true);
grant select, insert, delete on access.spent_logout_token to kith_loader;
insert into platform.retention values ('access.spent_logout_token', 'system', 'until the night after');

-- Ends the sign-ins of one session of the provider, or of everybody who is one subject there; with both, those that are both.
-- The token was checked by who calls; here it is used up.
create function access.sign_out_by_provider(token bytea, at_issuer text, at_subject text, at_session bytea,
    out is_new boolean, out ended integer, out whose uuid)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  ended := 0;
  insert into access.spent_logout_token (token_hash) values (token) on conflict do nothing;
  is_new := found;
  if not is_new or (at_subject is null and at_session is null) then return; end if;
  with gone as (
    update platform.session s set revoked_at = platform.moment()
     where s.revoked_at is null and s.way = 'provider'
       -- A sign-in of which nobody noted the provider's session may be of this one: it ends with its subject's.
       and (at_session is null or s.provider_session = at_session or (s.provider_session is null and at_subject is not null))
       and (at_subject is null or s.account_id in (select e.account_id from access.external_identity e
             where e.issuer = at_issuer and e.subject = at_subject))
    returning s.account_id)
  select count(*)::integer, (array_agg(gone.account_id))[1] into ended, whose from gone;
end $$;

-- Somebody who is linked with a code has a session at the provider already.
drop function access.await_link(bytea, text, text, text);
create function access.await_link(browser bytea, at_issuer text, at_subject text, at_session bytea, to_return text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into access.provider_trip (state_hash, browser_hash, purpose, issuer, subject, provider_session, return_to)
    values (browser, browser, 'link', at_issuer, at_subject, at_session, to_return)
$$;
drop function access.link_with_code(bytea, bytea, timestamptz);
create function access.link_with_code(browser bytea, hash bytea, since timestamptz, out linked uuid, out to_return text, out at_session bytea)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
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
  at_session := trip.provider_session;
end $$;

revoke execute on function access.sign_out_by_provider(bytea, text, text, bytea), access.await_link(bytea, text, text, bytea, text),
  access.link_with_code(bytea, bytea, timestamptz) from public;
grant execute on function access.sign_out_by_provider(bytea, text, text, bytea), access.await_link(bytea, text, text, bytea, text),
  access.link_with_code(bytea, bytea, timestamptz) to kith_app;
