-- Standard Safeguarding Dataset (specification of July 2026): people and those who work with them. Columns in the order
-- of the specification; what Kith does not hold yet is null. Ids stay uuid and dates date, so that indexes serve.

create view reporting.ssd_person with (security_invoker = true) as
select p.id as pers_person_id, n.given as pers_forename, n.family as pers_surname, p.sex as pers_sex, p.gender as pers_gender,
       p.ethnicity as pers_ethnicity, p.birth_date as pers_dob,
       (select i.value from reporting.identifier_version i
         where i.person_id = p.id and i.stands and i.scheme = 'nhs' limit 1) as pers_common_child_id,
       (select i.value from reporting.identifier_version i
         where i.person_id = p.id and i.stands and i.scheme = 'local' order by i.recorded_at desc limit 1) as pers_legacy_id,
       (select i.value from reporting.identifier_version i
         where i.person_id = p.id and i.stands and i.scheme = 'upn' and i.value ~ '^UN[1-7]$' limit 1) as pers_upn_unknown,
       null::text as pers_send_flag, p.expected_on as pers_expected_dob, p.died_on as pers_death_date,
       (select case when m.is_mother then 'Y' else 'N' end from reporting.motherhood_version m
         where m.person_id = p.id and m.stands and m.is_mother is not null limit 1) as pers_is_mother,
       null::text as pers_nationality
  from reporting.person_version p
  left join people.current_name n on n.person_id = p.id
  left join people.alias_in_force a on a.person_id = p.id
 where p.stands and a.person_id is null;

create view reporting.ssd_linked_identifiers with (security_invoker = true) as
select i.id as link_table_id, coalesce(a.canonical_id, i.person_id) as link_person_id,
       case i.scheme when 'local' then 'Case Number' when 'nhs' then 'NHS Number' when 'upn' then 'Unique Pupil Number'
            when 'uln' then 'Unique Learner Number' when 'home office' then 'Home Office Registration'
            when 'former upn' then 'Former Unique Pupil Number' when 'former local' then 'Former Case Number'
            else i.scheme end as link_identifier_type,
       i.value as link_identifier_value, null::date as link_valid_from_date, null::date as link_valid_to_date
  from reporting.identifier_version i
  left join people.alias_in_force a on a.person_id = i.person_id
 where i.stands;

-- What a return says of a young person who came alone: that it was so, and until when.
create view reporting.ssd_immigration_status with (security_invoker = true) as
select coalesce(a.canonical_id, s.person_id) as immi_person_id, s.id as immi_immigration_status_id,
       'UASC'::text as immi_immigration_status, null::date as immi_immigration_status_start_date,
       s.ends as immi_immigration_status_end_date
  from reporting.asylum_status_version s
  left join people.alias_in_force a on a.person_id = s.person_id
 where s.stands;

create view reporting.ssd_mother with (security_invoker = true) as
select m.id as moth_table_id, coalesce(a.canonical_id, m.person_id) as moth_person_id, null::uuid as moth_childs_person_id,
       m.child_birth_date as moth_childs_dob
  from reporting.motherhood_version m
  left join people.alias_in_force a on a.person_id = m.person_id
 where m.stands and m.is_mother;

create view reporting.ssd_department with (security_invoker = true) as
select t.id as dept_team_id, t.name as dept_team_name, null::uuid as dept_team_parent_id, null::text as dept_team_parent_name
  from workforce.known_team t;

create view reporting.ssd_professionals with (security_invoker = true) as
select w.id as prof_professional_id, w.reference as prof_staff_id, w.name as prof_professional_name,
       null::text as prof_social_worker_registration_no, w.job as prof_professional_job_title,
       null::integer as prof_professional_caseload, t.name as prof_professional_department,
       null::double precision as prof_full_time_equivalency, null::text as prof_agency_worker_flag
  from workforce.known_worker w
  left join workforce.known_team t on t.id = w.team_id;

create view reporting.ssd_involvements with (security_invoker = true) as
select v.id as invo_involvements_id, v.worker_id as invo_professional_id, 'ALLOCATED CASE WORKER'::text as invo_professional_role_id,
       w.team_id as invo_professional_team, v.starts as invo_involvement_start_date, v.ends as invo_involvement_end_date,
       v.reason as invo_worker_change_reason, coalesce(a.canonical_id, v.person_id) as invo_person_id,
       null::uuid as invo_referral_id
  from reporting.allocation_version v
  left join people.alias_in_force a on a.person_id = v.person_id
  left join workforce.known_worker w on w.id = v.worker_id
 where v.stands;

grant select on reporting.ssd_person, reporting.ssd_linked_identifiers, reporting.ssd_immigration_status, reporting.ssd_mother,
  reporting.ssd_department, reporting.ssd_professionals, reporting.ssd_involvements to kith_app, kith_loader;
