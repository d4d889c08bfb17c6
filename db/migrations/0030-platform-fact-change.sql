-- Which facts changed in which transaction, so that what was counted before can be told to be out of date: exactly, since
-- it asks whether a transaction was visible to the count, not what the clock said.
create table platform.fact_change (
  id bigint generated always as identity primary key,
  table_name text not null,
  transaction_id xid8 not null default pg_current_xact_id(),
  changed_at timestamptz not null default now()
);
insert into platform.retention values
  ('platform.fact_change', 'derived', 'deleted as soon as nothing counted is older than the change');

create function platform.note_change() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into platform.fact_change (table_name) values (tg_table_schema || '.' || tg_table_name);
  return null;
end $$;

-- One row per statement, not per row: an import of a million rows adds a few.
create procedure platform.watch(watched regclass) language plpgsql as $$
begin
  execute format('create trigger note_change after insert or update or delete on %s for each statement execute function platform.note_change()',
    watched);
end $$;

-- Every fact that there is. A fact made later calls platform.watch itself (a test looks for those that forgot).
do $$
declare
  fact regclass;
begin
  for fact in select tgrelid::regclass from pg_trigger where tgname = 'keep_history_of_updates' loop
    call platform.watch(fact);
  end loop;
end $$;
call platform.watch('platform.setting');
