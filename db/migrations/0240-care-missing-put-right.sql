-- A time at which somebody was told may be wrong and is taken back by a row of its own; what was said at a return that was wrong is
-- not said of the next one; a row whose words are not the reader's still says that it is there (docs/adr/0030).
alter table care.missing_told
  add column takes_back uuid unique references care.missing_told on delete cascade,
  drop constraint missing_told_or_why_not,
  add constraint missing_told_or_why_not check (
    case when takes_back is null then (told_at is null) = (not_told_because is not null)
         else num_nonnulls(name, told_at, reference, not_told_because) = 0 end);

-- How often what was said of the return was begun anew: words of an earlier one stay to be read and do not stand.
alter table care.missing_time add column returns integer not null default 0;
alter table care.missing_words add column of_return integer not null default 0;

-- Of rows whose words name somebody the reader may not see, what is true without those words: that a parent was told, and when.
create function care.told_without_words(times uuid[]) returns table (id uuid, time_id uuid, who text, told_at timestamptz, takes_back uuid,
    recorded_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.id, o.time_id, o.who, o.told_at, o.takes_back, o.recorded_at
    from care.missing_told o
   where o.time_id = any(times)
     and ((select access.sees_everyone()) or o.person_id in (select access.seen_subjects()))
     and (o.person_id in (select access.hidden_subjects())) is not true $$;

-- The same of a talk: that it was offered, refused or took place, and when.
create function care.steps_without_words(times uuid[]) returns table (id uuid, time_id uuid, step text, happened_at timestamptz, alone text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.id, i.time_id, i.step, i.happened_at, i.alone
    from care.return_interview i
   where i.time_id = any(times)
     and ((select access.sees_everyone()) or i.person_id in (select access.seen_subjects()))
     and (i.person_id in (select access.hidden_subjects())) is not true $$;
revoke execute on function care.told_without_words(uuid[]), care.steps_without_words(uuid[]) from public;
grant execute on function care.told_without_words(uuid[]), care.steps_without_words(uuid[]) to kith_app, kith_loader;
