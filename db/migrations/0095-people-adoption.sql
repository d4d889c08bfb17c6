-- A new person after an adoption, and what goes with a destroyed record (docs/adr/0018).

/*
 * Makes the record of somebody who was adopted and seals the old one. The new record takes over the date of birth and the
 * sex; nothing else, and no relationship. `said`: given, family, nhs, lines, postcode, orderOn, guardian, preparer,
 * preparerUntil. Nothing is returned: who calls it learns the new id in no other way than anybody else, by its name.
 * The new rows carry neither the moment nor who made them, so that they are not found by what was sealed then.
 */
create function people.begin_after_adoption(sealed uuid, said jsonb) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  made uuid := gen_random_uuid();
  stands uuid;
  records uuid[];
  lives uuid;
  reached jsonb;
  day timestamptz := platform.today()::timestamptz;
begin
  if platform.actor() is null or not access.holds_role('{guardian,service manager}')
     or sealed in (select access.hidden_subjects()) or not (access.sees_everyone() or sealed in (select access.seen_subjects())) then
    raise exception 'not this account''s to seal' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(r) into records from people.records_of(sealed) r;
  stands := coalesce((select a.canonical_id from people.alias a where a.person_id = sealed and a.ended_at is null), sealed);
  insert into people.person (id, sex, birth_date, birth_precision, recorded_at, recorded_by)
    select made, p.sex, p.birth_date, p.birth_precision, day, null from people.person p where p.id = stands for update;
  if not found then raise exception 'no such person' using errcode = 'no_data_found'; end if;
  insert into people.name (id, person_id, kind, given, family, starts, recorded_at, recorded_by)
    values (gen_random_uuid(), made, 'legal', said ->> 'given', said ->> 'family', (said ->> 'orderOn')::date, day, null);
  if said ->> 'nhs' is not null then
    insert into people.identifier (id, person_id, scheme, value, recorded_at, recorded_by)
      values (gen_random_uuid(), made, 'nhs', said ->> 'nhs', day, null);
  end if;
  if said ->> 'lines' is not null or said ->> 'postcode' is not null then
    lives := gen_random_uuid();
    insert into people.address (id, lines, postcode) values (lives, said ->> 'lines', said ->> 'postcode');
    insert into people.residence (id, person_id, address_id, starts, recorded_at, recorded_by)
      values (gen_random_uuid(), made, lives, (said ->> 'orderOn')::date, day, null);
  end if;
  select coalesce(jsonb_agg(c.value), '[]') into reached from people.contact_point c where c.person_id = any (records);
  perform access.seal_for_adoption(records, stands, made, said || jsonb_build_object('reachedAt', reached));
  delete from people.likely_same s where s.person_id = any (records) or s.other_id = any (records);
end $$;
revoke execute on function people.begin_after_adoption(uuid, jsonb) from public;
grant execute on function people.begin_after_adoption(uuid, jsonb) to kith_app;

-- A sealed record is nobody's second record and has none added: the answer is the one for an id that is nobody's.
create function people.refuse_sealed_alias() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  sealed text;
begin
  if new.ended_at is not null then return new; end if;
  sealed := case when new.person_id in (select access.sealed_subjects()) then 'person_id'
                 when new.canonical_id in (select access.sealed_subjects()) then 'canonical_id' end;
  if sealed is not null then
    raise exception 'insert or update on table "alias" violates foreign key constraint "alias_%_fkey"', sealed
      using errcode = 'foreign_key_violation', schema = 'people', table = 'alias', constraint = 'alias_' || sealed || '_fkey';
  end if;
  return new;
end $$;
create trigger a_sealed_is_unknown before insert or update on people.alias for each row execute function people.refuse_sealed_alias();

-- Nor is it ever offered as the same person, whoever looks for pairs.
create function people.leave_out_sealed() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if new.person_id in (select access.sealed_subjects()) or new.other_id in (select access.sealed_subjects()) then return null; end if;
  return new;
end $$;
create trigger leave_out_sealed before insert on people.likely_same for each row execute function people.leave_out_sealed();

-- With a destroyed record go the addresses where nobody else ever lived, and the words that are in nobody else's name.
create function people.let_go_of_addresses() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not access.is_disposing() then return null; end if;
  delete from people.address a where a.id in (select g.address_id from gone g)
    and not exists (select from people.residence r where r.address_id = a.id)
    and not exists (select from people.residence_history h where h.address_id = a.id)
    and not exists (select from people.residence_contested c where c.address_id = a.id);
  return null;
end $$;
create trigger let_go_of_addresses after delete on people.residence_history
  referencing old table as gone for each statement execute function people.let_go_of_addresses();
create trigger let_go_of_addresses after delete on people.residence_contested
  referencing old table as gone for each statement execute function people.let_go_of_addresses();

create function people.let_go_of_words() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not access.is_disposing() then return null; end if;
  -- A name that was changed left its words when it was; they go with its history.
  delete from people.word w
   where w.word in (select p from gone g cross join lateral people.plain_words(concat_ws(' ', g.given, g.family)) p)
     and not exists (select from people.name_word n where n.word = w.word);
  return null;
end $$;
create trigger let_go_of_words after delete on people.name_history
  referencing old table as gone for each statement execute function people.let_go_of_words();
revoke execute on function people.refuse_sealed_alias(), people.leave_out_sealed(), people.let_go_of_addresses(),
  people.let_go_of_words() from public;
