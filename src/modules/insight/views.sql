-- What the pages of this module count. figure_rows says who stands in which part of which figure: the counts and the
-- lists of children come from the same rows. It runs as the reader, so row-level security holds; `subjects` are the
-- records to look at, null for all that the reader may see; `wanted` the one figure that is asked for, null for all: what
-- other figures need is then never looked at.
drop function if exists insight.count_county(text, date[]);
drop function if exists insight.count_figures(date, uuid[]);
drop function if exists insight.list_figure(text, date);
drop function if exists insight.figure_rows(date, uuid[]);
drop function if exists insight.figure_rows(date, uuid[], text);
drop function if exists insight.newest_start(date);

create function insight.figure_rows(day date, subjects uuid[], wanted text default null)
returns table (figure text, part text, person_id uuid, happened_on date, reason text)
language sql stable as $$
  with period as materialized (
    select p.*, lead(p.starts) over (partition by p.person_id order by p.starts, p.ends) as next_starts
      from reporting.care_periods(subjects) p where not p.short_breaks
  ), present as materialized (
    select distinct on (e.person_id) e.person_id, e.legal_status, e.placement_type, e.placement_postcode, e.urn, e.home_postcode,
           p.starts as in_care_since, c.pers_dob as birth_date
      from reporting.known_episodes(subjects) e
      join period p on p.person_id = e.person_id and p.starts <= day and (p.ends is null or p.ends > day)
      left join reporting.ssd_person c on c.pers_person_id = e.person_id
     where not e.short_breaks and e.starts <= day and (e.ends is null or e.ends > day)
     order by e.person_id, e.starts desc
  ), child as materialized (
    -- Nobody is looked after from the 18th birthday on (Children Act 1989 s105), whatever an open record says.
    select * from present where birth_date is null or birth_date > day - interval '18 years'
  ), move as (
    select s.person_id, count(*) as moves from reporting.home_stays(subjects) s
     where (wanted is null or wanted = 'moves') and not s.short_breaks and s.number > 1 and s.starts > (day - interval '1 year')::date and s.starts <= day
     group by s.person_id
  ), work as (
    select w.person_id, count(*) filter (where w.changed and w.starts > (day - interval '1 year')::date) as changes
      from reporting.worker_spells(subjects) w where (wanted is null or wanted = 'workers') and w.starts <= day
     group by w.person_id
  ), kin as (
    select r.person_id, bool_or(r.sibling and o.person_id is not null) as has_sibling_in_care,
           bool_or(r.sibling and (c.placement_postcode <> o.placement_postcode or c.urn <> o.urn)) as apart,
           bool_and(coalesce(c.placement_postcode = o.placement_postcode, false)) filter (where r.sibling and o.person_id is not null)
             as together
      from child c
      join reporting.ext_relative r on r.person_id = c.person_id
       and (r.starts is null or r.starts <= day) and (r.ends is null or r.ends > day)
      left join child o on o.person_id = r.other_id
     where wanted is null or wanted = 'brothers-and-sisters'
     group by r.person_id
  ), described as (
    select c.person_id, c.in_care_since,
           case when c.placement_type in ('U1', 'U2', 'U3') then 'family-or-friends'
                when c.placement_type in ('U4', 'U5', 'U6') then 'foster'
                when c.placement_type = 'K2' then 'childrens-home'
                when c.placement_type = 'K1' then 'secure'
                when c.placement_type = 'P1' then 'parents'
                when c.placement_type in ('A3', 'A4', 'A5', 'A6') then 'adopters'
                when c.placement_type in ('K3', 'H5') then 'supported'
                when c.placement_type = 'P2' then 'own-place'
                when c.placement_type in ('T0', 'T1', 'T2', 'T3', 'T4') then 'short-while'
                when c.placement_type is null then 'not-known'
                else 'elsewhere' end as home,
           case when c.birth_date is null then 'not-known'
                when c.birth_date > day - interval '1 year' then 'under-1'
                when c.birth_date > day - interval '5 years' then '1-4'
                when c.birth_date > day - interval '10 years' then '5-9'
                when c.birth_date > day - interval '16 years' then '10-15'
                else '16-17' end as age,
           case when c.legal_status = 'C2' then 'care-order'
                when c.legal_status = 'C1' then 'interim-care-order'
                when c.legal_status in ('E1', 'D1') then 'placement-order'
                when c.legal_status = 'V2' then 'agreement'
                when c.legal_status in ('J1', 'J2', 'J3') then 'youth-justice'
                when c.legal_status in ('L1', 'L2', 'L3') then 'emergency'
                else 'not-known' end as legal_status,
           case when h.postcode is null or l.postcode is null then 'not-known'
                when power(h.easting - l.easting, 2) + power(h.northing - l.northing, 2) < power(5 * 1609.344, 2) then 'under-5'
                when power(h.easting - l.easting, 2) + power(h.northing - l.northing, 2) < power(10 * 1609.344, 2) then '5-10'
                when power(h.easting - l.easting, 2) + power(h.northing - l.northing, 2) <= power(20 * 1609.344, 2) then '10-20'
                when power(h.easting - l.easting, 2) + power(h.northing - l.northing, 2) < power(50 * 1609.344, 2) then '20-50'
                else '50-or-more' end as distance,
           case when k.person_id is null then 'not-known'
                when not k.has_sibling_in_care then 'none'
                when k.apart then 'apart'
                when k.together then 'together'
                else 'home-not-known' end as siblings,
           case when c.in_care_since > day - interval '6 months' then 'under-6-months'
                when c.in_care_since > day - interval '1 year' then '6-12-months'
                when c.in_care_since > day - interval '2 years' then '1-2-years'
                when c.in_care_since > day - interval '5 years' then '2-5-years'
                else '5-years' end as time_in_care,
           case when m.moves is null then '0' when m.moves < 3 then m.moves::text else '3-or-more' end as moves,
           case when w.changes is null then 'not-known' when w.changes < 3 then w.changes::text else '3-or-more' end as workers
      from child c
      left join reporting.ext_located h on h.postcode = replace(c.home_postcode, ' ', '')
      left join reporting.ext_located l on l.postcode = replace(c.placement_postcode, ' ', '')
      left join kin k on k.person_id = c.person_id
      left join move m on m.person_id = c.person_id
      left join work w on w.person_id = c.person_id
  )
  select f.figure, f.part, d.person_id, d.in_care_since, null::text
    from described d
   cross join lateral (values ('home', d.home), ('age', d.age), ('legal-status', d.legal_status), ('distance', d.distance),
     ('brothers-and-sisters', d.siblings), ('time-in-care', d.time_in_care), ('moves', d.moves), ('workers', d.workers)) f (figure, part)
   where wanted is null or f.figure = wanted
  union all
  select 'past-18', 'open', p.person_id, p.in_care_since, null from present p
   where (wanted is null or wanted = 'past-18') and p.birth_date <= day - interval '18 years'
  union all
  -- Whether there is anything to count at all: everybody who was ever in care.
  select 'ever', 'in-care', p.person_id, min(p.starts), null from period p
   where wanted is null or wanted = 'ever' group by p.person_id
  union all
  select 'starting', to_char(p.starts, 'YYYY-MM'), p.person_id, p.starts, null from period p
   where (wanted is null or wanted = 'starting') and p.starts >= date_trunc('month', day - interval '23 months')::date and p.starts <= day
  union all
  select 'leaving', to_char(p.ends, 'YYYY-MM'), p.person_id, p.ends, p.reason_ended from period p
   where (wanted is null or wanted = 'leaving') and p.ends >= date_trunc('month', day - interval '23 months')::date and p.ends <= day
  union all
  -- Home to parents (E4A as planned, E4B not); and of those who went home the year before, who came back within 12 months.
  select 'going-home', case when p.ends > (day - interval '1 year')::date then 'this-year'
                            when p.next_starts <= p.ends + interval '1 year' then 'came-back'
                            else 'stayed-home' end, p.person_id, p.ends, p.reason_ended
    from period p
   where (wanted is null or wanted = 'going-home') and p.reason_ended in ('E4A', 'E4B') and p.ends > (day - interval '2 years')::date and p.ends <= day
