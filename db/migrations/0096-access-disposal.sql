-- Destroying a record whose disposal two people agreed on (docs/adr/0018). Everything below is the owner's; the only caller
-- is a job (kith_loader), and what it may destroy is what access.disposal says, never what it is told.

create function access.is_disposing() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from access.disposal_running where transaction_id = pg_current_xact_id())
$$;
revoke execute on function access.is_disposing() from public;

-- History is insert-only for everybody. The one exception: the table's owner, within the transaction of a disposal, taking
-- out a row that names the person whose record it destroys. The trail and its blocks have no exception.
create or replace function platform.refuse_change() returns trigger language plpgsql as $$
declare
  passes boolean := false;
begin
  if tg_op = 'DELETE' and tg_table_name like '%\_history' then
    if current_user = (select pg_get_userbyid(c.relowner) from pg_class c where c.oid = tg_relid) then
      execute 'select exists (select from access.disposal_running r join jsonb_each_text($1) e on e.value = r.subject_id::text
                               where r.transaction_id = pg_current_xact_id())' into passes using to_jsonb(old);
    end if;
  end if;
  if passes then return old; end if;
  raise exception '% is insert-only', tg_table_name using errcode = 'restrict_violation';
end $$;

-- Every table that may hold a row about somebody, with its columns of ids: all but the trail, the proofs and what has no ids.
-- Worked out from the catalogue, so that a table made tomorrow is in it. `depth`: what refers to others comes first.
create function access.disposable_tables() returns table (place regclass, columns text[], has_id boolean, is_history boolean, depth integer)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with recursive refers as (
    select distinct conrelid, confrelid from pg_constraint where contype = 'f' and conrelid <> confrelid
  ), deep as (
    select c.oid, 0 as depth from pg_class c where c.relkind = 'r'
    union
    select r.conrelid, d.depth + 1 from deep d join refers r on r.confrelid = d.oid where d.depth < 30
  )
  select c.oid::regclass, array_agg(a.attname::text order by a.attnum), bool_or(a.attname = 'id'), c.relname like '%\_history',
         (select max(d.depth) from deep d where d.oid = c.oid)
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype
   where c.relkind = 'r' and not c.relispartition
     and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'jobs')
     and c.oid not in ('access.disposal'::regclass, 'access.disposal_running'::regclass, 'access.audit_block'::regclass)
   group by c.oid, c.relname
$$;
revoke execute on function access.disposable_tables() from public;

create function access.any_column_in(columns text[]) returns text language sql immutable set search_path = pg_catalog, pg_temp as $$
  select string_agg(format('%I = any ($1)', c), ' or ') from unnest(columns) c
$$;
revoke execute on function access.any_column_in(text[]) from public;

-- Files that rows about these ids refer to by a foreign key.
create function access.files_of(ids uuid[]) returns uuid[] language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  found uuid[] := '{}';
  more uuid[];
  link record;
begin
  for link in
    select t.place, t.columns, a.attname as file_column
      from access.disposable_tables() t
      join pg_constraint k on k.conrelid = t.place and k.contype = 'f' and k.confrelid = 'platform.file'::regclass
      join pg_attribute a on a.attrelid = t.place and a.attnum = any (k.conkey)
  loop
    execute format('select array_agg(%I) from %s where (%s) and %I is not null', link.file_column, link.place,
      access.any_column_in(link.columns), link.file_column) into more using ids;
    found := found || coalesce(more, '{}');
  end loop;
  return found;
end $$;
revoke execute on function access.files_of(uuid[]) from public;

/*
 * Destroys every row about the person of an approved disposal, in all tables, and leaves the proof in access.disposal:
 * counts by table under a hash of the id. Everything or nothing, in the caller's transaction.
 * `records`: all records of the person, the proposed one among them. `words`: names and numbers; what still waits to be
 * delivered, or is the outcome of a task, and says one of them goes too.
 * Raises check_violation 'disposal_not_approved' or 'disposal_held'; 'disposal_left_something' where a row would remain.
 */
