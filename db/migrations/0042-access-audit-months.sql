-- The trail by month. Partitions are made ahead; rows of a month without one go into access.read_log_rest, and are taken
-- over when the month gets its own. Nobody but the owner can read or write a partition by its own name.

-- Makes the partitions of the month that `from_day` is in and of so many months after it; returns the names of those it made.
create function access.prepare_audit_months(from_day date, months_ahead integer) returns setof text language plpgsql security definer
  set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  month date;
  own text;
begin
  -- Two processes that start at once: the second finds them made.
  perform pg_advisory_xact_lock(7346002);
  for month in select generate_series(date_trunc('month', from_day), date_trunc('month', from_day) + make_interval(months => months_ahead), interval '1 month')::date
  loop
    own := 'read_log_' || to_char(month, 'YYYY_MM');
    continue when to_regclass('access.' || own) is not null;
    execute format('create table access.%I (like access.read_log including defaults including constraints)', own);
    if exists (select from access.read_log_rest r where r.at >= month and r.at < month + interval '1 month') then
      -- The same rows in another room, as they are: neither a row nor a sealed root changes by it.
      lock table access.read_log in access exclusive mode;
      alter table access.read_log_rest disable trigger insert_only;
      execute format('insert into access.%I select * from access.read_log_rest r where r.at >= %L and r.at < %L', own, month, month + interval '1 month');
      delete from access.read_log_rest r where r.at >= month and r.at < month + interval '1 month';
      alter table access.read_log_rest enable trigger insert_only;
    end if;
    execute format('alter table access.read_log attach partition access.%I for values from (%L) to (%L)', own, month, month + interval '1 month');
    execute format('create trigger not_emptied before truncate on access.%I for each statement execute function platform.refuse_change()', own);
    return next own;
  end loop;
end $$;
revoke execute on function access.prepare_audit_months(date, integer) from public;
grant execute on function access.prepare_audit_months(date, integer) to kith_loader;

-- Nor may the trail be emptied at a stroke.
create trigger not_emptied before truncate on access.read_log for each statement execute function platform.refuse_change();
create trigger not_emptied before truncate on access.read_log_rest for each statement execute function platform.refuse_change();
create trigger not_emptied before truncate on access.audit_block for each statement execute function platform.refuse_change();
