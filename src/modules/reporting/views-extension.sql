-- What the Standard Safeguarding Dataset lacks, under names that begin with ext_. Two records of one person are one
-- person here (people.alias_in_force). The functions take the records to look at, null for all that the reader may see:
-- a few are found by index, and a condition on them could not pass through the windows below.
drop function if exists reporting.worker_spells(uuid[]);
drop function if exists reporting.home_stays(uuid[]);
drop function if exists reporting.care_periods(uuid[]);
drop function if exists reporting.known_episodes(uuid[]);

create function reporting.known_episodes(subjects uuid[])
returns table (person_id uuid, episode_id uuid, starts date, ends date, reason_new text, legal_status text,
  category_of_need text, placement_type text, placement_provider text, reason_ended text, reason_place_change text,
  home_postcode text, placement_postcode text, urn text, short_breaks boolean)
language sql stable as $$
  select coalesce(a.canonical_id, e.person_id), e.id, e.starts, e.ends, e.reason_new, e.legal_status,
         e.category_of_need, e.placement_type, e.placement_provider, e.reason_ended, e.reason_place_change,
         e.home_postcode, e.placement_postcode, e.urn, coalesce(e.legal_status in ('V3', 'V4'), false)
    from reporting.episode_version e
    left join people.alias_in_force a on a.person_id = e.person_id
   where e.stands and (subjects is null or e.person_id = any (subjects))
$$;

-- A period of care: episodes of which each starts no later than the latest before it ended. Series of short breaks
-- (V3, V4) are periods of their own kind (domain reference 3.3, rule 1). `number` counts a person's periods of a kind.
create function reporting.care_periods(subjects uuid[])
returns table (person_id uuid, care_period_id uuid, number bigint, starts date, ends date, reason_ended text,
  category_of_need text, short_breaks boolean)
language sql stable as $$
  with marked as (
    select e.*, max(coalesce(e.ends, 'infinity')) over (history rows between unbounded preceding and 1 preceding) as reached
      from reporting.known_episodes(subjects) e
    window history as (partition by e.person_id, e.short_breaks order by e.starts, e.ends)
  ), numbered as (
    select m.*, count(*) filter (where m.reached is null or m.reached < m.starts)
                  over (partition by m.person_id, m.short_breaks order by m.starts, m.ends) as number
      from marked m
  )
  select n.person_id, (array_agg(n.episode_id order by n.starts, n.ends))[1], n.number, min(n.starts),
         nullif(max(coalesce(n.ends, 'infinity')), 'infinity'),
         (array_agg(n.reason_ended order by n.ends desc, n.starts desc))[1],
         (array_agg(n.category_of_need order by n.starts, n.ends))[1], n.short_breaks
    from numbered n
   group by n.person_id, n.short_breaks, n.number
$$;

-- A stay in one home with the same carers. Not a new stay (domain reference 3.3, rule 5): a change of legal status (L), a
-- move with the same carers (T, U), a change in what the home is called (PLACE), a temporary move (T0 to T4) and the
-- return from it. `number` counts the stays of a care period: each beyond the first is a move.
create function reporting.home_stays(subjects uuid[])
returns table (person_id uuid, home_stay_id uuid, period bigint, number bigint, starts date, ends date,
  placement_type text, placement_provider text, placement_postcode text, home_postcode text, urn text,
  reason_left text, short_breaks boolean)
language sql stable as $$
  with marked as (
    select e.*, max(coalesce(e.ends, 'infinity')) over (history rows between unbounded preceding and 1 preceding) as reached
      from reporting.known_episodes(subjects) e
    window history as (partition by e.person_id, e.short_breaks order by e.starts, e.ends)
  ), in_periods as (
    select m.*, count(*) filter (where m.reached is null or m.reached < m.starts)
                  over (partition by m.person_id, m.short_breaks order by m.starts, m.ends) as period
      from marked m
  ), settled as (
    select p.*, lag(p.ends) over history >= p.starts as follows_at_once,
           row_number() over history = 1 as first_of_period,
           lag(p.reason_place_change) over history = 'PLACE' as renamed,
           (lag(p.placement_type) over history, lag(p.placement_provider) over history,
            lag(p.placement_postcode) over history, lag(p.urn) over history)
             is not distinct from (p.placement_type, p.placement_provider, p.placement_postcode, p.urn) as same_home
      from in_periods p
     where p.placement_type is null or p.placement_type not in ('T0', 'T1', 'T2', 'T3', 'T4')
    window history as (partition by p.person_id, p.short_breaks, p.period order by p.starts, p.ends)
  ), numbered as (
    select s.*, count(*) filter (where s.first_of_period or not case
                    when not s.follows_at_once then s.same_home
                    when s.reason_new in ('L', 'T', 'U') or s.renamed then true
                    when s.reason_new in ('P', 'B') then false
                    else s.same_home end)
                  over (partition by s.person_id, s.short_breaks, s.period order by s.starts, s.ends) as number
      from settled s
  )
  select n.person_id, (array_agg(n.episode_id order by n.starts, n.ends))[1], n.period, n.number, min(n.starts),
         nullif(max(coalesce(n.ends, 'infinity')), 'infinity'),
         (array_agg(n.placement_type order by n.starts desc, n.ends desc))[1],
         (array_agg(n.placement_provider order by n.starts desc, n.ends desc))[1],
         (array_agg(n.placement_postcode order by n.starts desc, n.ends desc))[1],
         (array_agg(n.home_postcode order by n.starts desc, n.ends desc))[1],
         (array_agg(n.urn order by n.starts desc, n.ends desc))[1],
         (array_agg(n.reason_place_change order by n.starts desc, n.ends desc))[1], n.short_breaks
    from numbered n
   group by n.person_id, n.short_breaks, n.period, n.number
