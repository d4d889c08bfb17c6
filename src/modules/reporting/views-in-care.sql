-- Who was in care at the end of a day, and where they lived: what most measures of children in care begin with. Short breaks
-- (V3, V4) are left out, and whoever had turned 18, whatever an open record says (Children Act 1989 s105). Only the records
-- with an episode on the day are looked at (and those joined to them), so that the windows run over a few thousand children.
drop function if exists reporting.homes_on(date);
drop function if exists reporting.in_care_on(date);
drop function if exists reporting.records_on(date);

-- The records of everybody with an episode of care, short breaks apart, at the end of a day.
create function reporting.records_on(day date) returns uuid[] language sql stable as $$
  with present as materialized (
    select e.person_id from reporting.episode_version e
     where e.stands and e.starts <= day and (e.ends is null or e.ends > day)
       and coalesce(e.legal_status not in ('V3', 'V4'), true)
  ), child as (
    select coalesce(a.canonical_id, p.person_id) as person_id from present p
      left join people.alias_in_force a on a.person_id = p.person_id
  )
  select coalesce(array_agg(person_id), '{}')
    from (select person_id from child
          union
          select a.person_id from people.alias_in_force a join child c on c.person_id = a.canonical_id) r
$$;

-- A row for each child: since when in care without a break, and how many times (`number`).
create function reporting.in_care_on(day date)
returns table (person_id uuid, care_period_id uuid, number bigint, since date, birth_date date, sex text)
language sql stable as $$
  select p.person_id, p.care_period_id, p.number, p.starts, c.birth_date, c.sex
    from reporting.care_periods((select reporting.records_on(day))) p
    left join reporting.person_version c on c.id = p.person_id and c.stands
   where not p.short_breaks and p.starts <= day and (p.ends is null or p.ends > day)
     and (c.birth_date is null or c.birth_date > day - interval '18 years')
$$;

-- The same with the home of the day: of the newest episode in this time in care that is no temporary move (T0 to T4), since a
-- child in hospital or on holiday still has a home. What later episodes say of that home is not looked at.
create function reporting.homes_on(day date)
returns table (person_id uuid, since date, birth_date date, placement_type text, placement_provider text,
  placement_postcode text, home_postcode text, urn text, legal_status text)
language sql stable as $$
  select distinct on (c.person_id) c.person_id, c.since, c.birth_date, e.placement_type, e.placement_provider,
         e.placement_postcode, e.home_postcode, e.urn, e.legal_status
    from reporting.in_care_on(day) c
    left join reporting.known_episodes((select reporting.records_on(day))) e
      on e.person_id = c.person_id and not e.short_breaks and e.starts between c.since and day
     and coalesce(e.placement_type not in ('T0', 'T1', 'T2', 'T3', 'T4'), true)
   order by c.person_id, e.starts desc, e.ends desc
$$;

grant execute on function reporting.records_on(date), reporting.in_care_on(date), reporting.homes_on(date) to kith_app, kith_loader;

-- Facts of children in care by person, with what the dataset has no column for.
create view reporting.ext_review with (security_invoker = true) as
select coalesce(a.canonical_id, r.person_id) as person_id, r.held_on, max(r.participation) as participation
  from reporting.review_version r
  left join people.alias_in_force a on a.person_id = r.person_id
 where r.stands
 group by 1, 2;

create view reporting.ext_visit with (security_invoker = true) as
select coalesce(a.canonical_id, v.person_id) as person_id, v.visited_on, v.kind, v.seen, v.seen_alone
  from reporting.visit_version v
  left join people.alias_in_force a on a.person_id = v.person_id
 where v.stands;

create view reporting.ext_deprivation_of_liberty with (security_invoker = true) as
select coalesce(a.canonical_id, d.person_id) as person_id, d.starts, d.ends
  from reporting.deprivation_of_liberty_version d
  left join people.alias_in_force a on a.person_id = d.person_id
 where d.stands;

-- What the return asks once a year of young people who have left care, around their birthday in that collection year.
create view reporting.ext_leaving_care_year with (security_invoker = true) as
select coalesce(a.canonical_id, l.person_id) as person_id, l.year, make_date(l.year, 3, 31) as year_end, l.in_touch, l.activity,
       l.accommodation
  from reporting.leaving_care_year_version l
  left join people.alias_in_force a on a.person_id = l.person_id
 where l.stands;

-- Whose installation this is: the authority's ONS code.
create view reporting.ext_authority with (security_invoker = true) as select code from platform.installation;

grant select on reporting.ext_review, reporting.ext_visit, reporting.ext_deprivation_of_liberty, reporting.ext_leaving_care_year,
  reporting.ext_authority to kith_app, kith_loader;

-- Workers from when to when, which the dataset does not ask.
create view reporting.ext_worker with (security_invoker = true) as
select w.id as worker_id, w.job, w.team_id, w.starts, w.ends from workforce.known_worker w;
grant select on reporting.ext_worker to kith_app, kith_loader;
