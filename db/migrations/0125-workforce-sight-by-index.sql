-- Whom an account's relations reach, found through indexes whatever the planner knows: with the join of migration 0023 one
-- account of a county loaded a minute before took six minutes.
create or replace function workforce.due_relations(accounts uuid[]) returns table(account_id uuid, subject_id uuid, kind text, starts date, ends date)
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