$$;

-- A stretch of one worker with one child; `changed` where another worker had been there before.
create function reporting.worker_spells(subjects uuid[])
returns table (person_id uuid, allocation_id uuid, worker_id uuid, starts date, ends date, reason text, changed boolean)
language sql stable as $$
  select s.person_id, s.id, s.worker_id, s.starts, s.ends, s.reason,
         coalesce(lag(s.worker_id) over history <> s.worker_id, false)
    from (select a.id, a.worker_id, a.starts, a.ends, a.reason, coalesce(i.canonical_id, a.person_id) as person_id
            from reporting.allocation_version a
            left join people.alias_in_force i on i.person_id = a.person_id
           where a.stands and a.worker_id is not null and (subjects is null or a.person_id = any (subjects))) s
  window history as (partition by s.person_id order by s.starts, s.ends)
$$;

grant execute on function reporting.known_episodes(uuid[]), reporting.care_periods(uuid[]), reporting.home_stays(uuid[]),
  reporting.worker_spells(uuid[]) to kith_app, kith_loader;

create view reporting.ext_episode with (security_invoker = true) as select * from reporting.known_episodes(null);
create view reporting.ext_care_period with (security_invoker = true) as select * from reporting.care_periods(null);
create view reporting.ext_home_stay with (security_invoker = true) as select * from reporting.home_stays(null);
create view reporting.ext_worker_spell with (security_invoker = true) as select * from reporting.worker_spells(null);

-- Who is related to whom, each pair in both directions; `sibling` for brothers and sisters, full, half and step.
call reporting.offer_fact('people', 'relationship');
create view reporting.ext_relative with (security_invoker = true) as
select coalesce(a.canonical_id, r.person_id) as person_id, coalesce(b.canonical_id, r.other_id) as other_id, r.starts, r.ends,
       r.role ~* '\m(brother|sister|sibling)s?\M' or r.other_role ~* '\m(brother|sister|sibling)s?\M' as sibling
  from (select person_id, other_id, role, other_role, starts, ends from reporting.relationship_version where stands
        union all
        select other_id, person_id, other_role, role, starts, ends from reporting.relationship_version where stands) r
  left join people.alias_in_force a on a.person_id = r.person_id
  left join people.alias_in_force b on b.person_id = r.other_id;

-- Whose each record is: two records of one person lead to the one that stands for both.
create view reporting.ext_record with (security_invoker = true) as
select person_id, canonical_id as child_id from people.canonical;
grant select on reporting.ext_record to kith_app, kith_loader;

-- Where a postcode is: metres east and north (national grid).
create view reporting.ext_located with (security_invoker = true) as
select postcode, area_code, authority_code, easting, northing from homes.located;

-- The regulator's list of homes and providers: what each may be used for, where it is, when its registration ended.
create view reporting.ext_listed_home with (security_invoker = true) as
select urn, area_name, placement_types, provider_types, postcode, registration_ended from homes.listed;

-- How many children live in the area, by year of the mid-year estimate: the newest setting of each year holds.
create view reporting.ext_child_population with (security_invoker = true) as
select distinct on (mid_year) mid_year, children, source
  from (select (value ->> 'midYear')::int as mid_year, (value ->> 'children')::int as children, value ->> 'source' as source,
               recorded_at
          from platform.setting where key = 'population_0_17') s
 order by mid_year, recorded_at desc;

grant select on reporting.ext_episode, reporting.ext_care_period, reporting.ext_home_stay, reporting.ext_worker_spell,
  reporting.ext_relative, reporting.ext_listed_home, reporting.ext_located, reporting.ext_child_population to kith_app, kith_loader;
