-- What is counted of promises, of the star and of needs in mental health (of no other area): no words, and nothing that was a mistake or taken back.

-- A promise as it stands: by when it was due, how it stands (practice/promises/promise-rules.ts), and when it was kept last.
create view practice.promise_stands with (security_invoker = true) as
with turn as (
  select t.* from practice.promise_turn t
   where t.kind <> 'taken back' and not exists (select from practice.promise_turn b where b.replaces = t.id)
)
select p.person_id, p.promise_id, p.to_kind, p.made_on, p.due_on, case when coalesce(l.kind, 'changed') = 'changed' then 'open' else l.kind end as state,
       k.happened_on as kept_on
  from practice.promise p
  left join lateral (select t.kind from turn t where t.promise_id = p.promise_id and t.person_id = p.person_id
                      order by t.number desc limit 1) l on true
  left join lateral (select t.happened_on from turn t
                      where t.promise_id = p.promise_id and t.person_id = p.person_id and t.kind = 'kept'
                      order by t.number desc limit 1) k on true
 where coalesce(l.kind, '') <> 'mistake'
   and not exists (select from practice.promise n where n.promise_id = p.promise_id and n.person_id = p.person_id and n.version > p.version);

-- What was read on the star in its eight areas. A reading that the child keeps to themselves and one worker is not counted.
create view practice.star_counted with (security_invoker = true) as
select r.person_id, r.id as reading_id, r.read_on, r.by_kind, lower(r.by_whom) as by_whom, v.area, v.value
  from practice.star_reading r
  join practice.star_value v on v.reading_id = r.id
 where not r.taken_back and r.audience <> 'private' and v.area not like 'own-%';

-- A need in mental health, as its last version says, from when it is known to when it was over.
create view practice.mental_health_need_stands with (security_invoker = true) as
with turn as (
  select t.* from practice.mental_health_turn t
   where t.kind in ('over', 'mistake') and not exists (select from practice.mental_health_turn b where b.replaces = t.id)
)
select n.person_id, n.need_id, n.known_on,
       (select min(t.happened_on) from turn t where t.need_id = n.need_id and t.person_id = n.person_id and t.kind = 'over') as over_on
  from practice.mental_health_need n
 where n.area = 'mental health'
   and not exists (select from practice.mental_health_need l where l.need_id = n.need_id and l.person_id = n.person_id and l.version > n.version)
   and not exists (select from turn t where t.need_id = n.need_id and t.person_id = n.person_id and t.kind = 'mistake');

-- The support that was given for it, one row for each time that somebody was asked and support began.
create view practice.mental_health_support with (security_invoker = true) as
with turn as (
  select t.* from practice.mental_health_turn t
   where t.kind in ('started', 'ended') and not exists (select from practice.mental_health_turn b where b.replaces = t.id)
)
select s.person_id, s.need_id, s.referral_id, max(s.happened_on) filter (where s.kind = 'started') as starts,
       max(s.happened_on) filter (where s.kind = 'ended') as ends
  from turn s
 where (s.need_id, s.person_id) in (select n.need_id, n.person_id from practice.mental_health_need_stands n)
 group by s.person_id, s.need_id, s.referral_id
having bool_or(s.kind = 'started');

grant select on practice.promise_stands, practice.star_counted, practice.mental_health_need_stands, practice.mental_health_support
  to kith_app, kith_loader;
