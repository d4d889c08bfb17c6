-- The latest row of each event of a chronology that the actor may read, unless it was taken out.
create view practice.chronology_in_force with (security_invoker = true) as
select c.* from practice.chronology_event c
 where not c.withdrawn
   and (c.restricted_to is null or c.restricted_to = (select platform.actor()) or c.recorded_by = (select platform.actor()))
   and not exists (select from practice.chronology_event l
                    where l.person_id = c.person_id and l.event_id = c.event_id and (l.recorded_at, l.id) > (c.recorded_at, c.id)
                      and (l.restricted_to is null or l.restricted_to = (select platform.actor()) or l.recorded_by = (select platform.actor())));

-- Entries as a timeline shows them, as far as the actor may read them. A view of their own: of many thousand, a page reads the few that it
-- holds in the order of their index, which it cannot from among the other kinds. Its columns are those of the view after this one.
create view practice.timeline_entry with (security_invoker = true) as
select e.person_id, e.happened_on as item_on, e.id as item_id, 'entry'::text as kind, null::date as ends, false as is_significant,
       jsonb_build_object('place', e.place, 'seen', e.seen, 'at', e.happened_at, 'restricted', e.restricted_to is not null, 'by', e.recorded_by) as said
  from practice.entry e
 where e.restricted_to is null or e.restricted_to = (select platform.actor()) or e.recorded_by = (select platform.actor());

-- What a child's timeline shows of help and protection: one row for each thing that happened, its day, and what it says in codes. Its
-- words are in the view after this one. `is_significant` is what its kind says; a mark (practice.timeline_mark) and the chronology can
-- say otherwise, and are asked by whoever asks which are (timeline-queries.ts): asked here, they would be of each of many thousand entries.
create view practice.timeline_item with (security_invoker = true) as
select person_id, item_on, item_id, kind, ends, is_significant, said from practice.timeline_entry
union all
-- A visit that only a return told of: one that was written down is an entry.
select v.person_id, v.visited_on, v.id, 'visit'::text, null::date, false, jsonb_build_object('kind', v.kind, 'seen', v.seen, 'alone', v.seen_alone)
  from practice.visit v
 where not exists (select from practice.entry e where e.person_id = v.person_id and e.happened_on = v.visited_on)
union all
-- Saying no to help is a family's right, and no event of the child's life by itself: a person may mark it.
select s.person_id, s.happened_on, s.id, 'step'::text, null::date, s.state = 'taken' and s.kind <> 'agreement declined',
       jsonb_build_object('kind', s.kind, 'state', s.state, 'by', s.recorded_by)
  from practice.step s
union all
select c.person_id, c.received_on, c.id, 'contact'::text, null::date, false, jsonb_build_object('source', c.contact_source)
  from practice.contact c
union all
select h.person_id, h.starts, h.id, 'early help'::text, h.completed_on, false, jsonb_build_object('by', h.organisation)
  from practice.early_help_assessment h
union all
select i.person_id, i.opened, i.id, 'involvement'::text, i.closed, true,
       jsonb_build_object('source', i.referral_source, 'need', i.primary_need, 'nothing more', i.no_further_action)
  from practice.involvement i
union all
select i.person_id, i.closed, i.id, 'involvement ended'::text, null::date, true, jsonb_build_object('why', i.reason_closed)
  from practice.involvement i where i.closed is not null
union all
select a.person_id, a.starts, a.id, 'assessment'::text, a.authorised_on, false, jsonb_build_object('seen', a.child_seen)
  from practice.assessment a
union all
select q.person_id, q.starts, q.id, 'enquiry'::text, null::date, true,
       jsonb_build_object('conference', q.conference_on, 'none', q.conference_not_required)
  from practice.section_47_enquiry q
union all
select p.person_id, p.starts, p.id, 'need plan'::text, p.ends, false, '{}'::jsonb from practice.child_in_need_plan p
union all
select p.person_id, p.ends, p.id, 'need plan ended'::text, null::date, false, '{}'::jsonb
  from practice.child_in_need_plan p where p.ends is not null
union all
select p.person_id, p.starts, p.id, 'protection plan'::text, p.ends, true, jsonb_build_object('category', p.initial_category)
  from practice.child_protection_plan p
union all
select p.person_id, p.ends, p.id, 'protection plan ended'::text, null::date, true, jsonb_build_object('category', p.latest_category)
  from practice.child_protection_plan p where p.ends is not null
union all
select r.person_id, r.held_on, r.id, 'protection review'::text, null::date, false, '{}'::jsonb from practice.protection_review r
union all
select g.person_id, g.agreed_on, g.id, 'plan version'::text, null::date, false, jsonb_build_object('number', g.number, 'by', g.recorded_by)
  from practice.plan_agreed g