create function access.carry_out_disposal(wanted uuid, records uuid[], words text[]) returns jsonb
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
  if exists (select from access.legal_hold h where h.subject_id = any (records) and h.ended_on is null) then
    raise exception 'the record is held' using errcode = 'check_violation', constraint = 'disposal_held';
  end if;
  insert into access.disposal_running (subject_id) select distinct r from unnest(records) r;
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
  delete from access.restriction_named n where not exists (select from access.restriction_subject s where s.restriction_id = n.restriction_id);
  delete from access.break_glass b where not exists (select from access.restriction_subject s where s.restriction_id = b.restriction_id);
  delete from access.restriction r where not exists (select from access.restriction_subject s where s.restriction_id = r.id)
    and not exists (select from access.sealed_link l where l.restriction_id = r.id);
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

-- Events, messages and the outcomes of tasks that say an id or a word of the person. They are for delivery and kept for
-- weeks only; none is the record of anything.
create function access.forget_deliveries(records uuid[], words text[]) returns jsonb
  language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  pattern text;
  gone bigint;
  counts jsonb := '{}';
begin
  select string_agg('\m' || regexp_replace(w, '([^[:alnum:]])', '\\\1', 'g') || '\M', '|') into pattern
    from (select r::text from unnest(records) r union select btrim(w) from unnest(words) w where length(btrim(w)) >= 4) said(w);
  delete from platform.outbox o where o.body::text ~* pattern;
  get diagnostics gone = row_count;
  if gone > 0 then counts := counts || jsonb_build_object('platform.outbox', gone); end if;
  delete from platform.message m where concat_ws(' ', m.recipient, m.subject, m.body) ~* pattern;
  get diagnostics gone = row_count;
  if gone > 0 then counts := counts || jsonb_build_object('platform.message', gone); end if;
  delete from platform.task t where concat_ws(' ', t.input::text, t.outcome::text, t.step) ~* pattern;
  get diagnostics gone = row_count;
  if gone > 0 then counts := counts || jsonb_build_object('platform.task', gone); end if;
  return counts;
end $$;
revoke execute on function access.carry_out_disposal(uuid, uuid[], text[]), access.forget_deliveries(uuid[], text[]) from public;
grant execute on function access.carry_out_disposal(uuid, uuid[], text[]) to kith_loader;

-- A seal after an adoption is not ended or lowered by one guardian (0094, keep_seal): whoever tries is told so. As in 0085 otherwise.
create function access.is_sealed_with_link(restriction uuid) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from access.sealed_link l where l.restriction_id = restriction and l.ended_on is null)
$$;
revoke execute on function access.is_sealed_with_link(uuid) from public;

create or replace function access.change_level(new_id uuid, restriction uuid, seen_version int, new_level text, said text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  taken text := access.take_version(restriction, seen_version);
begin
  if taken <> 'done' then return taken; end if;
  if not access.may_restrict(new_level) then return 'not the role'; end if;
  if access.is_sealed_with_link(restriction) then return 'sealed'; end if;
  perform access.close_restriction(restriction, 'level changed');
  insert into access.restriction (id, level, why, reason, guardian_id, review_by, replaces)
  select new_id, new_level, r.why, said, r.guardian_id, greatest(r.review_by, platform.today()), r.id from access.restriction r where r.id = restriction;
  insert into access.restriction_subject select new_id, s.subject_id from access.restriction_subject s where s.restriction_id = restriction;
  insert into access.restriction_named (restriction_id, account_id)
  select new_id, n.account_id from access.restriction_named n where n.restriction_id = restriction and n.ends is null;
  return taken;
end $$;

create or replace function access.end_restriction(restriction uuid, seen_version int, because text) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  taken text := access.take_version(restriction, seen_version);
begin
  if taken <> 'done' then return taken; end if;
  if access.is_sealed_with_link(restriction) then return 'sealed'; end if;
  perform access.close_restriction(restriction, because);
  return taken;
end $$;
