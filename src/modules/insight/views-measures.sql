-- Measures: which group a child stands in, what is kept of counts, and how it was day by day.
drop function if exists insight.group_of(text, date);
drop function if exists insight.kept_measures(text[], text[], date[], interval);
drop function if exists insight.count_trend(text, text, date[]);
drop function if exists insight.count_trend(text, text, date[], interval);
drop function if exists insight.list_measure_days(text[], text, date, date);
drop function if exists insight.mark_night(date);
drop function if exists insight.is_night_kept(date);
drop function if exists insight.is_loaded_since_night();
drop function if exists insight.forget_counted_otherwise();

/*
 * Which group each person stands in on a day; whoever is in none is 'not-known' (as is a null group). The one place that
 * knows, for every measure: joined to its rows by person_id.
 *   team       the team of the worker who has the child on the day, or had them last; the team where that worker is now
 *   area       the authority district of the family's home: the newest address that an episode of care or the record gives
 *   age        on the day
 *   ethnicity  main groups of the Census of 2021 (Chinese among Asian, Gypsy and Roma among White)
 *   need       the code said last by an episode of care (CIN) or a referral (primary need)
 */
create function insight.group_of(asked text, day date) returns table (person_id uuid, "group" text)
language plpgsql stable as $$
#variable_conflict use_column
begin
  if asked = 'team' then
    return query select distinct on (i.invo_person_id) i.invo_person_id, d.dept_team_name
      from reporting.ssd_involvements i
      left join reporting.ssd_department d on d.dept_team_id = i.invo_professional_team
     where i.invo_involvement_start_date <= day
     order by i.invo_person_id, i.invo_involvement_start_date desc, i.invo_involvement_end_date desc nulls first;
  elsif asked = 'area' then
    return query select distinct on (h.person_id) h.person_id, l.area_code
      from (select e.person_id, e.home_postcode as postcode, e.starts, 1 as rank from reporting.ext_episode e
            union all
            select a.addr_person_id, a.addr_address_postcode, a.addr_address_start_date, 2 from reporting.ssd_address a) h
      left join reporting.ext_located l on l.postcode = replace(h.postcode, ' ', '')
     where h.starts <= day and h.postcode is not null
     order by h.person_id, h.starts desc, h.rank;
  elsif asked = 'age' then
    return query select p.pers_person_id,
             case when p.pers_dob is null then null
                  when p.pers_dob > day - interval '1 year' then 'under-1'
                  when p.pers_dob > day - interval '5 years' then '1-4'
                  when p.pers_dob > day - interval '10 years' then '5-9'
                  when p.pers_dob > day - interval '16 years' then '10-15'
                  when p.pers_dob > day - interval '18 years' then '16-17'
                  else '18-or-over' end
      from reporting.ssd_person p;
  elsif asked = 'ethnicity' then
    return query select p.pers_person_id,
             case when p.pers_ethnicity in ('REFU', 'NOBT') then null
                  when p.pers_ethnicity = 'CHNE' then 'asian'
                  when p.pers_ethnicity = 'OOTH' then 'other'
                  else case left(p.pers_ethnicity, 1) when 'W' then 'white' when 'M' then 'mixed' when 'A' then 'asian'
                         when 'B' then 'black' end end
      from reporting.ssd_person p;
  elsif asked = 'need' then
    return query select distinct on (n.person_id) n.person_id, n.need
      from (select e.person_id, e.category_of_need as need, e.starts, 1 as rank from reporting.ext_episode e
            union all
            select c.cine_person_id, c.cine_cin_primary_need_code, c.cine_referral_date, 2 from reporting.ssd_cin_episodes c) n
     where n.starts <= day and n.need is not null
     order by n.person_id, n.starts desc, n.rank;
  else
    raise exception 'children are not parted by %', asked;
  end if;
end $$;
grant execute on function insight.group_of(text, date) to kith_app, kith_loader;

/*
 * What is kept of each measure for each of the days: counted since the last change of a fact (fresh), counted before it, or
 * on a night. What is not there is counted now, for as long as `budget` allows and nobody else is counting, so that a list of
 * many measures need not wait; where nothing is kept for a day, the newest night before it is given with its own day.
 */
create function insight.kept_measures(asked text[], definitions text[], days date[], budget interval)
returns table (measure text, asked_day date, day date, counted_at timestamptz, counts jsonb, fresh boolean)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  until timestamptz := clock_timestamp() + budget;
  one record;
