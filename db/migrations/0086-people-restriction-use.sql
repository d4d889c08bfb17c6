-- What people know about restriction (0085): that two records are one person's, whose family somebody is, what a sensitive record
-- is called, and which restricted record somebody who rings may mean.

-- A restriction on one record is on all records of that person, whoever makes it.
create function people.join_restriction() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into access.restriction_subject (restriction_id, subject_id)
  select new.restriction_id, k from people.records_of(new.subject_id) k on conflict do nothing;
  return null;
end $$;
create trigger join_restriction after insert on access.restriction_subject for each row execute function people.join_restriction();

-- Who is close family for a conflict of interest, as they are said (src/modules/people/family/relationship-rules.ts; a test holds
-- the two together). GK: no guidance draws the line; aunts, cousins and friends are declared one by one.
create function people.close_roles() returns setof text language sql immutable parallel safe as $$
  values ('mother'), ('father'), ('parent'), ('daughter'), ('son'), ('child'),
         ('adoptive mother'), ('adoptive father'), ('adoptive parent'), ('adopted daughter'), ('adopted son'), ('adopted child'),
         ('stepmother'), ('stepfather'), ('step-parent'), ('stepdaughter'), ('stepson'), ('stepchild'),
         ('grandmother'), ('grandfather'), ('grandparent'), ('granddaughter'), ('grandson'), ('grandchild'),
         ('wife'), ('husband'), ('husband, wife or civil partner'), ('partner'), ('guardian'), ('ward')
  union select people.sibling_roles()
$$;

-- Hides from the account of a declared conflict the person's other records and their close family as it is recorded today. What
-- information governance ended before is not made again.
create function people.widen_conflict(conflict uuid) returns void language sql volatile set search_path = pg_catalog, pg_temp as $$
  with declared as (
    select c.id, c.account_id, c.subject_id from access.conflict_of_interest c where c.id = conflict and c.ends is null and c.source = 'declared'
  ), theirs as materialized (
    select k as id from declared cross join lateral people.records_of(declared.subject_id) k
  ), relative as (
    select r.other_id as id from people.relationship r
     where r.person_id in (select id from theirs) and r.other_role in (select people.close_roles()) and (r.ends is null or r.ends > platform.today())
    union
    select r.person_id from people.relationship r
     where r.other_id in (select id from theirs) and r.role in (select people.close_roles()) and (r.ends is null or r.ends > platform.today())
  ), wider as (
    select id, 'same person' as source from theirs
    union
    select k, 'family of one declared' from relative cross join lateral people.records_of(relative.id) k where k not in (select id from theirs)
  )
  insert into access.conflict_of_interest (id, account_id, subject_id, why, source, because_of)
  select gen_random_uuid(), d.account_id, w.id, w.source, w.source, d.id from declared d cross join wider w
   where w.id <> d.subject_id
     and not exists (select from access.conflict_of_interest e where e.because_of = d.id and e.subject_id = w.id and e.ends is not null)
  on conflict do nothing
$$;

-- A conflict that is declared is widened at once; when one ends, what followed from another one comes back.
create function people.follow_conflict() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.ends is null and new.source = 'declared' then
    perform people.widen_conflict(new.id);
  elsif new.ends is not null then
    perform people.widen_conflict(c.id) from access.conflict_of_interest c
      where c.account_id = new.account_id and c.source = 'declared' and c.ends is null;
  end if;
  return null;
end $$;
create trigger follow_conflict after insert or update on access.conflict_of_interest for each row execute function people.follow_conflict();

-- Family that is recorded later, and second records that are found later, are hidden from that moment.
create function people.follow_conflict_family() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform people.widen_conflict(known.id) from (
    select distinct coalesce(c.because_of, c.id) as id from access.conflict_of_interest c
     where c.ends is null and c.source <> 'family of one declared'
       and c.subject_id in (select person_id from changed union select other_id from changed)) known;
  return null;
end $$;
create trigger follow_conflict_added after insert on people.relationship referencing new table as changed
  for each statement execute function people.follow_conflict_family();
create trigger follow_conflict_changed after update on people.relationship referencing new table as changed
  for each statement execute function people.follow_conflict_family();

create function people.follow_conflict_alias() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform people.widen_conflict(known.id) from (
    select distinct coalesce(c.because_of, c.id) as id from access.conflict_of_interest c
     where c.ends is null and c.subject_id in (new.person_id, new.canonical_id)) known;
  return null;
end $$;
create trigger follow_conflict_alias after insert or update on people.alias for each row execute function people.follow_conflict_alias();

