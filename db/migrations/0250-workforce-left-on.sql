-- From which day the actor no longer works with somebody, leading or beside; null where they do, will, or never did.
create function workforce.left_on(subject uuid) returns date language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select case when count(*) filter (where t.ends is null or t.ends > platform.today()) = 0 then max(t.ends) end
    from people.records_of(subject) k(person_id)
    join (select person_id, worker_id, ends from workforce.allocation
          union all select person_id, worker_id, ends from workforce.assignment) t on t.person_id = k.person_id
    join workforce.worker w on w.id = t.worker_id
   where w.account_id = platform.actor()
$$;
revoke execute on function workforce.left_on(uuid) from public;
grant execute on function workforce.left_on(uuid) to kith_app, kith_loader;
