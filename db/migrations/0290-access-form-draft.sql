-- What somebody typed into a form and has not sent: for them alone, on any device (docs/adr/0040). A visit has a draft of its own
-- (practice.entry_draft), which others may read marked unfinished.

-- With which a browser seals what the server does not have yet: told to the account's own pages alone, and stored on no device.
alter table access.account add column draft_key uuid not null default gen_random_uuid();
create function access.own_draft_key() returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select draft_key from access.account where id = platform.actor() $$;
revoke execute on function access.own_draft_key() from public;
grant execute on function access.own_draft_key() to kith_app;

create table access.form_draft (
  id uuid primary key,
  account_id uuid not null references access.account default platform.actor(),
  -- The address that it will be sent to, with the name of the form's first text: two forms of a page may be sent to one address.
  form text not null,
  page text not null,
  title text not null,
  typed text not null,
  -- Whom those addresses name: where one of them is hidden from the writer now, so is this.
  about uuid[] not null default '{}',
  -- How often its page has saved: what arrives late never comes to stand over what is newer.
  saves integer not null,
  saved_at timestamptz not null default platform.moment(),
  ended_at timestamptz,
  ended_as text constraint form_draft_ended_as check (ended_as in ('sent', 'thrown away')),
  constraint form_draft_ended check ((ended_at is null) = (ended_as is null)),
  constraint form_draft_sent_is_empty check (ended_as is distinct from 'sent' or typed = '')
);
create index form_draft_account on access.form_draft (account_id, saved_at desc);
alter table access.form_draft enable row level security;
create policy app_reads on access.form_draft for select to kith_app
  using (account_id = (select platform.actor()) and not about && (select array(select access.hidden_subjects())));
create policy app_adds on access.form_draft for insert to kith_app with check (account_id = (select platform.actor()));
create policy app_changes on access.form_draft for update to kith_app
  using (account_id = (select platform.actor())) with check (account_id = (select platform.actor()));
create policy loader_all on access.form_draft to kith_loader using (true) with check (true);
grant select, insert, update on access.form_draft to kith_app;
grant select, insert, update, delete on access.form_draft to kith_loader;
insert into platform.retention values
  ('access.form_draft', 'system', 'emptied when it is sent; else until it is thrown away, or 30 days after it was last typed in (local default)');
