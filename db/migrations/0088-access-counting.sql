-- Counting everyone as if restricted people were not there (0082: uncounted). A role of its own, which counts and compares for
-- all readers: it has what the loader has, and to it alone each table about people shows no row of anybody uncounted. What is
-- counted as this role is the same to the last digit as in a database in which they were never recorded, cross rules included
-- (brothers and sisters, workers and their caseloads, two records with one number).
do $$
begin
  if not exists (select from pg_roles where rolname = 'kith_counter') then create role kith_counter nologin; end if;
exception when duplicate_object or unique_violation then null; -- another database of this server is migrating too
end $$;
do $$
declare
  login record;
begin
  if not pg_has_role('kith_counter', 'kith_loader', 'member') then grant kith_loader to kith_counter; end if;
  -- Functions that count are given to it, which only a member may do.
  if not pg_has_role(current_user, 'kith_counter', 'member') then execute format('grant kith_counter to %I', current_user); end if;
  -- Whoever may be the loader may count.
  for login in select m.rolname from pg_auth_members g join pg_roles m on m.oid = g.member
                where g.roleid = 'kith_loader'::regrole and m.rolname <> 'kith_counter' and not pg_has_role(m.oid, 'kith_counter', 'member') loop
    execute format('grant kith_counter to %I', login.rolname);
  end loop;
exception when unique_violation then null;
end $$;

create or replace procedure access.hide(protected regclass, subject_columns text[]) language plpgsql as $$
declare
  open text;
begin
  select string_agg(format('(%I in (select access.hidden_subjects())) is not true', c), ' and ') into open from unnest(subject_columns) c;
  execute format('create policy hidden on %s as restrictive for all to kith_app using (%s) with check (%s)', protected, open, open);
  execute format('create policy uncounted on %s as restrictive for all to kith_counter using (%s)', protected,
    replace(open, 'access.hidden_subjects()', 'access.uncounted_subjects()'));
end $$;

-- Every table that is hidden today.
do $$
declare
  one record;
begin
  for one in select format('%I.%I', schemaname, tablename) as place, qual from pg_policies
              where policyname = 'hidden' and qual ~ 'access\.hidden_subjects' loop
    execute format('create policy uncounted on %s as restrictive for all to kith_counter using (%s)', one.place,
      replace(one.qual, 'access.hidden_subjects() AS hidden_subjects', 'access.uncounted_subjects() AS uncounted_subjects'));
  end loop;
end $$;

-- When it changed last who is counted, so that what was counted before is counted again: a restriction was made, changed or
-- ended, or a day came on which one begins or ends. Says nothing of whom.
create table access.counting_change (
  one boolean primary key default true check (one),
  at timestamptz not null
);
grant select on access.counting_change to kith_loader;
insert into platform.retention values ('access.counting_change', 'derived', 'the newest moment only');

create function access.note_counting_change() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  insert into access.counting_change (at) values (clock_timestamp()) on conflict (one) do update set at = excluded.at;
  return null;
end $$;
revoke execute on function access.note_counting_change() from public;
create trigger note_counting_change after insert or update or delete on access.restriction
  for each statement execute function access.note_counting_change();
create trigger note_counting_change after insert or update or delete on access.restriction_subject
  for each statement execute function access.note_counting_change();
call platform.watch('access.restriction');
call platform.watch('access.restriction_subject');

-- Whether who is counted has changed since a moment. For those that count.
create function access.counting_changed_since(moment timestamptz) returns boolean language sql stable as $$
  select exists (select from access.counting_change c where c.at >= moment)
      or exists (select from access.restriction r
                  where r.level in ('R2', 'R3')
                    and (r.starts > moment::date and r.starts <= platform.today() or r.ends > moment::date and r.ends <= platform.today()))
$$;
revoke execute on function access.counting_changed_since(timestamptz) from public;
grant execute on function access.counting_changed_since(timestamptz) to kith_loader;

-- Whether there is somebody under an id: people's to say (0090), as the actor sees them. An id that is hidden and an id that is
-- nobody's then end at the same question.
create function access.is_known(subject uuid) returns boolean language sql stable as $$ select subject is not null $$;

create or replace function access.judge(asked_roles text[], wants_subject boolean, subject uuid, out role_held boolean, out seen boolean)
  language sql stable as $$
  select access.holds_role(asked_roles),
         not wants_subject or (subject is not null and subject not in (select access.hidden_subjects())
           and (access.sees_everyone() or subject in (select access.seen_subjects())) and access.is_known(subject))
$$;

-- Records that the actor answers for, or is named on: those of a restriction in force. Not those sealed at an adoption: who was
-- made of them is known by two keys together, and by no likeness.
create function access.guarded_subjects() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select s.subject_id from access.restriction r join access.restriction_subject s on s.restriction_id = r.id
   where r.id in (select access.guarded_restrictions()) and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today())
     and r.why <> 'adoption' and s.subject_id not in (select access.hidden_subjects())
$$;
revoke execute on function access.guarded_subjects() from public;
grant execute on function access.guarded_subjects() to kith_app;
