-- Standard Safeguarding Dataset (specification of July 2026): help and protection. Columns in the order of the specification;
-- what Kith does not hold yet is null. Two records of one person are one person here (people.alias_in_force).

-- Who asked for help, by the code of the census, in the words of formats/cin/codes.ts (a test holds them to each other).
create view reporting.ext_referral_source with (security_invoker = true) as
select code, label from (values
  ('1A', 'Family member, relative or carer'), ('1B', 'Acquaintance'), ('1C', 'The child'), ('1D', 'Another person'),
  ('2A', 'School'), ('2B', 'Education services'), ('3A', 'GP'), ('3B', 'Health visitor'), ('3C', 'School nurse'),
  ('3D', 'Other primary health service'), ('3E', 'Accident and emergency'), ('3F', 'Other health service'), ('4', 'Housing'),
  ('5A', 'Authority''s social care'), ('5B', 'Other department of the authority'), ('5C', 'Another authority'),
  ('5D', 'Authority''s early help'), ('6', 'Police'), ('7', 'Other legal agency'), ('8', 'Other'), ('9', 'Anonymous'),
  ('10', 'Unknown')) s (code, label);

create view reporting.ssd_contacts with (security_invoker = true) as
select c.id as cont_contact_id, coalesce(a.canonical_id, c.person_id) as cont_person_id, c.received_on as cont_contact_date,
       c.contact_source as cont_contact_source_code, s.label as cont_contact_source_desc, null::text as cont_contact_outcome_json
  from reporting.contact_version c
  left join people.alias_in_force a on a.person_id = c.person_id
  left join reporting.ext_referral_source s on s.code = c.contact_source
 where c.stands;

create view reporting.ssd_early_help_episodes with (security_invoker = true) as
select e.id as earl_episode_id, coalesce(a.canonical_id, e.person_id) as earl_person_id, e.starts as earl_episode_start_date,
       e.completed_on as earl_episode_end_date, null::text as earl_episode_reason, null::text as earl_episode_end_reason,
       e.organisation as earl_episode_organisation, null::uuid as earl_episode_worker_id
  from reporting.early_help_assessment_version e
  left join people.alias_in_force a on a.person_id = e.person_id
 where e.stands;

create view reporting.ssd_cin_episodes with (security_invoker = true) as
select i.id as cine_referral_id, coalesce(a.canonical_id, i.person_id) as cine_person_id, i.opened as cine_referral_date,
       i.primary_need as cine_cin_primary_need_code, i.referral_source as cine_referral_source_code,
       s.label as cine_referral_source_desc, null::text as cine_referral_outcome_json,
       case when i.no_further_action then 'Y' when not i.no_further_action then 'N' end as cine_referral_nfa,
       i.reason_closed as cine_close_reason, i.closed as cine_close_date, null::uuid as cine_referral_team,
       null::uuid as cine_referral_worker_id
  from reporting.involvement_version i
  left join people.alias_in_force a on a.person_id = i.person_id
  left join reporting.ext_referral_source s on s.code = i.referral_source
 where i.stands;

create view reporting.ssd_cin_assessments with (security_invoker = true) as
select s.id as cina_assessment_id, coalesce(a.canonical_id, s.person_id) as cina_person_id, s.involvement_id as cina_referral_id,
       s.starts as cina_assessment_start_date,
       case when s.child_seen then 'Y' when not s.child_seen then 'N' end as cina_assessment_child_seen,
       s.authorised_on as cina_assessment_auth_date, null::text as cina_assessment_outcome_json,
       case when s.support_required then 'N' when not s.support_required then 'Y' end as cina_assessment_outcome_nfa,
       null::uuid as cina_assessment_team, null::uuid as cina_assessment_worker_id
  from reporting.assessment_version s
  left join people.alias_in_force a on a.person_id = s.person_id
 where s.stands;

