-- Standard Safeguarding Dataset (specification of July 2026): children in care and young people who have left. A care id
-- is the first episode of the care period, a placement id the first episode of the stay.

-- Whose period and whose stay: until the next begins. Joined by person in one pass; looked up for each row they would be
-- worked out anew each time.
create view reporting.ssd_cla_episodes with (security_invoker = true) as
with period as (
  select person_id, short_breaks, care_period_id, starts,
         lead(starts) over (partition by person_id, short_breaks order by starts) as until
    from reporting.ext_care_period
), stay as (
  select person_id, short_breaks, home_stay_id, starts,
         lead(starts) over (partition by person_id, short_breaks order by starts) as until
    from reporting.ext_home_stay
)
select e.episode_id as clae_cla_episode_id, e.person_id as clae_person_id, e.starts as clae_cla_episode_start_date,
       e.reason_new as clae_cla_episode_start_reason, e.category_of_need as clae_cla_primary_need_code,
       e.ends as clae_cla_episode_ceased_date, e.reason_ended as clae_cla_episode_ceased_reason, p.care_period_id as clae_cla_id,
       null::uuid as clae_referral_id, s.home_stay_id as clae_cla_placement_id, p.starts as clae_entered_care_date,
       null::date as clae_cla_last_iro_contact_date
  from reporting.ext_episode e
  left join period p on p.person_id = e.person_id and p.short_breaks = e.short_breaks
                    and p.starts <= e.starts and (p.until is null or e.starts < p.until)
  left join stay s on s.person_id = e.person_id and s.short_breaks = e.short_breaks
                  and s.starts <= e.starts and (s.until is null or e.starts < s.until);

