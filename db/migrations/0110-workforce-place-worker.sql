-- Where somebody works is changed by whoever read both the team and the job as they are: one of two people at once was silently
-- overwritten where only the job was changed.

drop function workforce.place_worker(uuid, uuid, uuid, text);

create function workforce.place_worker(target uuid, was_team uuid, was_job text, new_team uuid, new_job text) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  w workforce.worker;
begin
  perform workforce.require_administrator();
  select * into w from workforce.worker where id = target for update;
  if not found or w.team_id is distinct from was_team or coalesce(w.job, '') <> coalesce(was_job, '') then
    return 'changed meanwhile';
  end if;
  if w.account_id = platform.actor() then return 'own account'; end if;
  if new_team is not null and not exists (select from workforce.team where id = new_team and closed_on is null) then return 'closed'; end if;
  update workforce.worker set team_id = new_team, job = new_job where id = target;
  insert into workforce.staffing_change (id, team_id, worker_id, what, was, became)
    select gen_random_uuid(), coalesce(new_team, was_team), target, 'team or job',
           concat_ws(', ', (select name from workforce.team where id = was_team), w.job), concat_ws(', ', (select name from workforce.team where id = new_team), new_job);
  return 'done';
end $$;
revoke execute on function workforce.place_worker(uuid, uuid, text, uuid, text) from public;
grant execute on function workforce.place_worker(uuid, uuid, text, uuid, text) to kith_app;