$$;

create function insight.count_figures(day date, subjects uuid[]) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_array(c.figure, c.part, c.children)), '[]')
    from (select r.figure, r.part, count(*)::int as children from insight.figure_rows(day, subjects, null) r group by r.figure, r.part) c
$$;

-- Who is in each part of one figure, of everyone, by name, so that a page of them need not be sorted out of all:
-- [[person, part, happened on], …].
create function insight.list_figure(wanted text, day date) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_array(r.person_id, r.part, r.happened_on)
           order by c.pers_surname, c.pers_forename, r.person_id, r.happened_on), '[]')
    from insight.figure_rows(day, null, wanted) r left join reporting.ssd_person c on c.pers_person_id = r.person_id
   where r.figure = wanted
$$;
-- What was kept in another order is counted again.
delete from insight.county_count where what like 'children %';
grant execute on function insight.figure_rows(date, uuid[], text), insight.count_figures(date, uuid[]) to kith_app, kith_loader;

/*
 * How many there are of everyone: counts only, for those who hold a role that may see them, also where they may see nobody's
 * record. The one way to what is counted of everyone; `what` is 'figures', the id of a measure, or such an id with ' by ' and a way to part children. What was counted before
 * serves again unless a transaction that it did not see has changed a fact since. 'children FIGURE' says who is in a figure
 * (a tenth of a second at the size of a county): only for those who see everyone, and kept for an hour at most. Runs as the
 * role that counts (ADR 16): whoever is restricted to named people is in no count, and the same number is shown to all.
 */
