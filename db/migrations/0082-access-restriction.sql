-- Restriction of records (docs/adr/0016, domain reference 4.8). A level stands over subjects from a day until somebody ends it:
--   R1  sensitive: shows that it exists and whom to ask, and nothing else
--   R2  kept to named people; R3 sealed: for everybody else exactly as if there were no record
-- Row-level security reads `hidden_subjects` for every table about people, so that what a page forgets is hidden all the same.

-- Which moment it is, set for the transaction by the one function that answers requests; the database's own clock otherwise.
create function platform.moment() returns timestamptz language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('kith.now', true), '')::timestamptz, now()) $$;

create table access.restriction (
  id uuid primary key,
  level text not null check (level in ('R1', 'R2', 'R3')),
  why text not null check (why in ('family of staff', 'member of the council', 'public figure', 'adoption', 'protected witness', 'risk from somebody', 'other')),
  reason text not null,
  -- Who answers for it: is asked, is told of every look, and reviews it.
  guardian_id uuid not null references access.account,
  starts date not null default platform.today(),
  -- When somebody looks at it again. Nothing opens by itself when the day passes: a forgotten review must not show a child.
  review_by date not null check (review_by >= starts),
  made_at timestamptz not null default platform.moment(),
  made_by uuid default platform.actor(),
  ends date check (ends >= starts),
  ended_at timestamptz,
  ended_by uuid,
  ended_because text,
  constraint ended_whole check (num_nulls(ends, ended_at, ended_because) in (0, 3))
);
create index restriction_guardian on access.restriction (guardian_id) where ends is null;

-- The records that it stands over: all that are known to be one person's (people.alias), for a restriction on one holds for all.
create table access.restriction_subject (
  restriction_id uuid not null references access.restriction,
  subject_id uuid not null,
  primary key (restriction_id, subject_id)
);
create index restriction_subject_subject on access.restriction_subject (subject_id);

-- Who may look all the same. Taken out by ending it.
create table access.restriction_named (
  restriction_id uuid not null references access.restriction,
  account_id uuid not null references access.account,
  starts date not null default platform.today(),
  ends date check (ends >= starts),
  named_by uuid default platform.actor(),
  primary key (restriction_id, account_id, starts)
);
create index restriction_named_account on access.restriction_named (account_id);

-- Looking anyway: with a reason, for a short time, and seen by the guardian of the record the same day. Never at R3.
create table access.break_glass (
  id uuid primary key,
  restriction_id uuid not null references access.restriction,
  account_id uuid not null references access.account,
  subject_id uuid not null,
  reason text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  seen_at timestamptz,
  seen_by uuid,
  finding text,
  constraint seen_whole check (num_nulls(seen_at, seen_by, finding) in (0, 3))
);
create index break_glass_account on access.break_glass (account_id, ends_at);
create index break_glass_unseen on access.break_glass (starts_at) where seen_at is null;

-- Whom an account may not see because they are its own: family, friends, itself (domain reference 4.8, conflicts of interest).
create table access.conflict_of_interest (
  id uuid primary key,
  account_id uuid not null references access.account,
  subject_id uuid not null,
  why text not null,
  source text not null check (source in ('declared', 'family of one declared')),
  starts date not null default platform.today(),
  ends date check (ends >= starts),
  declared_by uuid default platform.actor(),
  ended_by uuid
);
create unique index conflict_of_interest_open on access.conflict_of_interest (account_id, subject_id) where ends is null;

-- Restrictions in force that do not name the actor and whose glass the actor has not broken.
create function access.restricted_to_others(levels text[]) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select s.subject_id
    from access.restriction r
    join access.restriction_subject s on s.restriction_id = r.id
   where r.level = any (levels) and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today())
     and not exists (
       select from access.restriction_named n
        where n.restriction_id = r.id and n.account_id = platform.actor()
          and n.starts <= platform.today() and (n.ends is null or n.ends > platform.today()))
     and not (r.level <> 'R3' and exists (
       select from access.break_glass b
        where b.subject_id = s.subject_id and b.restriction_id = r.id and b.account_id = platform.actor()
          and b.starts_at <= platform.moment() and b.ends_at > platform.moment()))
