-- Support at the edge of care as it stands, one row for each that was not written down by mistake: until when, and how it ended.
create view practice.edge_support_stands with (security_invoker = true) as
select s.person_id, s.support_id, s.kind, s.given_by, s.starts, s.cost_pence, s.cost_per, s.why_now, s.different, s.said_by, s.recorded_by,
       coalesce(longer.until, s.planned_end) as planned_end, ended.happened_on as ended_on, ended.home, ended.words as ended_words,
       ended.said as ended_said
  from practice.edge_support s
  left join lateral (
    select t.until from practice.edge_support_turn t
     where t.person_id = s.person_id and t.support_id = s.support_id and t.kind = 'extended'
       and not exists (select from practice.edge_support_turn b where b.replaces = t.id)
     order by t.number desc limit 1) longer on true
  left join lateral (
    select t.happened_on, t.home, t.words, t.said from practice.edge_support_turn t
     where t.person_id = s.person_id and t.support_id = s.support_id and t.kind = 'ended'
       and not exists (select from practice.edge_support_turn b where b.replaces = t.id)
     order by t.number desc limit 1) ended on true
 where not exists (select from practice.edge_support l
                    where l.person_id = s.person_id and l.support_id = s.support_id and l.version > s.version)
   and not exists (select from practice.edge_support_turn t
                    where t.person_id = s.person_id and t.support_id = s.support_id and t.kind = 'mistake'
                      and not exists (select from practice.edge_support_turn b where b.replaces = t.id));

grant select on practice.edge_support_stands to kith_app, kith_loader;
