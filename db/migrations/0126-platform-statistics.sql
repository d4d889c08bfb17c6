-- After a large load the planner knows nothing of the new rows until the server's own round comes by, and what it plans
-- meanwhile can take minutes. Only a table's owner may count it.
create function platform.gather_statistics() returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  one regclass;
begin
  for one in select c.oid::regclass from pg_class c
              where c.relkind = 'r' and c.relowner = current_user::regrole order by c.oid
  loop
    execute format('analyze %s', one);
  end loop;
end $$;
revoke execute on function platform.gather_statistics() from public;
grant execute on function platform.gather_statistics() to kith_loader;
