-- What a child's timeline shows of who worked with them.
create view workforce.timeline_item with (security_invoker = true) as
select w.person_id, w.starts as item_on, w.id as item_id, 'worker'::text as kind, w.ends, coalesce(w.changed, false) as is_significant,
       jsonb_build_object('worker', coalesce(w.name, w.reference), 'team', w.team, 'changed', w.changed, 'why', w.reason) as said
  from workforce.worker_of w
union all
select a.person_id, a.starts, a.id, 'joined'::text, a.ends, false, jsonb_build_object('worker', coalesce(w.name, w.reference), 'role', a.role)
  from workforce.assignment a left join workforce.worker w on w.id = a.worker_id
union all
select a.person_id, a.ends, a.id, 'joined ended'::text, null::date, false, jsonb_build_object('worker', coalesce(w.name, w.reference), 'role', a.role)
  from workforce.assignment a left join workforce.worker w on w.id = a.worker_id where a.ends is not null;
grant select on workforce.timeline_item to kith_app, kith_loader;