$$;

-- Whom the actor may not see, whatever role or relation says otherwise.
create function access.hidden_subjects() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select access.restricted_to_others('{R1,R2,R3}')
  union
  select c.subject_id from access.conflict_of_interest c
   where c.account_id = platform.actor() and c.starts <= platform.today() and (c.ends is null or c.ends > platform.today())
$$;

-- Of the hidden, those of whom it may be said that they are there, and whom to ask.
create function access.sensitive_subjects() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select access.restricted_to_others('{R1}')
  except (
    select access.restricted_to_others('{R2,R3}')
    union
    select c.subject_id from access.conflict_of_interest c
     where c.account_id = platform.actor() and c.starts <= platform.today() and (c.ends is null or c.ends > platform.today()))
$$;

-- Whom no count of everyone counts, whoever asks: counts are kept once for all readers, and one that is opened must agree with
-- the children beneath it. For functions that run as owner; not for the application.
create function access.uncounted_subjects() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select s.subject_id from access.restriction r join access.restriction_subject s on s.restriction_id = r.id
   where r.level in ('R2', 'R3') and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today())
$$;
revoke execute on function access.restricted_to_others(text[]), access.uncounted_subjects() from public;
grant execute on function access.uncounted_subjects() to kith_loader;

-- Who is named on a restriction, or has broken its glass, sees the record, whatever their work; who is hidden is seen by no relation.
create or replace function access.seen_subjects() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  (select r.subject_id from access.relation r
    where r.account_id = platform.actor()
      and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today())
   union
   select s.subject_id
     from access.restriction_named n
     join access.restriction r on r.id = n.restriction_id and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today())
     join access.restriction_subject s on s.restriction_id = r.id
    where n.account_id = platform.actor() and n.starts <= platform.today() and (n.ends is null or n.ends > platform.today())
   union
   select b.subject_id from access.break_glass b join access.restriction r on r.id = b.restriction_id and r.level <> 'R3'
    where b.account_id = platform.actor() and b.starts_at <= platform.moment() and b.ends_at > platform.moment())
  except
  select access.hidden_subjects()
$$;

create or replace function access.subjects_related(kinds text[]) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select r.subject_id from access.relation r
   where r.account_id = platform.actor() and r.kind = any (kinds)
     and r.starts <= platform.today() and (r.ends is null or r.ends > platform.today())
  except
  select access.hidden_subjects()
$$;

create or replace function access.judge(asked_roles text[], wants_subject boolean, subject uuid, out role_held boolean, out seen boolean)
  language sql stable as $$
  select access.holds_role(asked_roles),
         not wants_subject or (subject is not null and subject not in (select access.hidden_subjects())
           and (access.sees_everyone() or subject in (select access.seen_subjects())))
$$;

-- Lays restriction over a table: no row of a hidden subject is read, written or taken out, whatever other policies allow.
create procedure access.hide(protected regclass, subject_columns text[]) language plpgsql as $$
declare
  open text;
begin
  select string_agg(format('(%I in (select access.hidden_subjects())) is not true', c), ' and ') into open from unnest(subject_columns) c;
  execute format('create policy hidden on %s as restrictive for all to kith_app using (%s) with check (%s)', protected, open, open);
end $$;

-- From now on each protected table is under restriction too; a table about two people names its other columns to `access.hide`.
create or replace procedure access.protect(protected regclass, subject_column text default 'person_id') language plpgsql as $$
declare
  visible text := format('(select access.sees_everyone()) or %I in (select access.seen_subjects())', subject_column);
begin
  execute format('alter table %s enable row level security', protected);
  execute format('create policy app_reads on %s for select to kith_app using (%s)', protected, visible);
  execute format('create policy app_adds on %s for insert to kith_app with check (%s)', protected, visible);
  execute format('create policy app_changes on %s for update to kith_app using (%s) with check (%s)', protected, visible, visible);
  execute format('create policy loader_all on %s to kith_loader using (true) with check (true)', protected);
  execute format('grant select, insert, update on %s to kith_app', protected);
  execute format('grant select, insert, update, delete on %s to kith_loader', protected);
  call access.hide(protected, array[subject_column]);
