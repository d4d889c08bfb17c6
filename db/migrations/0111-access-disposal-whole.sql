-- Destroying a record that was restricted, looked at or rung about; and what may not be destroyed because something else stands on it
-- (docs/adr/0018).

-- Records that began at an adoption, while the record that was sealed for them is kept: without the new one nobody could find the old
-- one by the link again. For the job that works out what has ended, and the one that destroys; never for a page.
create function access.begun_after_seal() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select l.new_id from access.sealed_link l where l.ended_on is null
$$;
revoke execute on function access.begun_after_seal() from public;
grant execute on function access.begun_after_seal() to kith_loader;

-- What was found of a look is never changed, and goes only with the look, in the transaction that destroys the record looked at.
create function access.keep_finding() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' and exists (
    select from access.disposal_running r join access.unusual_look u on u.subject_id = r.subject_id
     where r.transaction_id = pg_current_xact_id() and u.id = old.unusual_id) then return old; end if;
  raise exception '% is insert-only', tg_table_name using errcode = 'restrict_violation';
end $$;
revoke execute on function access.keep_finding() from public;
drop trigger insert_only on access.unusual_finding;
create trigger insert_only before update or delete on access.unusual_finding for each row execute function access.keep_finding();

-- Takes out restrictions that stand over nobody any more. What must have one goes with it; what may have one (an answer to a call)
-- stays without. A table made tomorrow is found by its foreign key.
create function access.forget_empty_restrictions() returns void language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  link record;
  empty uuid[];
begin
  select array_agg(r.id) into empty from access.restriction r
   where not exists (select from access.restriction_subject s where s.restriction_id = r.id)
     and not exists (select from access.sealed_link l where l.restriction_id = r.id);
  if empty is null then return; end if;
  for link in
    select k.conrelid::regclass as place, a.attname as name, a.attnotnull as needed
      from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and k.confrelid = 'access.restriction'::regclass
  loop
    if link.needed then execute format('delete from %s where %I = any ($1)', link.place, link.name) using empty;
    else execute format('update %s set %I = null where %I = any ($1)', link.place, link.name, link.name) using empty;
    end if;
  end loop;
  delete from access.restriction r where r.id = any (empty);
end $$;

-- Who is hidden from somebody because a destroyed record was of their own family stays hidden.
create function access.keep_following_conflicts(records uuid[]) returns void language sql volatile set search_path = pg_catalog, pg_temp as $$
  update access.conflict_of_interest c set because_of = null
   where c.because_of in (select d.id from access.conflict_of_interest d where d.subject_id = any (records)) and c.subject_id <> all (records)
$$;
revoke execute on function access.forget_empty_restrictions(), access.keep_following_conflicts(uuid[]) from public;

-- As in 0096, but for: what began at an adoption stays, and what hangs on a restriction, a look or a conflict is seen to.
create or replace function access.carry_out_disposal(wanted uuid, records uuid[], words text[]) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  agreed access.disposal;
  one record;
  ids uuid[] := records;
  more uuid[];
  files uuid[];
  rows_gone bigint;
  counts jsonb := '{}';
  said text;
begin
  select * into agreed from access.disposal where id = wanted for update;
  if agreed.decision is distinct from 'approved' or agreed.destroyed_at is not null or agreed.subject_id <> all (records)
     or agreed.decided_by = agreed.proposed_by then
    raise exception 'nobody approved this' using errcode = 'check_violation', constraint = 'disposal_not_approved';
  end if;
  if exists (select from access.legal_hold h where h.subject_id = any (records) and h.ended_on is null)
     or exists (select from access.sealed_link l where l.new_id = any (records) and l.ended_on is null) then
    raise exception 'the record is held' using errcode = 'check_violation', constraint = 'disposal_held';
  end if;
  insert into access.disposal_running (subject_id) select distinct r from unnest(records) r;
  perform access.keep_following_conflicts(records);
  -- Rows that lead to the person's rows without naming the person.
  for one in select * from access.disposable_tables() t where t.has_id and not t.is_history loop
    execute format('select array_agg(id) from %s where %s', one.place, access.any_column_in(one.columns)) into more using records;
    ids := ids || coalesce(more, '{}');
  end loop;
  files := access.files_of(ids);
  -- What stands first, which writes its last version into the history; then the history.
  for one in select * from access.disposable_tables() t order by t.is_history, t.depth desc, t.place::text loop
    execute format('delete from %s where %s', one.place, access.any_column_in(one.columns))
      using case when one.is_history then records else ids end;
    get diagnostics rows_gone = row_count;
    if rows_gone > 0 then counts := counts || jsonb_build_object(one.place::text, rows_gone); end if;
  end loop;
  perform access.forget_empty_restrictions();
  delete from platform.file f where f.id = any (files) and not (f.id = any (access.files_of(array[f.id])));
  get diagnostics rows_gone = row_count;
  if rows_gone > 0 then counts := counts || jsonb_build_object('platform.file', rows_gone); end if;
  counts := counts || access.forget_deliveries(records, words);
  for one in select * from access.disposable_tables() loop
    execute format('select count(*) from %s where %s', one.place, access.any_column_in(one.columns)) into rows_gone using records;
    if rows_gone > 0 then
      raise exception 'rows would be left in %', one.place using errcode = 'check_violation', constraint = 'disposal_left_something';
    end if;
  end loop;
  said := concat_ws('|', wanted, agreed.class, agreed.rule, agreed.until, agreed.proposed_by, agreed.decided_by,
    extract(epoch from platform.moment()), encode(sha256(convert_to(agreed.subject_id::text, 'UTF8')), 'hex'), counts::text);
  update access.disposal set destroyed_at = platform.moment(), row_counts = counts, digest = encode(sha256(convert_to(said, 'UTF8')), 'hex')
   where id = wanted;
  update access.disposal set subject_hash = encode(sha256(convert_to(subject_id::text, 'UTF8')), 'hex'), subject_id = null
   where subject_id = any (records);
  delete from access.disposal_running where transaction_id = pg_current_xact_id();
  return counts;
end $$;