create function insight.count_county(what text, days date[]) returns table (day date, counted_at timestamptz, counts jsonb)
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  seen pg_snapshot;
  one date;
  begun timestamptz;
begin
  if not access.holds_role(array(select r.role from insight.county_role r)) then
    raise exception 'figures of everyone are not for this account' using errcode = 'insufficient_privilege';
  end if;
  if what like 'children %' and not access.sees_everyone() then
    raise exception 'who is in a figure is for those who see everyone' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from unnest(days) d (day) where not insight.is_counted(what, d.day)) then
    -- One at a time, so that nobody prunes changes that another count under way has not seen.
    perform pg_advisory_xact_lock(hashtext('insight.county_count'));
    seen := pg_current_snapshot();
    -- What is out of date is kept for a week, for lists that cannot wait (insight.kept_measures); who is in a figure is not.
    update insight.county_count k set stale = true where not k.stale and (access.counting_changed_since(k.counted_at) or exists (
      select from platform.fact_change c where not pg_visible_in_snapshot(c.transaction_id, k.taken)));
    delete from insight.county_count k where k.stale and (k.what like 'children %' or k.counted_at < clock_timestamp() - interval '7 days');
    delete from platform.fact_change c where pg_visible_in_snapshot(c.transaction_id, seen);
    delete from insight.county_count k where k.what like 'children %' and k.counted_at < clock_timestamp() - interval '1 hour';
    foreach one in array days loop
      if not insight.is_counted(what, one) then
        begun := clock_timestamp();
        insert into insight.county_count (what, day, taken, counted_at, counts)
        values (what, one, seen, begun,
          case when what = 'figures' then insight.count_figures(one, null)
               when what like 'children %' then insight.list_figure(substr(what, 10), one)
               when what like '% by %' then insight.count_measure_by(split_part(what, ' by ', 1), split_part(what, ' by ', 2), one)
               else insight.count_measure(what, one) end)
        on conflict (what, day) do update set taken = excluded.taken, counted_at = excluded.counted_at, counts = excluded.counts, stale = false;
        update insight.county_count k set took = clock_timestamp() - begun where k.what = count_county.what and k.day = one;
      end if;
    end loop;
  end if;
  return query select k.day, k.counted_at, k.counts from insight.county_count k
    where k.what = count_county.what and k.day = any (days) order by k.day;
end $$;
revoke execute on function insight.count_county(text, date[]) from public;
grant execute on function insight.count_county(text, date[]) to kith_app;

create or replace function insight.is_counted(asked text, asked_day date) returns boolean language sql stable as $$
  select exists (select from insight.county_count k where k.what = asked and k.day = asked_day and not k.stale
    and not access.counting_changed_since(k.counted_at) and not exists (select from platform.fact_change c where not pg_visible_in_snapshot(c.transaction_id, k.taken)))
$$;
revoke execute on function insight.is_counted(text, date) from public;

/*
 * The newest day up to a given one on which anybody's episode of care started: how far the record reaches. An authority
 * that has loaded last year's return knows nothing newer, and figures of today would be wrong. A date alone says nothing
 * of anybody, so that everyone signed in may ask.
 */
create function insight.newest_start(day date) returns date language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select max(e.starts) from reporting.episode_version e where e.stands and e.starts <= day
$$;
revoke execute on function insight.newest_start(date) from public;
grant execute on function insight.newest_start(date) to kith_app, kith_loader;

-- What counts everyone is the counter's, so that its policies hold: the right to make things is only lent for that.
grant create on schema insight to kith_counter;
alter function insight.count_county(text, date[]) owner to kith_counter;
alter function insight.newest_start(date) owner to kith_counter;
revoke create on schema insight from kith_counter;
grant execute on function insight.is_counted(text, date) to kith_counter;
grant select, insert, update, delete on insight.county_count to kith_counter;
grant select on insight.county_role to kith_counter;
grant select, delete on platform.fact_change to kith_counter;
