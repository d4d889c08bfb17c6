-- What families were promised, how children see their lives, which needs wait for support, and help at the edge of care: for measures,
-- two records of one person joined, and without a word of what was said.
create view reporting.ext_promise with (security_invoker = true) as
select coalesce(a.canonical_id, p.person_id) as person_id, p.promise_id, p.to_kind, p.made_on, p.due_on, p.state, p.kept_on
  from practice.promise_stands p left join people.alias_in_force a on a.person_id = p.person_id;

create view reporting.ext_star_value with (security_invoker = true) as
select coalesce(a.canonical_id, s.person_id) as person_id, s.reading_id, s.read_on, s.by_kind, s.by_whom, s.area, s.value
  from practice.star_counted s left join people.alias_in_force a on a.person_id = s.person_id;

create view reporting.ext_mental_health_need with (security_invoker = true) as
select coalesce(a.canonical_id, n.person_id) as person_id, n.need_id, n.known_on, n.over_on
  from practice.mental_health_need_stands n left join people.alias_in_force a on a.person_id = n.person_id;

create view reporting.ext_mental_health_support with (security_invoker = true) as
select coalesce(a.canonical_id, s.person_id) as person_id, s.need_id, s.referral_id, s.starts, s.ends
  from practice.mental_health_support s left join people.alias_in_force a on a.person_id = s.person_id;

create view reporting.ext_edge_support with (security_invoker = true) as
select coalesce(a.canonical_id, s.person_id) as person_id, s.support_id, s.starts, s.ended_on
  from practice.edge_support_stands s left join people.alias_in_force a on a.person_id = s.person_id;

grant select on reporting.ext_promise, reporting.ext_star_value, reporting.ext_mental_health_need, reporting.ext_mental_health_support,
  reporting.ext_edge_support to kith_app, kith_loader;