begin
  if not access.holds_role(array(select r.role from insight.county_role r)) then
    raise exception 'figures of everyone are not for this account' using errcode = 'insufficient_privilege';
  end if;
  if budget > interval '0' and pg_try_advisory_xact_lock(hashtext('insight.county_count')) then
    for one in
      select a.id, d.day, k.took,
             exists (select from insight.county_count c where c.what = a.id and c.day = d.day)
               or exists (select from insight.measure_day m where m.measure = a.id and m.day = d.day and m.by = 'all') as kept
        from unnest(asked) with ordinality a (id, number)
       cross join unnest(days) d (day)
        left join lateral (select max(c.took) as took from insight.county_count c where c.what = a.id) k on true
       where not insight.is_counted(a.id, d.day)
       order by kept, k.took nulls last, a.number, d.day
    loop
      exit when clock_timestamp() >= until;
      -- How long it takes is not known before it was done once: then only where there is nothing else to show.
      continue when one.took > until - clock_timestamp() or (one.took is null and one.kept);
      perform from insight.count_county(one.id, array[one.day]);
    end loop;
  end if;
  return query
    with wanted as (
      select a.id, a.definition, d.day from unnest(asked, definitions) a (id, definition) cross join unnest(days) d (day)
    ), kept as (
      select w.id, w.day, k.counted_at, k.counts, insight.is_counted(k.what, k.day) as fresh
        from wanted w join insight.county_count k on k.what = w.id and k.day = w.day
      union all
      select w.id, w.day, m.made_at, m.counts, false
        from wanted w join insight.measure_day m on m.measure = w.id and m.by = 'all' and m.day = w.day and m.definition = w.definition
    ), best as (
      select distinct on (k.id, k.day) k.* from kept k order by k.id, k.day, k.fresh desc, k.counted_at desc
    )
    select w.id, w.day, w.day, b.counted_at, b.counts, b.fresh
      from wanted w join best b on b.id = w.id and b.day = w.day
    union all
    select w.id, w.day, n.day, n.made_at, n.counts, false
      from wanted w
     cross join lateral (select m.day, m.made_at, m.counts from insight.measure_day m
             where m.measure = w.id and m.by = 'all' and m.definition = w.definition and m.day < w.day
             order by m.day desc limit 1) n
     where not exists (select from best b where b.id = w.id and b.day = w.day);
end $$;

/*
 * A measure on each of the days: the last of them as the record has it now; those before as they are kept, from the last
 * count or the last night. Where neither is there it is counted now, newest first, for as long as `budget` allows: days that
 * are left are not given.
 */
create function insight.count_trend(asked text, counted_by text, days date[], budget interval)
returns table (day date, counted_at timestamptz, counts jsonb)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  last_day date := (select max(d) from unnest(days) d);
  nights date[];
  counted date[] := array[last_day];
  until timestamptz := clock_timestamp() + budget;
  one date;
begin
  if not access.holds_role(array(select r.role from insight.county_role r)) then
    raise exception 'figures of everyone are not for this account' using errcode = 'insufficient_privilege';
  end if;
  nights := array(select m.day from insight.measure_day m
    where m.measure = asked and m.by = 'all' and m.definition = counted_by and m.day = any (days) and m.day <> last_day
      and not insight.is_counted(asked, m.day));
  for one in select d from unnest(days) d where d <> all (nights) and d <> last_day order by d desc loop
    continue when clock_timestamp() >= until and not insight.is_counted(asked, one);
    perform from insight.count_county(asked, array[one]);
    counted := counted || one;
  end loop;
  return query
    select m.day, m.made_at, m.counts from insight.measure_day m
     where m.measure = asked and m.by = 'all' and m.definition = counted_by and m.day = any (nights)
    union all
    select c.day, c.counted_at, c.counts from insight.count_county(asked, counted) c
     order by 1;
end $$;

/* What was kept of measures, night by night, by every definition that they had; `parted` is 'all', or a way to part. */
create function insight.list_measure_days(asked text[], parted text, first date, last date)
returns table (measure text, day date, "group" text, numerator numeric, denominator numeric, value numeric, definition text,
  made_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds_role(array(select r.role from insight.county_role r)) then
    raise exception 'figures of everyone are not for this account' using errcode = 'insufficient_privilege';
  end if;
  return query select m.measure, m.day, m."group", m.numerator, m.denominator, m.value, m.definition, m.made_at
    from insight.measure_day m
   where m.measure = any (asked) and m.by = parted and m.day between first and last
   order by m.measure, m.day, m."group", m.made_at;
end $$;
revoke execute on function insight.kept_measures(text[], text[], date[], interval), insight.count_trend(text, text, date[], interval),
  insight.list_measure_days(text[], text, date, date) from public;
grant execute on function insight.kept_measures(text[], text[], date[], interval), insight.count_trend(text, text, date[], interval),
  insight.list_measure_days(text[], text, date, date) to kith_app;

-- Nights: that a day was kept, and what that saw, so that it is kept again only once a fact has changed. For jobs alone.
create function insight.mark_night(kept date) returns void language sql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
  insert into insight.county_count (what, day, taken, counted_at, counts)
  values ('night', kept, pg_current_snapshot(), clock_timestamp(), '[]')
  on conflict (what, day) do update set taken = excluded.taken, counted_at = excluded.counted_at, stale = false
$$;
create function insight.is_night_kept(asked date) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select insight.is_counted('night', asked)
$$;

-- Whether nothing was kept yet, or a return was loaded since: more facts at once than anybody records by hand.
create function insight.is_loaded_since_night() returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  with night as (select coalesce(max(k.counted_at), '-infinity') as at from insight.county_count k where k.what = 'night')
  select n.at = '-infinity' or access.counting_changed_since(n.at) or 50 <= (
      select count(*) from (select from reporting.episode_version e where e.recorded_at > n.at
                            union all select from reporting.involvement_version i where i.recorded_at > n.at
                            limit 50) f)
    from night n
$$;

-- What was kept before it changed who is counted (a restriction began or ended) shows by the difference whom: it goes.
create function insight.forget_counted_otherwise() returns void language sql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
  delete from insight.measure_day m where access.counting_changed_since(m.made_at)
$$;
revoke execute on function insight.mark_night(date), insight.is_night_kept(date), insight.is_loaded_since_night(),
  insight.forget_counted_otherwise() from public;
grant execute on function insight.mark_night(date), insight.is_night_kept(date), insight.is_loaded_since_night(),
  insight.forget_counted_otherwise() to kith_loader;
