-- What a child's timeline shows of a life in care: homes, legal statuses, leaving care, reviews, being missing. Of a home its kind and
-- nothing of where it is, so that there is nothing to withhold (docs/adr/0023).
create view care.timeline_item with (security_invoker = true) as
select s.person_id, s.starts as item_on, s.first_episode_id as item_id, 'home'::text as kind, s.ends, true as is_significant,
       jsonb_build_object('type', s.placement_type, 'provider', s.placement_provider, 'new', s.reason_new, 'number', s.number) as said
  from care.home_stay s
union all
select e.person_id, e.starts, e.id, 'legal status'::text, null::date, true, jsonb_build_object('status', e.legal_status)
  from (select e.id, e.person_id, e.starts, e.legal_status,
               (lag(e.ends) over history = e.starts and lag(e.legal_status) over history is not distinct from e.legal_status) as goes_on
          from care.episode e window history as (partition by e.person_id order by e.starts, e.ends)) e
 where e.goes_on is not true
union all
-- X1: the episode ends and another begins, so that the time in care goes on (SSDA903, reason episode ceased).
select e.person_id, e.ends, e.id, 'left care'::text, null::date, true, jsonb_build_object('why', e.reason_ended)
  from care.episode e where e.ends is not null and e.reason_ended <> 'X1'
union all
select r.person_id, r.held_on, r.id, 'review'::text, null::date, false, jsonb_build_object('took part', r.participation)
  from care.review r
union all
select m.person_id, m.starts, m.id, 'missing'::text, m.ends, true, jsonb_build_object('kind', m.kind)
  from care.missing_episode m
union all
select d.person_id, d.starts, d.id, 'not free to leave'::text, d.ends, true, '{}'::jsonb
  from care.deprivation_of_liberty d;

-- The words of it: what was said while a child was missing, and what came of the talk afterwards, as far as the actor may read them.
-- The columns are those of practice.timeline_words.
create view care.timeline_words with (security_invoker = true) as
select t.person_id, t.episode_id as item_id, 0 as place, w.about as part, w.words, null::text as said_by, 'staff'::text as audience,
       null::uuid as named_id, 'worker'::text as voice, to_tsvector('pg_catalog.simple'::regconfig, w.words) as searched
  from care.missing_words w join care.missing_time t on t.id = w.time_id
 where t.episode_id is not null and t.state <> 'taken back' and w.about <> 'taken back'
union all
select t.person_id, t.episode_id, 1 + p.place, 'return ' || p.about, p.words, p.observed_by, p.audience, null::uuid,
       case when p.about in ('words', 'wants') then 'child' else 'worker' end, to_tsvector('pg_catalog.simple'::regconfig, p.words)
  from care.return_passage p
  join care.return_interview i on i.id = p.interview_id
  join care.missing_time t on t.id = i.time_id
 where t.episode_id is not null and t.state <> 'taken back';
grant select on care.timeline_item, care.timeline_words to kith_app, kith_loader;
