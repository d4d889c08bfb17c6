-- Teams and who works in them, from pages: for an administrator, who sees no record. What follows for who sees whom is done by
-- the triggers that are there already (0023): a worker moved to another team is seen by the other manager.

alter table workforce.team add column closed_on date;

-- What was changed, one row each: teams and desks are no facts about children, and keep their history here.
create table workforce.staffing_change (
  id uuid primary key,
  team_id uuid references workforce.team,
  worker_id uuid references workforce.worker,
  what text not null,
  was text,
  became text,
  at timestamptz not null default platform.moment(),
  by uuid default platform.actor()
);
create index staffing_change_team on workforce.staffing_change (team_id, at);
create index staffing_change_worker on workforce.staffing_change (worker_id, at);
create trigger insert_only before update or delete on workforce.staffing_change for each row execute function platform.refuse_change();
alter table workforce.staffing_change enable row level security;
create policy app_reads on workforce.staffing_change for select to kith_app using ((select access.actor_face()) = 'staff');
create policy loader_all on workforce.staffing_change to kith_loader using (true) with check (true);
grant select on workforce.staffing_change to kith_app, kith_loader;
grant insert on workforce.staffing_change to kith_loader;
insert into platform.retention values ('workforce.staffing_change', 'system', 'as long as any record that names the worker');

create function workforce.require_administrator() returns void language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  if platform.actor() is null or not access.holds_role('{administrator}') then
    raise exception 'Only an administrator does this.' using errcode = 'insufficient_privilege';
  end if;
end $$;

create function workforce.add_team(new_id uuid, new_name text) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform workforce.require_administrator();
  insert into workforce.team (id, name) values (new_id, new_name) on conflict (name) do nothing;
  if not found then return 'taken'; end if;
  insert into workforce.staffing_change (id, team_id, what, became) values (gen_random_uuid(), new_id, 'team made', new_name);
  return 'done';
end $$;

-- `was` is the name that the form showed: whoever changed it meanwhile is not overwritten.
create function workforce.rename_team(target uuid, was_name text, new_name text) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform workforce.require_administrator();
  if exists (select from workforce.team where name = new_name and id <> target) then return 'taken'; end if;
  update workforce.team set name = new_name where id = target and name = was_name;
  if not found then return 'changed meanwhile'; end if;
  insert into workforce.staffing_change (id, team_id, what, was, became) values (gen_random_uuid(), target, 'team renamed', was_name, new_name);
  return 'done';
end $$;

create function workforce.close_team(target uuid) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform workforce.require_administrator();
  if exists (select from workforce.worker w where w.team_id = target and (w.ends is null or w.ends > platform.today())) then return 'has members'; end if;
  update workforce.team set closed_on = platform.today() where id = target and closed_on is null;
  if not found then return 'changed meanwhile'; end if;
  insert into workforce.staffing_change (id, team_id, what) values (gen_random_uuid(), target, 'team closed');
  return 'done';
end $$;

create function workforce.reopen_team(target uuid) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform workforce.require_administrator();
  update workforce.team set closed_on = null where id = target and closed_on is not null;
  if not found then return 'changed meanwhile'; end if;
  insert into workforce.staffing_change (id, team_id, what) values (gen_random_uuid(), target, 'team opened again');
  return 'done';
end $$;

-- Puts a worker into a team, or into none. The one whose job is 'Team manager' sees the children of the team (0023).
create function workforce.place_worker(target uuid, was_team uuid, new_team uuid, new_job text) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  w workforce.worker;
begin
  perform workforce.require_administrator();
  select * into w from workforce.worker where id = target for update;
  if not found or w.team_id is distinct from was_team then return 'changed meanwhile'; end if;
  if w.account_id = platform.actor() then return 'own account'; end if;
  if new_team is not null and not exists (select from workforce.team where id = new_team and closed_on is null) then return 'closed'; end if;
  update workforce.worker set team_id = new_team, job = new_job where id = target;
  insert into workforce.staffing_change (id, team_id, worker_id, what, was, became)
    select gen_random_uuid(), coalesce(new_team, was_team), target, 'team or job',
           concat_ws(', ', (select name from workforce.team where id = was_team), w.job), concat_ws(', ', (select name from workforce.team where id = new_team), new_job);
  return 'done';
end $$;

-- Gives a worker's desk to an account: it then sees the worker's children. Nobody gives one to themselves.
create function workforce.give_desk(target uuid, was_account uuid, new_account uuid) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  w workforce.worker;
begin
  perform workforce.require_administrator();
  select * into w from workforce.worker where id = target for update;
  if not found or w.account_id is distinct from was_account then return 'changed meanwhile'; end if;
  if new_account = platform.actor() then return 'own account'; end if;
  if exists (select from workforce.worker where account_id = new_account and id <> target) then return 'taken'; end if;
  update workforce.worker set account_id = new_account where id = target;
  insert into workforce.staffing_change (id, team_id, worker_id, what, was, became)
    values (gen_random_uuid(), w.team_id, target, 'account', was_account, new_account);
  return 'done';
end $$;

revoke execute on function workforce.add_team(uuid, text), workforce.rename_team(uuid, text, text), workforce.close_team(uuid),
  workforce.reopen_team(uuid), workforce.place_worker(uuid, uuid, uuid, text), workforce.give_desk(uuid, uuid, uuid) from public;
grant execute on function workforce.add_team(uuid, text), workforce.rename_team(uuid, text, text), workforce.close_team(uuid),
  workforce.reopen_team(uuid), workforce.place_worker(uuid, uuid, uuid, text), workforce.give_desk(uuid, uuid, uuid) to kith_app;
