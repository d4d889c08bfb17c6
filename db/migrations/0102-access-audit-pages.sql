-- The trail for those who watch over it (domain reference 4.11: who looked, when, by what right). access.read_log stays closed
-- to the application: these functions check the role themselves, leave out whoever is hidden from the reader as if there were
-- no such record, and give no more than was asked for.

create function access.may_audit() returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select platform.actor() is not null and access.holds_role('{guardian,director}')
$$;

-- The day in England that a moment is in.
create function access.day_of(moment timestamptz) returns date language sql stable parallel safe as $$
  select (moment at time zone 'Europe/London')::date
$$;

-- By what right an account could see these subjects on a day: relations, roles that see everyone, a broken glass.
create function access.rights_on(asked_account uuid, asked_subjects uuid[], asked_day date) returns text[] language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct k.kind order by k.kind), '{}') from (
    select r.kind from access.relation r
     where r.account_id = asked_account and (r.subject_id = any (asked_subjects) or r.subject_id = access.everyone())
       and r.starts <= asked_day and (r.ends is null or r.ends > asked_day)
    union all
    select 'break-glass' from access.break_glass b
     where b.account_id = asked_account and b.subject_id = any (asked_subjects)
       and asked_day between access.day_of(b.starts_at) and access.day_of(b.ends_at)) k
$$;

-- The roles that an account held on a day.
create function access.roles_on(asked_account uuid, asked_day date) returns text[] language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct g.role order by g.role), '{}') from access.role_grant g
   where g.account_id = asked_account and g.starts <= asked_day and (g.ends is null or g.ends > asked_day)
$$;

/*
 * Who looked at these records (one person's), a row for each account and day, the newest first. `asked_opening` are the names
 * of pages that open one record: where a record is not the one opened, it was named on a page about others.
 */
