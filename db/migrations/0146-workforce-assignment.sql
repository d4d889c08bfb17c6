-- Who else works with a child beside the one who leads the help: the social worker who joins while a child has to be protected,
-- and others, each for as long as they are needed (docs/adr/0026). The lead (workforce.allocation) stays who it is.
create table workforce.assignment (
  id uuid primary key,
  person_id uuid not null references people.person,
  worker_id uuid not null references workforce.worker,
  role text not null check (role in ('lead child protection practitioner', 'co-worker', 'adult specialist', 'partner lead', 'volunteer')),
  starts date not null,
  ends date,
  goal text,
  reason_ended text,
  during daterange generated always as (daterange(starts, ends, '[)')) stored,
  constraint assignment_ends_after_start check (ends >= starts),
  constraint assignment_key unique (person_id, role, worker_id, starts),
  -- One social worker leads the protection at a time (domain reference 1.0).
  constraint assignment_one_protection_lead exclude using gist (person_id with =, during with &&)
    where (role = 'lead child protection practitioner') deferrable
);
create index assignment_worker on workforce.assignment (worker_id);
create index assignment_person on workforce.assignment (person_id);
call platform.make_fact('workforce.assignment', 'record', 'as the child''s care record: to the 75th birthday (Care Planning Regulations 2010 reg 50, unverified)');
call access.protect_fact('workforce.assignment');
call platform.watch('workforce.assignment');

-- Whom an account sees: as in 0125, with those to whom its worker is assigned.
create or replace function workforce.due_relations(accounts uuid[]) returns table(account_id uuid, subject_id uuid, kind text, starts date, ends date)
 language sql stable security definer set search_path = pg_catalog, pg_temp as $$
with allocated as (
  select w.account_id, a.person_id, 'worker' as kind, a.starts, a.ends
    from workforce.worker w join workforce.allocation a on a.worker_id = w.id
   where w.account_id = any(accounts)
  union
  select w.account_id, g.person_id, 'worker', g.starts, g.ends
    from workforce.worker w join workforce.assignment g on g.worker_id = w.id
   where w.account_id = any(accounts)
  union
  select m.account_id, a.person_id, 'team', a.starts, a.ends
    from workforce.worker m
    join workforce.worker w on w.team_id = m.team_id and w.id <> m.id
    join workforce.allocation a on a.worker_id = w.id
   where m.account_id = any(accounts) and lower(m.job) = 'team manager'
  union
  select m.account_id, g.person_id, 'team', g.starts, g.ends
    from workforce.worker m
    join workforce.worker w on w.team_id = m.team_id and w.id <> m.id
    join workforce.assignment g on g.worker_id = w.id
   where m.account_id = any(accounts) and lower(m.job) = 'team manager'
), theirs as materialized (
  select t.account_id, k.person_id, t.kind, t.starts, t.ends from allocated t cross join lateral people.records_of(t.person_id) k(person_id)
), tie as materialized (
  select c.person_id, t.related_id, t.role, t.other_role
    from (select distinct person_id from theirs) c
   cross join lateral (select r.other_id, r.role, r.other_role from people.relationship r where r.person_id = c.person_id
                       union select r.person_id, r.other_role, r.role from people.relationship r where r.other_id = c.person_id) t(related_id, role, other_role)
), sibling as (
  select person_id, related_id from tie where other_role in (select people.sibling_roles())
  union
  -- Who shares a parent with the child.
  select t.person_id, s.related_id
    from tie t
   cross join lateral (select r.other_id, r.role from people.relationship r where r.person_id = t.related_id
                       union all select r.person_id, r.other_role from people.relationship r where r.other_id = t.related_id) s(related_id, role)
   where t.other_role in (select people.parent_roles()) and s.role in (select people.parent_roles())
), reached as (
  select t.account_id, t.person_id as subject_id, t.kind, t.starts, t.ends from theirs t
  union all
  select t.account_id, s.related_id, 'brother or sister', t.starts, t.ends from theirs t join sibling s on s.person_id = t.person_id
   where s.related_id <> t.person_id
  union all
  select t.account_id, k.related_id, 'family', t.starts, t.ends from theirs t join tie k on k.person_id = t.person_id
   where k.other_role not in (select people.sibling_roles())
), known_as as (
  select r.account_id, k.person_id as subject_id, r.kind, r.starts, r.ends from reached r cross join lateral people.records_of(r.subject_id) k(person_id)
)
select k.account_id, k.subject_id, k.kind, k.starts, case when bool_or(k.ends is null) then null else max(k.ends) end
  from known_as k group by k.account_id, k.subject_id, k.kind, k.starts
$$;

create trigger follow_new after insert on workforce.assignment
  referencing new table as new_rows for each statement execute function workforce.follow_allocations();
create trigger follow_changed after update on workforce.assignment
  referencing old table as old_rows new table as new_rows for each statement execute function workforce.follow_allocations();
create trigger follow_removed after delete on workforce.assignment
  referencing old table as old_rows for each statement execute function workforce.follow_allocations();

-- As in 0023: a family that changes is followed by those who are assigned too.
create or replace function workforce.follow_family() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  touched uuid[];
  ends text[] := case tg_table_name when 'alias' then array['person_id', 'canonical_id'] else array['person_id', 'other_id'] end;
begin
  -- Nobody's account is a worker's yet (a first import): nothing to follow.
  if not exists (select from workforce.worker where account_id is not null) then return null; end if;
  -- Workers of either person, of who is related to them, and of these people's other records.
  execute format('with near as (select %1$I as id from new_rows union select %2$I from new_rows),
    around as (select id from near
      union select r.other_id from people.relationship r join near on r.person_id = near.id
      union select r.person_id from people.relationship r join near on r.other_id = near.id)
    select array_agg(distinct a.worker_id)
      from (select person_id, worker_id from workforce.allocation union all select person_id, worker_id from workforce.assignment) a
      join around on a.person_id = around.id where a.worker_id is not null',
    ends[1], ends[2]) into touched;
  if touched is not null then perform workforce.refresh_relations(touched); end if;
  return null;
end $$;
