-- Each stretch of one worker with one child; `changed` marks a start that replaced another worker.
create view workforce.worker_of with (security_invoker = true) as
select a.id, a.person_id, a.worker_id, w.reference, w.name, t.name as team, a.starts, a.ends, a.reason,
       lag(a.worker_id) over history is not null and lag(a.worker_id) over history is distinct from a.worker_id as changed
  from workforce.allocation a
  left join workforce.worker w on w.id = a.worker_id
  left join workforce.team t on t.id = w.team_id
window history as (partition by a.person_id order by a.starts);

grant select on workforce.worker_of to kith_app, kith_loader;

-- Every version of who worked with whom and what is contested about it, workers by the reference that returns use.
call platform.publish_fact('workforce.allocation',
  '(select w.reference from workforce.worker w where w.id = f.worker_id) as worker_reference');

-- The workers and teams that records name.
create view workforce.known_worker with (security_invoker = true) as
select id, reference, name, job, team_id, starts, ends from workforce.worker;
create view workforce.known_team with (security_invoker = true) as select id, name from workforce.team;

-- Which account is which worker's.
create view workforce.worker_account with (security_invoker = true) as
select id as worker_id, account_id from workforce.worker where account_id is not null;

grant select on workforce.known_worker, workforce.known_team, workforce.worker_account to kith_app, kith_loader;