-- One row for each assessment with factors: its codes as a list.
create view reporting.ssd_assessment_factors with (security_invoker = true) as
select f.assessment_id as cinf_table_id, f.assessment_id as cinf_assessment_id,
       jsonb_agg(f.code order by f.code)::text as cinf_assessment_factors_json
  from reporting.assessment_factor_version f
 where f.stands
 group by f.assessment_id;

create view reporting.ssd_cin_plans with (security_invoker = true) as
select p.id as cinp_cin_plan_id, p.involvement_id as cinp_referral_id, coalesce(a.canonical_id, p.person_id) as cinp_person_id,
       p.starts as cinp_cin_plan_start_date, p.ends as cinp_cin_plan_end_date, null::uuid as cinp_cin_plan_team,
       null::uuid as cinp_cin_plan_worker_id
  from reporting.child_in_need_plan_version p
  left join people.alias_in_force a on a.person_id = p.person_id
 where p.stands;

create view reporting.ssd_cin_visits with (security_invoker = true) as
select v.id as cinv_cin_visit_id, coalesce(a.canonical_id, v.person_id) as cinv_person_id, v.visited_on as cinv_cin_visit_date,
       case when v.seen then 'Y' when not v.seen then 'N' end as cinv_cin_visit_seen,
       case when v.seen_alone then 'Y' when not v.seen_alone then 'N' end as cinv_cin_visit_seen_alone,
       case when v.bedroom_seen then 'Y' when not v.bedroom_seen then 'N' end as cinv_cin_visit_bedroom
  from reporting.visit_version v
  left join people.alias_in_force a on a.person_id = v.person_id
 where v.stands and v.kind = 'child in need';

-- No further action: that a conference was not required, which is what Annex A asks (list 5).
create view reporting.ssd_s47_enquiry with (security_invoker = true) as
select e.id as s47e_s47_enquiry_id, e.involvement_id as s47e_referral_id, coalesce(a.canonical_id, e.person_id) as s47e_person_id,
       e.starts as s47e_s47_start_date, null::date as s47e_s47_end_date,
       case when e.conference_not_required then 'Y' when not e.conference_not_required then 'N' end as s47e_s47_nfa,
       null::text as s47e_s47_outcome_json, null::uuid as s47e_s47_completed_by_worker_id, null::uuid as s47e_s47_completed_by_team
  from reporting.section_47_enquiry_version e
  left join people.alias_in_force a on a.person_id = e.person_id
 where e.stands;