end $$;

-- Every table that is protected today, with each of its columns that holds a person.
do $$
declare
  one record;
begin
  for one in
    select c.oid::regclass as protected,
           array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                    and (a.attname in ('person_id', 'other_id', 'canonical_id', 'holder_id')
                         or a.attname = 'id' and c.relname in ('person', 'person_history'))) as people
      from pg_class c
     where exists (select from pg_policies p
                    where format('%I.%I', p.schemaname, p.tablename)::regclass = c.oid and p.policyname = 'app_reads'
                      and p.qual ~ 'seen_subjects')
  loop
    call access.hide(one.protected, one.people);
  end loop;
end $$;

-- A restriction on one record of a person holds for all: called by whoever learns that two records are one (people.alias).
create function access.spread_restriction(one uuid, other uuid) returns void language sql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
  insert into access.restriction_subject (restriction_id, subject_id)
  select s.restriction_id, case s.subject_id when one then other else one end
    from access.restriction_subject s join access.restriction r on r.id = s.restriction_id and r.ends is null
   where s.subject_id in (one, other)
  on conflict do nothing
$$;
revoke execute on function access.spread_restriction(uuid, uuid) from public;

-- Rows of restriction are for those who are named in them and who guard them; the role of guardian sees that there is one, not of whom.
create function access.guarded_restrictions() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select r.id from access.restriction r where r.guardian_id = platform.actor()
  union
  select n.restriction_id from access.restriction_named n
   where n.account_id = platform.actor() and n.starts <= platform.today() and (n.ends is null or n.ends > platform.today())
$$;

alter table access.restriction enable row level security;
create policy app_reads on access.restriction for select to kith_app using (
  id in (select access.guarded_restrictions()) or (select access.holds_role('{guardian}') and platform.actor() is not null));
create policy loader_all on access.restriction to kith_loader using (true) with check (true);

alter table access.restriction_subject enable row level security;
create policy app_reads on access.restriction_subject for select to kith_app using (
  restriction_id in (select access.guarded_restrictions()) and (select platform.actor()) is not null);
create policy loader_all on access.restriction_subject to kith_loader using (true) with check (true);

alter table access.restriction_named enable row level security;
create policy app_reads on access.restriction_named for select to kith_app using (
  account_id = (select platform.actor()) or restriction_id in (select access.guarded_restrictions()));
create policy loader_all on access.restriction_named to kith_loader using (true) with check (true);

alter table access.break_glass enable row level security;
create policy app_reads on access.break_glass for select to kith_app using (
  account_id = (select platform.actor()) or restriction_id in (select access.guarded_restrictions()));
create policy loader_all on access.break_glass to kith_loader using (true) with check (true);

alter table access.conflict_of_interest enable row level security;
create policy app_reads on access.conflict_of_interest for select to kith_app using (
  account_id = (select platform.actor()) or (select access.holds_role('{guardian}') and platform.actor() is not null));
create policy loader_all on access.conflict_of_interest to kith_loader using (true) with check (true);

grant select on access.restriction, access.restriction_subject, access.restriction_named, access.break_glass, access.conflict_of_interest to kith_app;
grant select, insert, update on access.restriction, access.restriction_subject, access.restriction_named, access.break_glass,
  access.conflict_of_interest to kith_loader;

insert into platform.retention values
  ('access.restriction', 'audit', 'at least as long as the record that it protects'),
  ('access.restriction_subject', 'audit', 'at least as long as the record that it protects'),
  ('access.restriction_named', 'audit', 'at least as long as the record that it protects'),
  ('access.break_glass', 'audit', 'at least as long as the record that it protects'),
  ('access.conflict_of_interest', 'audit', 'at least as long as the record that it protects');