create function access.looks_at(asked_subjects uuid[], asked_opening text[], asked_from timestamptz, asked_until timestamptz, asked_account uuid,
    after_day date, after_account uuid, asked_most integer)
  returns table (day date, account_id uuid, account text, roles text[], first_at timestamptz, last_at timestamptz, opened integer, named integer,
    refused integer, pages jsonb, rights text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with look as materialized (
    select access.day_of(l.at) as day, l.account_id, l.at, l.audit_name, l.outcome,
           l.audit_name = any (asked_opening) and l.subjects[1] = any (asked_subjects) as is_opened
      from access.read_log l
     where access.may_audit() and l.subjects && asked_subjects and l.at >= asked_from and l.at < asked_until
       and (asked_account is null or l.account_id = asked_account)
       and not exists (select from access.hidden_subjects() h where h = any (asked_subjects))
  ), page as (
    select k.day, k.account_id, k.audit_name, count(*) as times from look k group by 1, 2, 3
  ), one as (
    select k.day, k.account_id, min(k.at) as first_at, max(k.at) as last_at,
           count(*) filter (where k.is_opened and k.outcome = 'done')::int as opened,
           count(*) filter (where not k.is_opened and k.outcome = 'done')::int as named,
           count(*) filter (where k.outcome <> 'done')::int as refused
      from look k
     group by k.day, k.account_id
  ), shown as (
    select * from one o
     where after_day is null or o.day < after_day or (o.day = after_day and o.account_id > after_account)
     order by o.day desc, o.account_id
     limit asked_most
  )
  select s.day, s.account_id, a.name, access.roles_on(s.account_id, s.day), s.first_at, s.last_at, s.opened, s.named, s.refused,
         (select jsonb_object_agg(p.audit_name, p.times) from page p where p.day = s.day and p.account_id is not distinct from s.account_id),
         access.rights_on(s.account_id, asked_subjects, s.day)
    from shown s left join access.account a on a.id = s.account_id
   order by s.day desc, s.account_id
$$;

-- How many people looked in each month, for the family: numbers only. Refusals showed nothing and are not counted.
create function access.looks_by_month(asked_subjects uuid[], asked_opening text[], asked_from timestamptz, asked_until timestamptz)
  returns table (month date, accounts integer, opened integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select date_trunc('month', access.day_of(l.at))::date, count(distinct l.account_id)::int,
         count(*) filter (where l.audit_name = any (asked_opening) and l.subjects[1] = any (asked_subjects))::int
    from access.read_log l
   where access.may_audit() and l.subjects && asked_subjects and l.at >= asked_from and l.at < asked_until and l.outcome = 'done'
     and not exists (select from access.hidden_subjects() h where h = any (asked_subjects))
   group by 1 order by 1 desc
$$;

-- What an account did, request by request, the newest first. Whoever is hidden from the reader is left out; a row that was about
-- nobody else is not there.
create function access.looks_of(asked_account uuid, asked_from timestamptz, asked_until timestamptz, before_at timestamptz, before_id uuid, asked_most integer)
  returns table (id uuid, at timestamptz, audit_name text, outcome text, subjects uuid[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with hidden as materialized (select h as id from access.hidden_subjects() h)
  select l.id, l.at, l.audit_name, l.outcome, array(select s from unnest(l.subjects) with ordinality u(s, n) where s not in (select id from hidden) order by n)
    from access.read_log l
   where access.may_audit() and l.account_id = asked_account and l.at >= asked_from and l.at < asked_until
     and (before_at is null or (l.at, l.id) < (before_at, before_id))
     and (l.subjects = '{}' or exists (select from unnest(l.subjects) s where s not in (select id from hidden)))
     -- A page about one record, or a form: what else it showed would say that there was one.
     and (l.subjects = '{}' or l.subjects[1] not in (select id from hidden))
   order by l.at desc, l.id desc
   limit asked_most
$$;

-- The same by day, counted by page.
create function access.days_of(asked_account uuid, asked_opening text[], asked_from timestamptz, asked_until timestamptz)
  returns table (day date, pages jsonb, people integer, refused integer, first_at timestamptz, last_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with hidden as materialized (select h as id from access.hidden_subjects() h),
  look as materialized (
    select access.day_of(l.at) as day, l.at, l.audit_name, l.outcome, l.subjects[1] as subject
      from access.read_log l
     where access.may_audit() and l.account_id = asked_account and l.at >= asked_from and l.at < asked_until
       and (l.subjects = '{}' or l.subjects[1] not in (select id from hidden))
  ), page as (
    select k.day, jsonb_object_agg(k.audit_name, k.times) as pages from (select day, audit_name, count(*) as times from look group by 1, 2) k group by 1
  )
  select k.day, p.pages, count(distinct k.subject) filter (where k.audit_name = any (asked_opening) and k.outcome = 'done')::int,
         count(*) filter (where k.outcome <> 'done')::int, min(k.at), max(k.at)
    from look k join page p on p.day = k.day
   group by k.day, p.pages order by k.day desc
$$;

-- Accounts to choose from, by name.
create function access.audited_accounts(asked_words text, asked_most integer) returns table (id uuid, name text, closed_at timestamptz, roles text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.name, a.closed_at, access.roles_on(a.id, platform.today())
    from access.account a
   where access.may_audit() and a.face = 'staff' and (a.name ilike '%' || asked_words || '%' or a.email ilike '%' || asked_words || '%')
   order by lower(a.name), a.id limit asked_most
$$;

-- What an account did in a day, counted once, so that "more than usual" can be asked of a year without reading it. Made by a job
-- (look-days.ts). People of R2 and R3 are in no kept count (0082): their guardians watch over each look.
create table access.look_day (
  account_id uuid not null references access.account,
  day date not null,
  roles text[] not null,
  opened integer not null,
  unrelated integer not null,
  night integer not null,
  refused integer not null,
  primary key (account_id, day)
);
create index look_day_day on access.look_day (day);

-- Records that an account opened without any relation to the person, by day. Kept for a hundred days.
create table access.unrelated_look (
  account_id uuid not null references access.account,
  day date not null,
  subject_id uuid not null,
  times integer not null,
  primary key (account_id, subject_id, day)
);
create index unrelated_look_day on access.unrelated_look (day);

-- What stood out, for somebody to look at. Never a verdict.
create table access.unusual_look (
  id uuid primary key,
  account_id uuid not null references access.account,
  day date not null,
  rule text not null,
  subject_id uuid,
  counted jsonb not null,
  found_at timestamptz not null default platform.moment()
);
create unique index unusual_look_once on access.unusual_look (account_id, day, rule, coalesce(subject_id, '00000000-0000-0000-0000-000000000000'));
create index unusual_look_found on access.unusual_look (day desc, id);

-- What the guardian found, the newest standing; what was said before is kept.
create table access.unusual_finding (
  id uuid primary key,
  unusual_id uuid not null references access.unusual_look,
  finding text not null check (finding in ('explained', 'being looked into', 'open again')),
  note text not null,
  at timestamptz not null default platform.moment(),
  by uuid default platform.actor()
);
create index unusual_finding_unusual on access.unusual_finding (unusual_id, at);
create trigger insert_only before update or delete on access.unusual_finding for each row execute function platform.refuse_change();

alter table access.look_day enable row level security;
create policy loader_all on access.look_day to kith_loader using (true) with check (true);
alter table access.unrelated_look enable row level security;
create policy loader_all on access.unrelated_look to kith_loader using (true) with check (true);
alter table access.unusual_look enable row level security;
create policy loader_all on access.unusual_look to kith_loader using (true) with check (true);
alter table access.unusual_finding enable row level security;
create policy loader_all on access.unusual_finding to kith_loader using (true) with check (true);
grant select, insert, update, delete on access.look_day, access.unrelated_look to kith_loader;
grant select, insert on access.unusual_look, access.unusual_finding to kith_loader;
insert into platform.retention values
  ('access.look_day', 'audit', 'at least as long as the record that it protects'),
  ('access.unrelated_look', 'audit', 'deleted after 100 days (local default); the trail keeps the looks themselves'),
  ('access.unusual_look', 'audit', 'at least as long as the record that it protects'),
  ('access.unusual_finding', 'audit', 'at least as long as the record that it protects');

/*
 * Counts a day, again when asked again. Local time in England; night is from `night_from` to `night_until`. A record counts as
 * unrelated when no relation but that of a role, and no broken glass, led to it that day.
 */
create function access.keep_look_day(asked_day date, asked_opening text[], night_from integer, night_until integer) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  day_from timestamptz := asked_day::timestamp at time zone 'Europe/London';
  day_until timestamptz := (asked_day + 1)::timestamp at time zone 'Europe/London';
  counted integer;
begin
  delete from access.unrelated_look where day = asked_day;
  insert into access.unrelated_look (account_id, day, subject_id, times)
  select l.account_id, asked_day, l.subjects[1], count(*)
    from access.read_log l
   where l.at >= day_from and l.at < day_until and l.account_id is not null and l.outcome = 'done' and l.face = 'staff'
     and l.audit_name = any (asked_opening) and l.subjects[1] is not null
     and l.subjects[1] not in (select access.uncounted_subjects())
     and not exists (select from access.relation r where r.account_id = l.account_id and r.subject_id = l.subjects[1]
                      and r.starts <= asked_day and (r.ends is null or r.ends > asked_day))
     and not exists (select from access.break_glass b where b.account_id = l.account_id and b.subject_id = l.subjects[1]
                      and b.starts_at < day_until and b.ends_at > day_from)
   group by 1, 2, 3;
  insert into access.look_day as d (account_id, day, roles, opened, unrelated, night, refused)
  select k.account_id, asked_day, access.roles_on(k.account_id, asked_day), k.opened,
         (select count(*)::int from access.unrelated_look u where u.account_id = k.account_id and u.day = asked_day), k.night, k.refused
    from (select l.account_id,
                 count(distinct l.subjects[1]) filter (where l.audit_name = any (asked_opening) and l.outcome = 'done')::int as opened,
                 count(distinct l.subjects[1]) filter (where l.audit_name = any (asked_opening) and l.outcome = 'done'
                   and (extract(hour from l.at at time zone 'Europe/London') >= night_from
                     or extract(hour from l.at at time zone 'Europe/London') < night_until))::int as night,
                 count(*) filter (where l.outcome = 'refused')::int as refused
            from access.read_log l
           where l.at >= day_from and l.at < day_until and l.account_id is not null and l.face = 'staff'
             and (l.subjects = '{}' or l.subjects[1] not in (select access.uncounted_subjects()))
           group by l.account_id) k
  on conflict (account_id, day) do update
    set roles = excluded.roles, opened = excluded.opened, unrelated = excluded.unrelated, night = excluded.night, refused = excluded.refused;
  get diagnostics counted = row_count;
  return counted;
end $$;

-- What stood out, the newest first; with what was found. Whoever is hidden from the reader is not in it.
create function access.list_unusual(asked_open boolean, only_id uuid, after_day date, after_id uuid, asked_most integer)
  returns table (id uuid, account_id uuid, account text, roles text[], day date, rule text, subject_id uuid, counted jsonb, finding text, note text,
    finding_at timestamptz, finding_by text, is_own boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.id, u.account_id, a.name, access.roles_on(u.account_id, u.day), u.day, u.rule, u.subject_id, u.counted, f.finding, f.note, f.at, b.name,
         u.account_id = platform.actor()
    from access.unusual_look u
    join access.account a on a.id = u.account_id
    left join lateral (select * from access.unusual_finding n where n.unusual_id = u.id order by n.at desc, n.id desc limit 1) f on true
    left join access.account b on b.id = f.by
   where access.may_audit() and (only_id is null or u.id = only_id)
     and (u.subject_id is null or u.subject_id not in (select access.hidden_subjects()))
     and (not asked_open or f.finding is null or f.finding = 'open again')
     and (after_day is null or u.day < after_day or (u.day = after_day and u.id > after_id))
   order by u.day desc, u.id
   limit asked_most
$$;

-- The guardian says what was found. Nobody explains their own looking (domain reference 6.1: auditor is not the worker audited).
create function access.find_unusual(target uuid, was_at timestamptz, new_finding text, new_note text) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  u access.unusual_look;
begin
  if platform.actor() is null or not access.holds_role('{guardian}') then
    raise exception 'Only information governance does this.' using errcode = 'insufficient_privilege';
  end if;
  select * into u from access.unusual_look x where x.id = target for update;
  if not found or u.subject_id in (select access.hidden_subjects()) then return 'not there'; end if;
  if u.account_id = platform.actor() then return 'own account'; end if;
  if (select max(f.at) from access.unusual_finding f where f.unusual_id = target) is distinct from was_at then return 'changed meanwhile'; end if;
  insert into access.unusual_finding (id, unusual_id, finding, note, at) values (gen_random_uuid(), target, new_finding, new_note, clock_timestamp());
  return 'done';
end $$;

-- The account's earlier days and those of its colleagues of the same role, for a page about one finding.
create function access.usual_of(asked_account uuid, asked_day date) returns table (day date, opened integer, unrelated integer, night integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.day, d.opened, d.unrelated, d.night from access.look_day d
   where access.may_audit() and d.account_id = asked_account and d.day between asked_day - 56 and asked_day
   order by d.day desc
$$;

revoke execute on function access.rights_on(uuid, uuid[], date), access.roles_on(uuid, date),
  access.looks_at(uuid[], text[], timestamptz, timestamptz, uuid, date, uuid, integer),
  access.looks_by_month(uuid[], text[], timestamptz, timestamptz),
  access.looks_of(uuid, timestamptz, timestamptz, timestamptz, uuid, integer), access.days_of(uuid, text[], timestamptz, timestamptz),
  access.audited_accounts(text, integer), access.keep_look_day(date, text[], integer, integer),
  access.list_unusual(boolean, uuid, date, uuid, integer), access.find_unusual(uuid, timestamptz, text, text), access.usual_of(uuid, date) from public;
grant execute on function access.looks_at(uuid[], text[], timestamptz, timestamptz, uuid, date, uuid, integer),
  access.looks_by_month(uuid[], text[], timestamptz, timestamptz),
  access.looks_of(uuid, timestamptz, timestamptz, timestamptz, uuid, integer), access.days_of(uuid, text[], timestamptz, timestamptz),
  access.audited_accounts(text, integer), access.list_unusual(boolean, uuid, date, uuid, integer),
  access.find_unusual(uuid, timestamptz, text, text), access.usual_of(uuid, date) to kith_app;
grant execute on function access.keep_look_day(date, text[], integer, integer) to kith_loader;