union all
select w.person_id, w.said_on, w.id, 'plan view'::text, null::date, false,
       jsonb_build_object('kind', w.who_kind, 'who', w.who, 'answer', w.answer, 'by', w.recorded_by)
  from practice.plan_view w
union all
select s.person_id, s.decided_on, s.id, 'sharing'::text, null::date, false, jsonb_build_object('shared', s.is_shared, 'by', s.recorded_by)
  from practice.sharing s where not exists (select from practice.sharing c where c.corrects_id = s.id and c.person_id = s.person_id)
union all
select s.person_id, s.starts, s.support_id, 'edge support'::text, coalesce(s.ended_on, s.planned_end), false,
       jsonb_build_object('kind', s.kind, 'given by', s.given_by, 'by', s.recorded_by)
  from practice.edge_support_stands s
union all
select s.person_id, s.ended_on, s.support_id, 'edge support ended'::text, null::date, false,
       jsonb_build_object('kind', s.kind, 'home', s.home, 'by', s.recorded_by)
  from practice.edge_support_stands s where s.ended_on is not null
union all
-- What another agency told and somebody put into the chronology, as it was said last.
select c.person_id, c.happened_on, c.event_id, 'agency event'::text, null::date, true,
       jsonb_build_object('agency', c.agency, 'precision', c.precision, 'by', c.recorded_by)
  from practice.chronology_in_force c where c.agency is not null
union all
-- What was decided at the front door, and the letter that explains it to the family.
select c.person_id, (c.decided_at at time zone 'Europe/London')::date, c.id, 'decision'::text, null::date, true,
       jsonb_build_object('outcome', c.outcome, 'by', c.decided_by)
  from practice.worry_child c where c.outcome is not null and c.removed_at is null
union all
select l.person_id, (l.recorded_at at time zone 'Europe/London')::date, l.id, 'letter'::text, null::date, false,
       jsonb_build_object('decision', l.worry_child_id, 'by', l.recorded_by)
  from practice.decision_letter l where l.version = 1
union all
select p.person_id, p.made_on, p.promise_id, 'promise'::text, null::date, false,
       jsonb_build_object('who', p.by_whom, 'whom', p.to_whom, 'by', p.recorded_by)
  from practice.promise p where p.version = 1
union all
select w.person_id, w.said_on, w.wish_id, 'wish'::text, null::date, false,
       jsonb_build_object('kind', w.kind, 'whom', w.to_whom, 'by', w.recorded_by)
  from practice.wish w where w.version = 1
union all
-- Of a private reading nothing stands here but for who keeps it with the child, as on the page of the star.
select r.person_id, r.read_on, r.id, 'star reading'::text, null::date, false, jsonb_build_object('who', r.by_whom, 'by', r.recorded_by)
  from practice.star_reading r
 where not r.taken_back and (r.audience <> 'private' or r.told_to = (select platform.actor()))
union all
-- Harm outside the home: that it touches the child, whether home is safe, and the plan about it.
select s.person_id, (s.first_at at time zone 'Europe/London')::date, s.context_id, 'harm outside'::text, null::date, true,
       jsonb_build_object('name', s.name, 'harms', array_to_string(s.harms, ', '), 'over', s.state = 'no longer', 'by', s.recorded_by)
  from practice.outside_stands s
union all
select h.person_id, h.asked_on, h.row_id, 'home asked'::text, null::date, h.answer = 'not safe',
       jsonb_build_object('answer', h.answer, 'name', h.name, 'context', h.context_id, 'by', h.recorded_by)
  from practice.outside_home_stands h
union all
select t.person_id, t.happened_on, t.row_id, 'harm outside plan'::text, null::date, false,
       jsonb_build_object('kind', t.kind, 'name', t.name, 'context', t.context_id, 'by', t.recorded_by)
  from practice.outside_turn_stands t
union all
select e.person_id, e.happened_on, e.id, 'handover'::text, null::date, false,
       jsonb_build_object('kind', e.kind, 'who', e.who, 'by', e.recorded_by)
  from practice.handover_event e
 where e.kind not in ('acknowledged', 'taken back') and not exists (select from practice.handover_event b where b.replaces = e.id);

-- The words of what the timeline shows, each with whose they are, as far as the actor may read them: information governance reads what is
-- for one person for a copy and not here. A search reads these rows and no others, so that it finds what the page shows.
create view practice.timeline_words with (security_invoker = true) as
select p.person_id, p.entry_id as item_id, p.place::integer as place, p.about as part, p.words, p.observed_by as said_by, p.audience, p.named_id,
       case p.about when 'words' then 'child' else 'worker' end as voice, p.searched
  from practice.entry_passage p
 where p.named_id is null or p.named_id = (select platform.actor()) or p.recorded_by = (select platform.actor())
