-- A place, a group or a space that touches a child, as it stands for the reader: one row for each child, but for what was taken back.
create view practice.outside_stands with (security_invoker = true) as
select c.person_id, c.context_id, c.id as row_id, c.harms, c.state, c.recorded_by,
       (select min(f.recorded_at) from practice.outside_child f where f.context_id = c.context_id and f.person_id = c.person_id) as first_at,
       (select n.name from practice.outside_context n where n.context_id = c.context_id
         order by n.number desc, n.recorded_at desc, n.id desc limit 1) as name
  from practice.outside_child c
 where c.state <> 'taken back'
   and not exists (select from practice.outside_child l where l.context_id = c.context_id and l.person_id = c.person_id
                      and (l.number, l.recorded_at, l.id) > (c.number, c.recorded_at, c.id));

-- The last answer about home for each of them.
create view practice.outside_home_stands with (security_invoker = true) as
select h.person_id, h.context_id, h.id as row_id, h.answer, h.asked_on, h.asked_by, h.recorded_by, s.name
  from practice.outside_home h
  join practice.outside_stands s on s.context_id = h.context_id and s.person_id = h.person_id
 where not exists (select from practice.outside_home l where l.context_id = h.context_id and l.person_id = h.person_id
                      and (l.number, l.recorded_at, l.id) > (h.number, h.recorded_at, h.id));

-- When a plan about one began, was looked at, ended or began again, once for each child whom it touches.
create view practice.outside_turn_stands with (security_invoker = true) as
select s.person_id, t.context_id, t.id as row_id, t.kind, t.happened_on, t.by_whom, t.words, t.recorded_by, s.name
  from practice.outside_turn t
  join practice.outside_stands s on s.context_id = t.context_id
 where t.kind in ('begun', 'review', 'ended', 'again') and not exists (select from practice.outside_turn b where b.replaces = t.id);

grant select on practice.outside_stands, practice.outside_home_stands, practice.outside_turn_stands to kith_app, kith_loader;