-- Distance in miles, in a straight line, where both postcodes are in the directory (the returns' own way of counting). Of a home that is
-- withheld from anybody (docs/adr/0023): that it was, of which kind and when.
create view reporting.ssd_cla_placement with (security_invoker = true) as
with place as materialized (
  select e.person_id, e.placement_postcode, e.urn from reporting.ext_episode e where e.episode_id in (select care.withheld_places())
), family_home as materialized (
  select e.person_id, e.home_postcode from reporting.ext_episode e where e.episode_id in (select care.withheld_family_homes())
), stay as (
  select s.*, exists (select from place w where w.person_id = s.person_id
                         and (w.placement_postcode = s.placement_postcode or w.urn = s.urn)) as is_withheld,
         exists (select from family_home w where w.person_id = s.person_id and w.home_postcode = s.home_postcode) as is_from_withheld
    from reporting.ext_home_stay s
)
select s.home_stay_id as clap_cla_placement_id, s.starts as clap_cla_placement_start_date, s.placement_type as clap_cla_placement_type,
       case when not s.is_withheld then s.urn end as clap_cla_placement_urn,
       case when not s.is_withheld and not s.is_from_withheld then
         round((sqrt(power(h.easting - l.easting, 2) + power(h.northing - l.northing, 2)) / 1609.344)::numeric, 1)::double precision end
         as clap_cla_placement_distance,
       p.care_period_id as clap_cla_id, s.placement_provider as clap_cla_placement_provider,
       case when not s.is_withheld then s.placement_postcode end as clap_cla_placement_postcode, s.ends as clap_cla_placement_end_date,
       s.reason_left as clap_cla_placement_change_reason, s.person_id as clap_person_id
  from stay s
  left join reporting.ext_care_period p on p.person_id = s.person_id and p.short_breaks = s.short_breaks and p.number = s.period
  left join homes.located h on h.postcode = replace(s.home_postcode, ' ', '')
  left join homes.located l on l.postcode = replace(s.placement_postcode, ' ', '');

-- One row for each stretch of one legal status without a gap.
create view reporting.ssd_legal_status with (security_invoker = true) as
with marked as (
  select e.*, lag(e.ends) over history = e.starts and lag(e.legal_status) over history is not distinct from e.legal_status as goes_on
    from reporting.ext_episode e
  window history as (partition by e.person_id order by e.starts, e.ends)
), numbered as (
  select m.*, count(*) filter (where m.goes_on is not true) over (partition by m.person_id order by m.starts, m.ends) as number
    from marked m
)
select (array_agg(episode_id order by starts, ends))[1] as lega_legal_status_id, person_id as lega_person_id,
       min(legal_status) as lega_legal_status, min(starts) as lega_legal_status_start_date,
       nullif(max(coalesce(ends, 'infinity')), 'infinity') as lega_legal_status_end_date
  from numbered
 group by person_id, number;

create view reporting.ssd_cla_reviews with (security_invoker = true) as
with period as (
  select person_id, care_period_id, starts, lead(starts) over (partition by person_id order by starts) as until
    from reporting.ext_care_period
   where not short_breaks
)
select r.id as clar_cla_review_id, p.care_period_id as clar_cla_id, null::date as clar_cla_review_due_date,
       r.held_on as clar_cla_review_date, null::text as clar_cla_review_cancelled, r.participation as clar_cla_review_participation
  from reporting.review_version r
  left join people.alias_in_force a on a.person_id = r.person_id
  left join period p on p.person_id = coalesce(a.canonical_id, r.person_id)
                    and p.starts <= r.held_on and (p.until is null or r.held_on < p.until)
 where r.stands;

-- What the return asks once a year, as of 31 March of the collection year: no day of its own is known.
create view reporting.ext_health_year with (security_invoker = true) as
select coalesce(a.canonical_id, h.person_id) as person_id, h.id, h.year, make_date(h.year, 3, 31) as year_end, h.sdq_score,
       h.sdq_reason, h.convicted, h.health_check, h.immunisations, h.teeth_check, h.health_assessment, h.substance_misuse,
       h.intervention_received, h.intervention_offered
  from reporting.health_year_version h
  left join people.alias_in_force a on a.person_id = h.person_id
 where h.stands;

create view reporting.ssd_cla_convictions with (security_invoker = true) as
select id as clac_cla_conviction_id, person_id as clac_person_id, year_end as clac_cla_conviction_date,
       null::text as clac_cla_conviction_offence
  from reporting.ext_health_year where convicted;

create view reporting.ssd_cla_health with (security_invoker = true) as
select h.id || '-' || c.type as clah_health_check_id, h.person_id as clah_person_id, c.type as clah_health_check_type,
       h.year_end as clah_health_check_date, case when c.done then 'Y' else 'N' end as clah_health_check_status
  from reporting.ext_health_year h
 cross join lateral (values ('Health check', h.health_check), ('Dental check', h.teeth_check),
                            ('Health assessment', h.health_assessment)) c (type, done)
 where c.done is not null;

create view reporting.ssd_cla_immunisations with (security_invoker = true) as
select person_id as clai_person_id, case when immunisations then 'Y' else 'N' end as clai_immunisations_status,
       year_end as clai_immunisations_status_date
  from reporting.ext_health_year where immunisations is not null;

create view reporting.ssd_cla_substance_misuse with (security_invoker = true) as
select id as clas_substance_misuse_id, person_id as clas_person_id, year_end as clas_substance_misuse_date,
       null::text as clas_substance_misused,
       case when intervention_received then 'Y' when intervention_received is false then 'N' end as clas_intervention_received
  from reporting.ext_health_year where substance_misuse;

create view reporting.ssd_sdq_scores with (security_invoker = true) as
select id as csdq_table_id, person_id as csdq_person_id, null::date as csdq_sdq_completed_date, sdq_reason as csdq_sdq_reason,
       sdq_score::text as csdq_sdq_score
  from reporting.ext_health_year where sdq_score is not null or sdq_reason is not null;

create view reporting.ssd_cla_previous_permanence with (security_invoker = true) as
select v.id as lapp_table_id, coalesce(a.canonical_id, v.person_id) as lapp_person_id,
       v.permanence_on as lapp_previous_permanence_order_date, v.kind as lapp_previous_permanence_option,
       v.authority as lapp_previous_permanence_la
  from reporting.previous_permanence_version v
  left join people.alias_in_force a on a.person_id = v.person_id
 where v.stands;

-- Two times that began on one day are one row: the talk is that of the last return. Whether a talk was offered is not known of a time
-- that only a return told of, and is no question before the child is back.
create view reporting.ssd_missing with (security_invoker = true) as
with talk as (
  select distinct on (r.missing_id) r.missing_id, r.offered_at, r.accepted
    from reporting.returns_from_missing(null) r where r.missing_id is not null order by r.missing_id, r.back_at desc, r.time_id desc
)
select m.id as miss_table_id, coalesce(a.canonical_id, m.person_id) as miss_person_id, m.starts as miss_missing_episode_start_date,
       m.kind as miss_missing_episode_type, m.ends as miss_missing_episode_end_date,
       case when t.missing_id is not null and m.ends is not null then case when t.offered_at is null then 'N' else 'Y' end end
         as miss_missing_rhi_offered,
       case when m.ends is not null then case t.accepted when true then 'Y' when false then 'N' end end as miss_missing_rhi_accepted
  from reporting.missing_episode_version m
  left join talk t on t.missing_id = m.id
  left join people.alias_in_force a on a.person_id = m.person_id
 where m.stands;

-- Adoption: a row for each decision that a child should be placed for adoption, and one for an adoption without any.
create view reporting.ssd_permanence with (security_invoker = true) as
with decision as (
  select d.*, coalesce(a.canonical_id, d.person_id) as child_id from reporting.adoption_decision_version d
    left join people.alias_in_force a on a.person_id = d.person_id where d.stands
), adoption as (
  select d.*, coalesce(a.canonical_id, d.person_id) as child_id from reporting.adoption_version d
    left join people.alias_in_force a on a.person_id = d.person_id where d.stands
)
select coalesce(d.id, o.id) as perm_table_id, coalesce(d.child_id, o.child_id) as perm_person_id, null::uuid as perm_cla_id,
       d.decided_on as perm_adm_decision_date, null::date as perm_ffa_cp_decision_date, null::date as perm_placement_order_date,
       null::date as perm_placed_for_adoption_date, o.matched_on as perm_matched_date,
       case when o.by_foster_carer then 'Y' when o.by_foster_carer is false then 'N' end as perm_adopted_by_carer_flag,
       null::date as perm_placed_ffa_cp_date, d.reversed_on as perm_decision_reversed_date, null::date as perm_placed_foster_carer_date,
       null::text as perm_part_of_sibling_group, null::integer as perm_siblings_placed_together,
       null::integer as perm_siblings_placed_apart, null::text as perm_placement_provider_urn,
       d.reversal_reason as perm_decision_reversed_reason, null::date as perm_permanence_order_date,
       null::text as perm_permanence_order_type, null::uuid as perm_adoption_worker_id, o.adopters_sex as perm_adopter_sex,
       o.adopters_status as perm_adopter_legal_status, o.adopters::text as perm_number_of_adopters
  from decision d full join adoption o on o.child_id = d.child_id;

create view reporting.ssd_care_leavers with (security_invoker = true) as
select l.id as clea_table_id, coalesce(a.canonical_id, l.person_id) as clea_person_id, null::text as clea_care_leaver_eligibility,
       l.in_touch as clea_care_leaver_in_touch, null::date as clea_care_leaver_latest_contact,
       l.accommodation as clea_care_leaver_accommodation,
       case right(l.accommodation, 1) when '1' then 'Y' when '2' then 'N' end as clea_care_leaver_accom_suitable,
       l.activity as clea_care_leaver_activity, null::date as clea_pathway_plan_review_date,
       null::text as clea_care_leaver_personal_advisor, null::uuid as clea_care_leaver_allocated_team,
       null::uuid as clea_care_leaver_worker_id
  from reporting.leaving_care_year_version l
  left join people.alias_in_force a on a.person_id = l.person_id
 where l.stands;

grant select on reporting.ssd_cla_episodes, reporting.ssd_cla_placement, reporting.ssd_legal_status, reporting.ssd_cla_reviews,
  reporting.ext_health_year, reporting.ssd_cla_convictions, reporting.ssd_cla_health, reporting.ssd_cla_immunisations,
  reporting.ssd_cla_substance_misuse, reporting.ssd_sdq_scores, reporting.ssd_cla_previous_permanence, reporting.ssd_missing,
  reporting.ssd_permanence, reporting.ssd_care_leavers to kith_app, kith_loader;
