-- How many lines of each file a frozen copy holds in truth, so that one that is missing is told from one that is not the
-- reader's to see (0082). Counts only; the page shows nobody the difference.
create function returns.count_frozen_lines(copy uuid) returns table (table_name text, lines integer) language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select r.table_name, count(*)::int from returns.frozen_row r where r.copy_id = copy group by r.table_name
$$;
revoke execute on function returns.count_frozen_lines(uuid) from public;
grant execute on function returns.count_frozen_lines(uuid) to kith_app;
