-- Calls that wait: put before people again when nobody answers, and read a page at a time however many there are.

-- That a call was put before people again: once after the time of the setting, and once more after twice that time.
create table people.call_back_reminder (
  call_back_id uuid not null references people.call_back,
  round smallint not null check (round in (1, 2)),
  reminded_at timestamptz not null default platform.moment(),
  primary key (call_back_id, round)
);
alter table people.call_back_reminder enable row level security;
create policy loader_all on people.call_back_reminder to kith_loader using (true) with check (true);
grant select, insert, delete on people.call_back_reminder to kith_loader;
insert into platform.retention values
  ('people.call_back_reminder', 'audit', 'at least as long as the record that the call may be about');

/*
 * Whom to write to about calls that have waited for `waited` minutes; each call twice at most. Of a call that nobody answered: all of
 * information governance, and the second time the director too, whoever it may be about. Of one that may mean a restricted record:
 * those named on it, as long as none of them answered, whoever else did. Nobody learns that another was written to.
 */
create function people.remind_of_call_backs(waited int) returns table (account_id uuid) language sql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
  with late as materialized (
    select c, c.id, c.asked_by, n.round, exists (select from people.call_back_answer a where a.call_back_id = c.id) as answered
      from people.call_back c cross join (values (1::smallint), (2::smallint)) n(round)
     where c.asked_at <= platform.moment() - make_interval(mins => waited * n.round) and c.asked_at > platform.moment() - interval '2 days'
       and not exists (select from people.call_back_reminder r where r.call_back_id = c.id and r.round = n.round)
  ), told as (
    select s as account_id, l.asked_by from late l
     cross join lateral access.staff_with(case l.round when 1 then '{guardian}' else '{guardian,director}' end::text[]) s
     where not l.answered
    union
    select n, l.asked_by from late l
      join access.restricted_now() r on people.may_be_meant(l.c, r.subject_id)
     cross join lateral access.named_on(r.restriction_id) n
     where not exists (select from people.call_back_answer a
                        where a.call_back_id = l.id and a.account_id in (select access.named_on(r.restriction_id)))
  ), kept as (
    insert into people.call_back_reminder (call_back_id, round) select id, round from late
  )
  select distinct t.account_id from told t where t.account_id <> t.asked_by
$$;

/*
 * Call-backs for the actor, as in 0086, `most` of them: those that wait, the oldest first, or those that the actor answered, the latest
 * first; or one. A call waits for somebody for thirty days (local default), and for as long as nobody answered it.
 */
create function people.call_backs_for(one uuid, waiting boolean, most int) returns table (call_back_id uuid, asked_at timestamptz, asked_by uuid,
    about_name text, about_born date, about_number text, rings text, ring_back text, told text, restriction_id uuid, level text, person_id uuid,
    said text, answered_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with meant as not materialized (
    select r.restriction_id, r.level, r.subject_id from access.restricted_now() r
     where r.restriction_id in (select access.guarded_restrictions()) and r.subject_id not in (select access.hidden_subjects())
  ), mine as materialized (
    select c, a.said, a.answered_at
      from people.call_back c left join people.call_back_answer a on a.call_back_id = c.id and a.account_id = platform.actor()
     where c.asked_by <> platform.actor() and (one is null or c.id = one)
       and (one is not null or (a.answered_at is null) = waiting)
       and (one is not null or not waiting or c.asked_at > platform.moment() - interval '30 days'
            or not exists (select from people.call_back_answer x where x.call_back_id = c.id))
       and (access.holds_role('{guardian}') or exists (select from meant m where people.may_be_meant(c, m.subject_id)))
       -- Nobody is shown a call about their own family.
       and not exists (select from access.own_conflicts() o where people.may_be_meant(c, o))
     order by case when a.answered_at is null then c.asked_at end, a.answered_at desc, c.id
     limit most
  )
  select distinct on (k.answered_at, (k.c).asked_at, (k.c).id, m.restriction_id) (k.c).id, (k.c).asked_at, (k.c).asked_by, (k.c).about_name,
         (k.c).about_born, (k.c).about_number, (k.c).rings, (k.c).ring_back, (k.c).told, m.restriction_id, m.level, m.subject_id, k.said, k.answered_at
    from mine k left join lateral (select * from meant m where people.may_be_meant(k.c, m.subject_id)) m on true
   order by k.answered_at desc, (k.c).asked_at, (k.c).id, m.restriction_id, m.subject_id
$$;

create or replace function people.answer_call_back(call uuid, words text, restriction uuid, minutes int) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  asked people.call_back;
  outcome text;
begin
  select * into asked from people.call_back c where c.id = call for update;
  if not exists (select from people.call_backs_for(call, true, 1) t where restriction is null or t.restriction_id = restriction) then return 'not there'; end if;
  if exists (select from people.call_back_answer a where a.call_back_id = call and a.account_id = platform.actor()) then return 'stale'; end if;
  if restriction is not null then
    outcome := access.grant_look(restriction, asked.asked_by, asked.told, minutes);
    if outcome <> 'done' then return outcome; end if;
  end if;
  insert into people.call_back_answer (call_back_id, said, restriction_id) values (call, words, restriction);
  return 'done';
end $$;

drop function people.call_backs_to_answer();
revoke execute on function people.remind_of_call_backs(int), people.call_backs_for(uuid, boolean, int) from public;
grant execute on function people.remind_of_call_backs(int) to kith_loader;
grant execute on function people.call_backs_for(uuid, boolean, int) to kith_app;
