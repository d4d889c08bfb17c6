-- Whom a worker's account may see, worked out from facts: their children for as long as they are theirs, these children's
-- brothers and sisters, the people of their family, and for a team's manager the same of the team (domain reference 6.1).
-- A person's second records are seen with the first.

/*
 * Every row that access.relation should hold for these accounts because of allocations. Kinds: 'worker' and 'team' (own and
 * team's children), 'brother or sister', 'family' (directly related to the child in any other way).
 */
create function workforce.due_relations(accounts uuid[])
  returns table (account_id uuid, subject_id uuid, kind text, starts date, ends date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
with allocated as (
  select w.account_id, a.person_id, 'worker' as kind, a.starts, a.ends
    from workforce.worker w join workforce.allocation a on a.worker_id = w.id
   where w.account_id = any(accounts)
  union
  select m.account_id, a.person_id, 'team', a.starts, a.ends
    from workforce.worker m
    join workforce.worker w on w.team_id = m.team_id and w.id <> m.id
    join workforce.allocation a on a.worker_id = w.id
   where m.account_id = any(accounts) and lower(m.job) = 'team manager'
), theirs as (
  select t.account_id, k.person_id, t.kind, t.starts, t.ends from allocated t cross join lateral people.records_of(t.person_id) k(person_id)
), child as (
  select distinct person_id from theirs
), tie as (
  select c.person_id, r.other_id as related_id, r.role, r.other_role from child c join people.relationship r on r.person_id = c.person_id
  union
  select c.person_id, r.person_id, r.other_role, r.role from child c join people.relationship r on r.other_id = c.person_id
), sibling as (
  select person_id, related_id from tie where other_role in (select people.sibling_roles())
  union
  -- Who shares a parent with the child.
  select t.person_id, case when r.person_id = t.related_id then r.other_id else r.person_id end
    from tie t
    join people.relationship r on (r.person_id = t.related_id and r.role in (select people.parent_roles()))
                               or (r.other_id = t.related_id and r.other_role in (select people.parent_roles()))
   where t.other_role in (select people.parent_roles())
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

-- Brings access.relation to what is due for these accounts; touches nothing that is right already.
create function workforce.refresh_accounts(accounts uuid[]) returns integer
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
with due as materialized (
  select * from workforce.due_relations(accounts)
), removed as (
  delete from access.relation r
   where r.account_id = any(accounts) and r.source = 'workforce.allocation'
     and not exists (select from due d where (d.account_id, d.subject_id, d.kind, d.starts) = (r.account_id, r.subject_id, r.kind, r.starts))
  returning 1
), written as (
  insert into access.relation as r (account_id, subject_id, kind, starts, ends, source)
    select d.account_id, d.subject_id, d.kind, d.starts, d.ends, 'workforce.allocation' from due d
  on conflict (account_id, subject_id, kind, starts) do update set ends = excluded.ends where r.ends is distinct from excluded.ends
  returning 1
)
select ((select count(*) from removed) + (select count(*) from written))::int
$$;

-- The same for the accounts that these workers' facts concern (their own, and their team's managers'), or for every account.
create function workforce.refresh_relations(workers uuid[] default null) returns integer
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
select workforce.refresh_accounts(coalesce(array_agg(c.account_id), '{}'))
  from (select w.account_id from workforce.worker w
         where w.account_id is not null and (workers is null or w.id = any(workers)
            or (lower(w.job) = 'team manager' and w.team_id in (select t.team_id from workforce.worker t where t.id = any(workers))))
        union
        select r.account_id from access.relation r where workers is null and r.source = 'workforce.allocation') c
$$;

create function workforce.follow_worker() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  perform workforce.refresh_accounts(array(
    select account_id from workforce.worker
     where account_id is not null and lower(job) = 'team manager' and team_id in (old.team_id, new.team_id)
    union select old.account_id where old.account_id is not null
    union select new.account_id where new.account_id is not null));
  return null;
end $$;
create trigger follow_changed after update of account_id, team_id, job on workforce.worker for each row
  when (old.account_id is distinct from new.account_id or old.team_id is distinct from new.team_id or old.job is distinct from new.job)
  execute function workforce.follow_worker();

-- In the transaction that changes a fact, whoever changes it: allocations, relationships, second records, accounts.
create function workforce.follow_allocations() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  touched uuid[];
begin
  -- Nobody's account is a worker's yet (a first import): nothing to follow.
  if not exists (select from workforce.worker where account_id is not null) then return null; end if;
  if tg_op = 'INSERT' then
    select array_agg(distinct worker_id) into touched from new_rows where worker_id is not null;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct worker_id) into touched from old_rows where worker_id is not null;
  else
    select array_agg(distinct worker_id) into touched
      from (select worker_id from new_rows union select worker_id from old_rows) both_rows where worker_id is not null;
  end if;
  if touched is not null then perform workforce.refresh_relations(touched); end if;
  return null;
end $$;
create trigger follow_new after insert on workforce.allocation
  referencing new table as new_rows for each statement execute function workforce.follow_allocations();
create trigger follow_changed after update on workforce.allocation
  referencing old table as old_rows new table as new_rows for each statement execute function workforce.follow_allocations();
create trigger follow_removed after delete on workforce.allocation
  referencing old table as old_rows for each statement execute function workforce.follow_allocations();

create function workforce.follow_family() returns trigger language plpgsql security definer
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
    select array_agg(distinct a.worker_id) from workforce.allocation a join around on a.person_id = around.id where a.worker_id is not null',
    ends[1], ends[2]) into touched;
  if touched is not null then perform workforce.refresh_relations(touched); end if;
  return null;
end $$;
create trigger follow_new after insert on people.relationship
  referencing new table as new_rows for each statement execute function workforce.follow_family();
create trigger follow_changed after update on people.relationship
  referencing new table as new_rows for each statement execute function workforce.follow_family();
create trigger follow_new after insert on people.alias
  referencing new table as new_rows for each statement execute function workforce.follow_family();
create trigger follow_changed after update on people.alias
  referencing new table as new_rows for each statement execute function workforce.follow_family();

revoke execute on function workforce.due_relations(uuid[]), workforce.refresh_accounts(uuid[]), workforce.refresh_relations(uuid[]),
  workforce.follow_worker(), workforce.follow_allocations(), workforce.follow_family() from public;
grant execute on function workforce.refresh_relations(uuid[]) to kith_loader;
grant execute on function workforce.due_relations(uuid[]) to kith_loader;