-- What somebody is called, as people.current_name says it.
create function people.called(person uuid) returns text language sql stable set search_path = pg_catalog, pg_temp as $$
  select nullif(concat_ws(' ', m.given, m.family), '') from people.name m
   where m.person_id = person and (m.ends is null or m.ends > platform.today())
   order by case m.kind when 'known as' then 0 when 'legal' then 1 when 'birth' then 2 else 3 end, m.starts desc nulls last
   limit 1
$$;

-- Sensitive records (R1) that fit the names or the numbers of a search: what they are called, and nothing else. Dates, addresses
-- and phone numbers are not looked at, so that no answer confirms them.
create function people.find_sensitive(asked jsonb) returns table (person_id uuid, shown text) language sql stable security definer
  set search_path = pg_catalog, public, pg_temp set pg_trgm.similarity_threshold = 0.4 as $$
  with part as (
    select ordinality::int as number, value as p from jsonb_array_elements(asked) with ordinality
     where value ? 'word' or (value ? 'code' and not value ? 'postcode')
  ), open as materialized (
    select s as id from access.askable_subjects() s
     where not exists (select from people.withdrawn w where w.person_id = s and w.ended_at is null)
  ), fits as (
    select o.id, part.number from part cross join open o
     where exists (select from people.name_word n cross join lateral people.plain_words(part.p ->> 'word') w
                    where n.person_id = o.id
                      and (n.word = w or n.word % w or (length(w) >= 2 and n.word like w || '%')
                           or (people.sound_of(w) <> '' and people.sound_of(n.word) = people.sound_of(w))))
        or (part.p ? 'code' and exists (select from people.identifier i where i.person_id = o.id and i.value = part.p ->> 'code'))
  )
  select distinct f.id, people.called(f.id)
    from (select coalesce(a.canonical_id, f.id) as id from fits f left join people.alias a on a.person_id = f.id and a.ended_at is null
           group by f.id, a.canonical_id having count(distinct f.number) = (select count(*) from part)) f
    join open o on o.id = f.id
   limit 20
$$;

-- What sensitive records are called that the actor may ask for, by id.
create function people.name_sensitive(ids uuid[]) returns table (person_id uuid, shown text) language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select s, people.called(s) from access.askable_subjects() s where s = any (ids)
$$;

-- Somebody rings about a child whom the one on duty cannot find. Kept as it was told; nothing is looked up when it is written, so that
-- neither the answer nor the time it takes says anything. Whom it may be about is worked out when the guardian of that record reads.
create table people.call_back (
  id uuid primary key,
  asked_at timestamptz not null default platform.moment(),
  asked_by uuid not null default platform.actor(),
  about_name text not null,
  about_born date,
  about_number text,
  rings text not null,
  ring_back text not null,
  told text not null
);
create index call_back_asked_at on people.call_back (asked_at);
alter table people.call_back enable row level security;
create policy app_reads on people.call_back for select to kith_app using (asked_by = (select platform.actor()));
create policy app_adds on people.call_back for insert to kith_app with check (asked_by = (select platform.actor()));
create policy loader_all on people.call_back to kith_loader using (true) with check (true);
grant select, insert on people.call_back to kith_app, kith_loader;

-- What each who read it did about it. One's own only: whether somebody else had something to say is itself something.
create table people.call_back_answer (
  call_back_id uuid not null references people.call_back,
  account_id uuid not null default platform.actor(),
  said text not null,
  restriction_id uuid references access.restriction,
  answered_at timestamptz not null default platform.moment(),
  primary key (call_back_id, account_id)
);
create index call_back_answer_restriction on people.call_back_answer (restriction_id);
alter table people.call_back_answer enable row level security;
create policy app_reads on people.call_back_answer for select to kith_app using (account_id = (select platform.actor()));
create policy loader_all on people.call_back_answer to kith_loader using (true) with check (true);
grant select on people.call_back_answer to kith_app;
grant select, insert on people.call_back_answer to kith_loader;

-- Whether a person may be whom a caller meant: the number; two words of the name; or one, and the day of birth. Forgiving, for it only
-- decides whether the one who answers for the record is shown the words.
create function people.may_be_meant(call people.call_back, person uuid) returns boolean language sql stable
  set search_path = pg_catalog, public, pg_temp set pg_trgm.similarity_threshold = 0.4 as $$
  with words as (
    select count(distinct w) as fitting from people.plain_words(call.about_name) w
     where exists (select from people.name_word n where n.person_id = person
                     and (n.word = w or n.word % w or (people.sound_of(w) <> '' and people.sound_of(n.word) = people.sound_of(w))))
  )
  select exists (select from people.identifier i where i.person_id = person and i.value = upper(regexp_replace(call.about_number, '\s', '', 'g')))
      or words.fitting >= 2
      or words.fitting >= 1 and exists (
           select from people.person p where p.id = person
              and (p.birth_date = call.about_born
                   or p.birth_precision <> 'day' and date_trunc('year', p.birth_date) = date_trunc('year', call.about_born)))
    from words