union all
select a.person_id, a.entry_id, 1000, a.kind, a.words, a.who, 'staff', a.restricted_to,
       case a.kind when 'disagreement' then 'others' else 'worker' end, to_tsvector('pg_catalog.simple'::regconfig, a.words)
  from practice.entry_addition a
 where a.restricted_to is null or a.restricted_to = (select platform.actor()) or a.recorded_by = (select platform.actor())
union all
select f.person_id, f.entry_id, 900, f.kind, f.words, f.made_by, f.audience, f.named_id, 'worker',
       to_tsvector('pg_catalog.simple'::regconfig, f.words)
  from practice.attachment_standing f
union all
select w.person_id, w.step_id, 0, w.about, w.words, null, 'staff', null, 'worker', to_tsvector('pg_catalog.simple'::regconfig, w.words)
  from practice.step_words w
union all
select v.person_id, v.id, 0, 'view', v.words, v.who, v.audience, null, case v.who_kind when 'child' then 'child' else 'others' end,
       to_tsvector('pg_catalog.simple'::regconfig, v.words)
  from practice.plan_view v where v.words is not null
union all
select g.person_id, g.id, 0, 'meeting', g.meeting, null, 'staff', null, 'worker', to_tsvector('pg_catalog.simple'::regconfig, g.meeting)
  from practice.plan_agreed g
union all
select g.person_id, g.id, 1, 'agreed by', g.agreed_by, null, 'staff', null, 'worker', to_tsvector('pg_catalog.simple'::regconfig, g.agreed_by)
  from practice.plan_agreed g
union all
select g.person_id, g.id, 2, 'apart', g.apart, null, 'staff', null, 'others', to_tsvector('pg_catalog.simple'::regconfig, g.apart)
  from practice.plan_agreed g where g.apart is not null
union all
select s.person_id, s.id, 0, 'shared', s.what, s.agency, 'staff', null, 'worker',
       to_tsvector('pg_catalog.simple'::regconfig, s.what || ' ' || s.agency || ' ' || s.purpose)
  from practice.sharing s where not exists (select from practice.sharing c where c.corrects_id = s.id and c.person_id = s.person_id)
union all
select s.person_id, s.support_id, 0, 'why now', s.why_now, null, 'staff', null, 'worker', to_tsvector('pg_catalog.simple'::regconfig, s.why_now)
  from practice.edge_support_stands s
union all
select s.person_id, s.support_id, 1, 'different', s.different, s.said_by, 'staff', null, 'others',
       to_tsvector('pg_catalog.simple'::regconfig, s.different)
  from practice.edge_support_stands s
union all
select s.person_id, s.support_id, 2, 'told at the end', s.ended_said, null, 'staff', null, 'others',
       to_tsvector('pg_catalog.simple'::regconfig, s.ended_said)
  from practice.edge_support_stands s where s.ended_said is not null
union all
select s.person_id, s.support_id, 3, 'seen at the end', s.ended_words, null, 'staff', null, 'worker',
       to_tsvector('pg_catalog.simple'::regconfig, s.ended_words)
  from practice.edge_support_stands s where s.ended_words is not null
union all
select c.person_id, c.event_id, 0, 'event', c.words, c.agency, 'staff', c.restricted_to, 'others',
       to_tsvector('pg_catalog.simple'::regconfig, c.words || ' ' || c.agency)
  from practice.chronology_in_force c where c.agency is not null
union all
select c.person_id, c.event_id, 1, 'meaning', c.meaning, null, 'staff', c.restricted_to, 'others',
       to_tsvector('pg_catalog.simple'::regconfig, c.meaning)
  from practice.chronology_in_force c where c.agency is not null and c.meaning is not null
union all
-- What was said when somebody got in touch is of all the children whom it was about: it is there for who sees them all, and not for
-- who wrote it down and sees one of them.
select c.person_id, c.contact_id, 0, 'told', w.words, null, 'staff', null, 'others', to_tsvector('pg_catalog.simple'::regconfig, w.words)
  from practice.worry_child c join practice.worry w on w.id = c.worry_id
 where c.contact_id is not null and c.removed_at is null and w.words is not null
   and ((select access.sees_everyone()) or w.id in (select practice.worries_in_sight()))
union all
-- Why it was decided may name any child of the worry, and is there for the same readers.
select c.person_id, c.id, s.place, s.part, s.words, null, 'staff', null, 'worker', to_tsvector('pg_catalog.simple'::regconfig, s.words)
  from practice.worry_child c join practice.worry w on w.id = c.worry_id
 cross join lateral (values (0, 'reasons', c.reasons), (1, 'to the family', c.family_words)) s(place, part, words)
 where c.outcome is not null and c.removed_at is null and s.words is not null
   and ((select access.sees_everyone()) or w.id in (select practice.worries_in_sight()))
