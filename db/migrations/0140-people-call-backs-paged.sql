-- Calls that wait, a page at a time: which records may be meant is asked once for a call, whatever the number of restricted
-- records (it was asked once for each, and with some hundreds a page took seconds).

/*
 * Of these people, those whom a caller may have meant: the number; two words of the name; or one, and the day of birth. Forgiving, for it
 * only decides whether the one who answers for the record is shown the words (the rule of 0086, now for many people at once).
 */
create function people.meant_among(call people.call_back, persons uuid[]) returns setof uuid language sql stable
  set search_path = pg_catalog, public, pg_temp set pg_trgm.similarity_threshold = 0.4 as $$
  with said as materialized (
    select distinct w, people.sound_of(w) as sound from people.plain_words(call.about_name) w
  ), fitting as (
    select n.person_id, count(distinct s.w) as words
      from people.name_word n join said s on n.word = s.w or n.word % s.w or (s.sound <> '' and people.sound_of(n.word) = s.sound)
     where n.person_id = any(persons) group by n.person_id
  )
  select f.person_id from fitting f
   where f.words >= 2
      or exists (select from people.person p where p.id = f.person_id
                    and (p.birth_date = call.about_born
                         or p.birth_precision <> 'day' and date_trunc('year', p.birth_date) = date_trunc('year', call.about_born)))
  union
  select i.person_id from people.identifier i
   where i.person_id = any(persons) and i.value = upper(regexp_replace(call.about_number, '\s', '', 'g'))
$$;

create or replace function people.may_be_meant(call people.call_back, person uuid) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp as $$
  select exists (select people.meant_among(call, array[person]))
$$;

/*
 * Calls for the actor: which of them, without what they may be about. Those that wait, the oldest first, or those that the actor answered,
 * the latest first; or one. A call waits for somebody for thirty days (local default), and for as long as nobody answered it.
 */
create function people.calls_for(one uuid, waiting boolean, most int, skip int)
  returns table (call people.call_back, said text, answered_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with mine as materialized (
    select array(select r.subject_id from access.restricted_now() r
      where r.restriction_id in (select access.guarded_restrictions()) and r.subject_id not in (select access.hidden_subjects())) as guarded,
           array(select access.own_conflicts()) as own
  )
  select c, a.said, a.answered_at
    from people.call_back c left join people.call_back_answer a on a.call_back_id = c.id and a.account_id = platform.actor()
   where c.asked_by <> platform.actor() and (one is null or c.id = one)
     and (one is not null or (a.answered_at is null) = waiting)
     and (one is not null or not waiting or c.asked_at > platform.moment() - interval '30 days'
          or not exists (select from people.call_back_answer x where x.call_back_id = c.id))
     and (access.holds_role('{guardian}') or exists (select people.meant_among(c, (select m.guarded from mine m))))
     -- Nobody is shown a call about their own family.
     and ((select cardinality(m.own) from mine m) = 0 or not exists (select people.meant_among(c, (select m.own from mine m))))
   order by case when a.answered_at is null then c.asked_at end, a.answered_at desc, c.id
   limit most offset skip
$$;

-- How many wait for the actor, as far as `most`.
create function people.count_calls(most int) returns int language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::int from people.calls_for(null, true, most, 0)
$$;

drop function people.call_backs_for(uuid, boolean, int);
-- The same calls, each with the records of the actor's that it may be about.
create function people.call_backs_for(one uuid, waiting boolean, most int, skip int) returns table (call_back_id uuid, asked_at timestamptz,
    asked_by uuid, about_name text, about_born date, about_number text, rings text, ring_back text, told text, restriction_id uuid, level text,
    person_id uuid, said text, answered_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with meant as materialized (
    select r.restriction_id, r.level, r.subject_id from access.restricted_now() r
     where r.restriction_id in (select access.guarded_restrictions()) and r.subject_id not in (select access.hidden_subjects())
  ), guarded as materialized (
    select array(select m.subject_id from meant m) as ids
  )
  select distinct on (k.answered_at, (k.call).asked_at, (k.call).id, m.restriction_id) (k.call).id, (k.call).asked_at, (k.call).asked_by,
         (k.call).about_name, (k.call).about_born, (k.call).about_number, (k.call).rings, (k.call).ring_back, (k.call).told, m.restriction_id,
         m.level, m.subject_id, k.said, k.answered_at
    from people.calls_for(one, waiting, most, skip) k
    left join lateral (
      select t.* from meant t where t.subject_id in (select people.meant_among(k.call, (select g.ids from guarded g)))) m on true
   order by k.answered_at desc, (k.call).asked_at, (k.call).id, m.restriction_id, m.subject_id
$$;

create or replace function people.answer_call_back(call uuid, words text, restriction uuid, minutes int) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  asked people.call_back;
  outcome text;
begin
  select * into asked from people.call_back c where c.id = call for update;
  if not exists (select from people.call_backs_for(call, true, 1, 0) t where restriction is null or t.restriction_id = restriction) then return 'not there'; end if;
  if exists (select from people.call_back_answer a where a.call_back_id = call and a.account_id = platform.actor()) then return 'stale'; end if;
  if restriction is not null then
    outcome := access.grant_look(restriction, asked.asked_by, asked.told, minutes);
    if outcome <> 'done' then return outcome; end if;
  end if;
  insert into people.call_back_answer (call_back_id, said, restriction_id) values (call, words, restriction);
  return 'done';
end $$;

revoke execute on function people.meant_among(people.call_back, uuid[]), people.calls_for(uuid, boolean, int, int), people.count_calls(int),
  people.call_backs_for(uuid, boolean, int, int) from public;
grant execute on function people.call_backs_for(uuid, boolean, int, int), people.count_calls(int) to kith_app;