-- Initial child protection conferences: of an enquiry (its id is the conference's) or said of the referral alone. A plan that
-- begins on the day of a conference came of it.
create view reporting.ssd_initial_cp_conference with (security_invoker = true) as
with conference as (
  select e.id, e.id as enquiry_id, e.involvement_id, coalesce(a.canonical_id, e.person_id) as child_id, e.conference_target, e.conference_on
    from reporting.section_47_enquiry_version e
    left join people.alias_in_force a on a.person_id = e.person_id
   where e.stands and e.conference_on is not null
  union all
  select i.id, null, i.id, coalesce(a.canonical_id, i.person_id), null, i.conference_on
    from reporting.involvement_version i
    left join people.alias_in_force a on a.person_id = i.person_id
   where i.stands and i.conference_on is not null
), plan as (
  select p.id, p.starts, coalesce(a.canonical_id, p.person_id) as child_id
    from reporting.child_protection_plan_version p
    left join people.alias_in_force a on a.person_id = p.person_id
   where p.stands
)
select c.id as icpc_icpc_id, null::text as icpc_icpc_meeting_id, c.enquiry_id as icpc_s47_enquiry_id, c.child_id as icpc_person_id,
       p.id as icpc_cp_plan_id, c.involvement_id as icpc_referral_id, null::text as icpc_icpc_transfer_in,
       c.conference_target as icpc_icpc_target_date, c.conference_on as icpc_icpc_date,
       case when p.id is null then 'N' else 'Y' end as icpc_icpc_outcome_cp_flag, null::text as icpc_icpc_outcome_json,
       null::uuid as icpc_icpc_team, null::uuid as icpc_icpc_worker_id
  from conference c
  left join plan p on p.child_id = c.child_id and p.starts = c.conference_on;

create view reporting.ssd_cp_plans with (security_invoker = true) as
select p.id as cppl_cp_plan_id, p.involvement_id as cppl_referral_id,
       (select c.icpc_icpc_id from reporting.ssd_initial_cp_conference c where c.icpc_cp_plan_id = p.id
         order by c.icpc_s47_enquiry_id is null, c.icpc_icpc_id limit 1) as cppl_icpc_id,
       coalesce(a.canonical_id, p.person_id) as cppl_person_id, p.starts as cppl_cp_plan_start_date, p.ends as cppl_cp_plan_end_date,
       p.initial_category as cppl_cp_plan_initial_category, null::text as cppl_cp_plan_ola,
       p.latest_category as cppl_cp_plan_latest_category
  from reporting.child_protection_plan_version p
  left join people.alias_in_force a on a.person_id = p.person_id
 where p.stands;

create view reporting.ssd_cp_reviews with (security_invoker = true) as
select r.id as cppr_cp_review_id, coalesce(a.canonical_id, r.person_id) as cppr_person_id, r.plan_id as cppr_cp_plan_id,
       null::date as cppr_cp_review_due, r.held_on as cppr_cp_review_date, null::text as cppr_cp_review_meeting_id,
       null::text as cppr_cp_review_outcome_continue_cp, null::text as cppr_cp_review_quorate, null::text as cppr_cp_review_participation
  from reporting.protection_review_version r
  left join people.alias_in_force a on a.person_id = r.person_id
 where r.stands;

-- A visit belongs to the protection plan of its day.
create view reporting.ssd_cp_visits with (security_invoker = true) as
select v.id as cppv_cp_visit_id, coalesce(a.canonical_id, v.person_id) as cppv_person_id,
       (select p.id from reporting.child_protection_plan_version p
         where p.stands and p.person_id = v.person_id and p.starts <= v.visited_on and (p.ends is null or p.ends >= v.visited_on)
         order by p.starts desc limit 1) as cppv_cp_plan_id,
       v.visited_on as cppv_cp_visit_date, case when v.seen then 'Y' when not v.seen then 'N' end as cppv_cp_visit_seen,
       case when v.seen_alone then 'Y' when not v.seen_alone then 'N' end as cppv_cp_visit_seen_alone,
       case when v.bedroom_seen then 'Y' when not v.bedroom_seen then 'N' end as cppv_cp_visit_bedroom
  from reporting.visit_version v
  left join people.alias_in_force a on a.person_id = v.person_id
 where v.stands and v.kind = 'child protection';

-- NONE says nothing beside another answer.
create view reporting.ssd_disability with (security_invoker = true) as
with answer as (
  select d.id, d.code, coalesce(a.canonical_id, d.person_id) as child_id
    from reporting.disability_version d
    left join people.alias_in_force a on a.person_id = d.person_id
   where d.stands
)
select d.child_id as disa_person_id, d.id as disa_table_id, d.code as disa_disability_code
  from answer d
 where d.code <> 'NONE' or not exists (select from answer o where o.child_id = d.child_id and o.code <> 'NONE');

grant select on reporting.ext_referral_source, reporting.ssd_contacts, reporting.ssd_early_help_episodes, reporting.ssd_cin_episodes,
  reporting.ssd_cin_assessments, reporting.ssd_assessment_factors, reporting.ssd_cin_plans, reporting.ssd_cin_visits,
  reporting.ssd_s47_enquiry, reporting.ssd_initial_cp_conference, reporting.ssd_cp_plans, reporting.ssd_cp_reviews,
  reporting.ssd_cp_visits, reporting.ssd_disability to kith_app, kith_loader;
