-- The talk after a child came back, step by step, for what is derived of it (docs/adr/0030): a row for each step since the return that
-- stands, and one with no step where nothing was said yet. Of a stretch that was both, the kind is the fact's, as in the return. A
-- step whose words are not the reader's is there without them (care.steps_without_words).
create view care.return_talk with (security_invoker = true) as
with step as (
  select i.id, i.time_id, i.step, i.happened_at from care.return_interview i
  union
  select s.id, s.time_id, s.step, s.happened_at
    from care.steps_without_words(array(select b.id from care.missing_time b where b.state = 'back')) s
)
select t.id as time_id, t.person_id, t.episode_id, coalesce(f.kind, t.kind) as kind, t.back_at, s.id as step_id, s.step, s.happened_at
  from care.missing_time t
  left join care.missing_episode f on f.id = t.episode_id
  left join step s on s.time_id = t.id and s.happened_at >= t.back_at
 where t.state = 'back';
grant select on care.return_talk to kith_app, kith_loader;