union all
-- The letter as it was written last, of what the reader may read.
select l.person_id, f.id, 0, 'letter', l.words, null, 'family', null, 'worker', to_tsvector('pg_catalog.simple'::regconfig, l.words)
  from practice.decision_letter l
  join practice.decision_letter f on f.worry_child_id = l.worry_child_id and f.person_id = l.person_id and f.version = 1
 where not exists (select from practice.decision_letter n where n.worry_child_id = l.worry_child_id and n.version > l.version)
union all
select t.person_id, f.id, t.number, 'letter ' || t.kind, t.words, t.who, 'staff', null,
       case t.kind when 'disagrees' then 'others' else 'worker' end, to_tsvector('pg_catalog.simple'::regconfig, t.words)
  from practice.decision_letter_turn t
  join practice.decision_letter f on f.worry_child_id = t.worry_child_id and f.person_id = t.person_id and f.version = 1
 where t.words is not null and t.kind <> 'taken back' and not exists (select from practice.decision_letter_turn b where b.replaces = t.id)
union all
select p.person_id, p.promise_id, 0, 'promised', p.words, p.by_whom, p.audience, null, 'worker',
       to_tsvector('pg_catalog.simple'::regconfig, p.words)
  from practice.promise p
 where not exists (select from practice.promise n where n.promise_id = p.promise_id and n.person_id = p.person_id and n.version > p.version)
union all
select t.person_id, t.promise_id, t.number, 'promise ' || t.kind, s.words, t.by_whom, 'staff', null, s.voice,
       to_tsvector('pg_catalog.simple'::regconfig, s.words)
  from practice.promise_turn t
 cross join lateral (values
   (t.words, case when t.kind in ('confirmed', 'not so') and exists (select from practice.promise p
       where p.promise_id = t.promise_id and p.person_id = t.person_id and p.to_kind = 'child') then 'child' else 'worker' end),
   (t.apology, 'worker'), (t.answer, 'worker')) s(words, voice)
 where s.words is not null and t.kind <> 'taken back' and not exists (select from practice.promise_turn b where b.replaces = t.id)
union all
select w.person_id, w.wish_id, 0, 'wish ' || w.kind, w.words, w.observed_by, w.audience, null,
       case w.kind when 'said' then 'child' else 'worker' end, to_tsvector('pg_catalog.simple'::regconfig, w.words)
  from practice.wish w
 where not exists (select from practice.wish n where n.wish_id = w.wish_id and n.person_id = w.person_id and n.version > w.version)
union all
select t.person_id, t.wish_id, t.number, 'wish ' || t.kind, t.words, t.by_whom, 'staff', null, 'worker',
       to_tsvector('pg_catalog.simple'::regconfig, t.words)
  from practice.wish_turn t
 where t.kind <> 'taken back' and not exists (select from practice.wish_turn b where b.replaces = t.id)
union all
select r.person_id, r.id, 0, 'star', r.words, r.by_whom, r.audience, null,
       case r.by_kind when 'child' then 'child' when 'worker' then 'worker' else 'others' end,
       to_tsvector('pg_catalog.simple'::regconfig, r.words)
  from practice.star_reading r
 where r.words is not null and not r.taken_back and (r.audience <> 'private' or r.told_to = (select platform.actor()))
union all
select w.person_id, s.context_id, 0, 'touched', w.words, null, 'staff', null, 'worker', to_tsvector('pg_catalog.simple'::regconfig, w.words)
  from practice.outside_words w join practice.outside_stands s on s.row_id = w.of_id and s.person_id = w.person_id
union all
select w.person_id, h.row_id, 0, 'home', w.words, h.asked_by, 'staff', null, 'worker', to_tsvector('pg_catalog.simple'::regconfig, w.words)
  from practice.outside_words w join practice.outside_home_stands h on h.row_id = w.of_id and h.person_id = w.person_id
union all
select t.person_id, t.row_id, 0, 'outside ' || t.kind, t.words, t.by_whom, 'staff', null, 'worker',
       to_tsvector('pg_catalog.simple'::regconfig, t.words)
  from practice.outside_turn_stands t
union all
select e.person_id, e.id, s.place, s.part, s.words, e.who, e.audience, null,
       case when e.kind = 'told' and e.whom = 'child' and not e.is_observed then 'child' when e.kind = 'told' then 'others' else 'worker' end,
       to_tsvector('pg_catalog.simple'::regconfig, s.words)
  from practice.handover_event e
 cross join lateral (values (0, 'handover ' || e.kind, e.words), (1, 'apology', e.apology)) s(place, part, words)
 where s.words is not null and e.kind not in ('acknowledged', 'taken back')
   and not exists (select from practice.handover_event b where b.replaces = e.id);

grant execute on function practice.worries_in_sight() to kith_loader;
grant select on practice.chronology_in_force, practice.timeline_entry, practice.timeline_item, practice.timeline_words to kith_app, kith_loader;
