-- Adding somebody. A worker who sees only named people could not see, and so by policy not add, a person whom nobody has
-- named to them yet. This function makes the person and names it to whoever made it, under an id that it draws itself:
-- it can never be used to see somebody who is there already.
-- For how long: 90 days (local default); by then a worker is theirs, or somebody else's.
create function people.add_person(sex text, birth_date date, birth_precision text, expected_on date) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  made uuid := gen_random_uuid();
begin
  if platform.actor() is null then
    raise exception 'Nobody is signed in.' using errcode = 'insufficient_privilege';
  end if;
  insert into people.person (id, sex, birth_date, birth_precision, expected_on)
    values (made, add_person.sex, add_person.birth_date, coalesce(add_person.birth_precision, 'day'), add_person.expected_on);
  insert into access.relation (account_id, subject_id, kind, starts, ends, source)
    values (platform.actor(), made, 'recorded them', platform.today(), platform.today() + 90, 'people.person');
  return made;
end $$;
revoke execute on function people.add_person(text, date, text, date) from public;
grant execute on function people.add_person(text, date, text, date) to kith_app;

-- A relationship is seen by those who see either of the two; a holder of parental responsibility, with the child.
drop policy app_reads on people.relationship;
create policy app_reads on people.relationship for select to kith_app using (
  (select access.sees_everyone()) or person_id in (select access.seen_subjects()) or other_id in (select access.seen_subjects()));
drop policy app_adds on people.relationship;
create policy app_adds on people.relationship for insert to kith_app with check (
  (select access.sees_everyone()) or (person_id in (select access.seen_subjects()) and other_id in (select access.seen_subjects())));
drop policy app_changes on people.relationship;
create policy app_changes on people.relationship for update to kith_app
  using ((select access.sees_everyone()) or person_id in (select access.seen_subjects()) or other_id in (select access.seen_subjects()))
  with check ((select access.sees_everyone()) or person_id in (select access.seen_subjects()) or other_id in (select access.seen_subjects()));
drop policy app_reads on people.relationship_history;
create policy app_reads on people.relationship_history for select to kith_app using (
  (select access.sees_everyone()) or person_id in (select access.seen_subjects()) or other_id in (select access.seen_subjects()));

-- The labels of relationships that make people brothers and sisters, and parents (src/modules/people/family/relationship-rules.ts; a
-- test holds the two together).
create function people.sibling_roles() returns setof text language sql immutable parallel safe
  as $$ values ('sister'), ('brother'), ('brother or sister'), ('half-sister'), ('half-brother'), ('half-brother or half-sister'),
               ('stepsister'), ('stepbrother'), ('stepbrother or stepsister') $$;
create function people.parent_roles() returns setof text language sql immutable parallel safe
  as $$ values ('mother'), ('father'), ('parent'), ('adoptive mother'), ('adoptive father'), ('adoptive parent') $$;
