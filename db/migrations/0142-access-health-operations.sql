-- As in 0101, with the newest of what Kith's own commands noted, what an authority's tools noted in platform.setting, and what the
-- archiver of PostgreSQL says of itself.
create or replace function access.health() returns jsonb language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  jobs jsonb := '[]';
  folder text;
begin
  perform access.require_administrator();
  if to_regclass('jobs.job') is not null then
    execute $jobs$
      select coalesce(jsonb_agg(to_jsonb(j) order by j.name), '[]') from (
        select q.name, s.cron,
               max(q.completed_on) filter (where q.state = 'completed') as completed,
               max(q.completed_on) filter (where q.state = 'failed') as failed,
               count(*) filter (where q.state = 'failed' and q.completed_on > now() - interval '1 day')::int as failures
          from jobs.job q join jobs.schedule s on s.name = q.name
         group by q.name, s.cron) j $jobs$ into jobs;
  end if;
  begin
    -- Only where the database is on this machine does its folder say anything about this machine's disk.
    folder := case when inet_server_addr() is null then current_setting('data_directory') end;
  exception when insufficient_privilege then folder := null;
  end;
  return jsonb_build_object(
    'now', clock_timestamp(),
    'version', current_setting('server_version'),
    'bytes', pg_database_size(current_database()),
    'started', pg_postmaster_start_time(),
    'folder', folder,
    'connections', (select count(*)::int from pg_stat_activity where datname = current_database()),
    'migrations', (select count(*)::int from public.kith_migration),
    'jobs', jobs,
    'sealed', (select max(sealed_at) from access.audit_block),
    'blocks', (select count(*)::int from access.audit_block),
    'unsealed', (select count(*)::int from access.read_log l
                  where l.written_in >= coalesce((select to_xid from access.audit_block order by number desc limit 1), '0'::xid8)),
    'oldest_unsealed', (select min(l.at) from access.read_log l
                  where l.written_in >= coalesce((select to_xid from access.audit_block order by number desc limit 1), '0'::xid8)),
    'unverified', (select count(*)::int from access.read_log_rest),
    'outbox', (select count(*)::int from platform.outbox where handled_at is null),
    'oldest_outbox', (select min(announced_at) from platform.outbox where handled_at is null),
    'messages', (select count(*)::int from platform.message where sent_at is null),
    'archiver', (select jsonb_build_object('at', a.last_archived_time, 'failed', a.last_failed_time) from pg_stat_archiver a),
    'operations', coalesce((select jsonb_object_agg(o.key, o.at) from platform.operation o), '{}'),
    'notes', coalesce((select jsonb_object_agg(n.key, n.value) from (
        select distinct on (s.key) s.key, s.value from platform.setting s where s.key like 'operations.%' order by s.key, s.recorded_at desc, s.id desc) n), '{}'));
end $$;