$$;

-- Call-backs for the actor, with each record that they answer for or are named on and that may be meant. Information governance is shown
-- every one, meant or not: what is missing from a list would tell of a record that another answers for.
create function people.call_backs_to_answer() returns table (call_back_id uuid, asked_at timestamptz, asked_by uuid, about_name text, about_born date,
    about_number text, rings text, ring_back text, told text, restriction_id uuid, level text, person_id uuid, said text, answered_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct on (c.asked_at, c.id, m.restriction_id) c.id, c.asked_at, c.asked_by, c.about_name, c.about_born, c.about_number, c.rings, c.ring_back, c.told,
         m.restriction_id, m.level, m.subject_id, a.said, a.answered_at
    from people.call_back c
    left join people.call_back_answer a on a.call_back_id = c.id and a.account_id = platform.actor()
    left join lateral (
      select r.restriction_id, r.level, r.subject_id from access.restricted_now() r
       where r.restriction_id in (select access.guarded_restrictions())
         and r.subject_id not in (select access.hidden_subjects())
         and people.may_be_meant(c, r.subject_id)) m on true
   where c.asked_by <> platform.actor()
     and (m.restriction_id is not null or access.holds_role('{guardian}'))
     -- Nobody is shown a call about their own family.
     and not exists (select from access.own_conflicts() o where people.may_be_meant(c, o))
   order by c.asked_at, c.id, m.restriction_id, m.subject_id
$$;

-- Answers a call-back; with a restriction, by letting the one who asked look at that record for a time.
create function people.answer_call_back(call uuid, words text, restriction uuid, minutes int) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  asked people.call_back;
  outcome text;
begin
  select * into asked from people.call_back c where c.id = call for update;
  if not exists (select from people.call_backs_to_answer() t
                  where t.call_back_id = call and (restriction is null or t.restriction_id = restriction)) then return 'not there'; end if;
  if exists (select from people.call_back_answer a where a.call_back_id = call and a.account_id = platform.actor()) then return 'stale'; end if;
  if restriction is not null then
    outcome := access.grant_look(restriction, asked.asked_by, asked.told, minutes);
    if outcome <> 'done' then return outcome; end if;
  end if;
  insert into people.call_back_answer (call_back_id, said, restriction_id) values (call, words, restriction);
  return 'done';
end $$;

-- Somebody says that they know a child or family, without having looked for a record. Kept as it was said; information governance finds out.
create table people.acquaintance (
  id uuid primary key,
  account_id uuid not null default platform.actor(),
  name text not null,
  born date,
  how text not null,
  said_at timestamptz not null default platform.moment(),
  settled_at timestamptz,
  settled_by uuid,
  outcome text,
  constraint settled_whole check (num_nulls(settled_at, settled_by, outcome) in (0, 3))
);
create index acquaintance_account on people.acquaintance (account_id);
alter table people.acquaintance enable row level security;
create policy app_reads on people.acquaintance for select to kith_app using (account_id = (select platform.actor()) or (select access.holds_role('{guardian}')));
create policy app_adds on people.acquaintance for insert to kith_app with check (account_id = (select platform.actor()) and settled_at is null);
create policy app_settles on people.acquaintance for update to kith_app
  using ((select access.holds_role('{guardian}')) and account_id <> (select platform.actor()) and settled_at is null)
  with check (settled_by = (select platform.actor()));
create policy loader_all on people.acquaintance to kith_loader using (true) with check (true);
-- What came of it would tell who has a record: the one who said it does not read that.
grant select (id, account_id, name, born, how, said_at, settled_at), insert (id, name, born, how),
  update (settled_at, settled_by, outcome) on people.acquaintance to kith_app;
grant select, insert, update on people.acquaintance to kith_loader;

insert into platform.retention values
  ('people.call_back', 'audit', 'at least as long as the record that it may be about'),
  ('people.call_back_answer', 'audit', 'at least as long as the record that it may be about'),
  ('people.acquaintance', 'audit', 'as long as what follows from it');

revoke execute on function people.join_restriction(), people.widen_conflict(uuid), people.follow_conflict(), people.follow_conflict_family(),
  people.follow_conflict_alias(), people.find_sensitive(jsonb), people.name_sensitive(uuid[]), people.called(uuid), people.may_be_meant(people.call_back, uuid),
  people.call_backs_to_answer(), people.answer_call_back(uuid, text, uuid, int) from public;
grant execute on function people.find_sensitive(jsonb), people.name_sensitive(uuid[]), people.call_backs_to_answer(),
  people.answer_call_back(uuid, text, uuid, int) to kith_app;
