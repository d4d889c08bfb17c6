/**
 * What becomes of a column in an extract without identities. `keep` as it is; `pseudonym`: the same mark for the same id
 * in every extract of this installation, and none that leads back without its key; `month`: the first of the month;
 * `area`: the first half of a postcode; `blank`: left out.
 */
export type Treatment = 'keep' | 'pseudonym' | 'month' | 'area' | 'blank';

/** A column of the dataset by name and SQL type. */
export type SsdColumn = { readonly name: string; readonly type: string };

/** Columns that say who somebody is, or nearly, and what is left of them. */
const identifying: Readonly<Record<string, Treatment>> = {
  pers_dob: 'month',
  pers_expected_dob: 'month',
  moth_childs_dob: 'month',
  addr_address_postcode: 'area',
  clap_cla_placement_postcode: 'area',
  prof_staff_id: 'pseudonym',
  pers_legacy_id: 'blank',
  pers_common_child_id: 'blank',
};

/** Texts that are codes or name no person. Text that is not listed here is left out: a new column gives nothing away. */
const harmlessTexts: ReadonlySet<string> = new Set([
  ...['pers_sex', 'pers_gender', 'pers_ethnicity', 'pers_upn_unknown', 'pers_send_flag', 'pers_is_mother'],
  ...['pers_nationality', 'addr_address_type', 'link_identifier_type', 'disa_disability_code'],
  ...['immi_immigration_status', 'lega_legal_status', 'dept_team_name', 'dept_team_parent_name'],
  ...['prof_professional_job_title', 'prof_professional_department', 'prof_agency_worker_flag'],
  ...['invo_professional_role_id', 'invo_worker_change_reason'],
  ...['clae_cla_episode_start_reason', 'clae_cla_primary_need_code', 'clae_cla_episode_ceased_reason'],
  ...['clap_cla_placement_type', 'clap_cla_placement_urn', 'clap_cla_placement_provider'],
  ...['clap_cla_placement_change_reason', 'clar_cla_review_cancelled', 'clar_cla_review_participation'],
  ...['clah_health_check_type', 'clah_health_check_status', 'clai_immunisations_status'],
  ...['clas_substance_misused', 'clas_intervention_received', 'lapp_previous_permanence_option'],
  ...[
    'lapp_previous_permanence_la',
    'lapp_previous_permanence_order_date',
    'csdq_sdq_reason',
    'csdq_sdq_score',
  ],
  ...['miss_missing_episode_type', 'miss_missing_rhi_offered', 'miss_missing_rhi_accepted'],
  ...['clea_care_leaver_eligibility', 'clea_care_leaver_in_touch', 'clea_care_leaver_accommodation'],
  ...['clea_care_leaver_accom_suitable', 'clea_care_leaver_activity'],
  ...['perm_adopted_by_carer_flag', 'perm_part_of_sibling_group', 'perm_decision_reversed_reason'],
  ...[
    'perm_permanence_order_type',
    'perm_adopter_sex',
    'perm_adopter_legal_status',
    'perm_number_of_adopters',
  ],
  ...['perm_placement_provider_urn', 'cont_contact_source_code', 'cont_contact_source_desc'],
  ...['earl_episode_reason', 'earl_episode_end_reason', 'earl_episode_organisation'],
  ...['cine_cin_primary_need_code', 'cine_referral_source_code', 'cine_referral_source_desc'],
  ...['cine_referral_nfa', 'cine_close_reason', 'cina_assessment_child_seen', 'cina_assessment_outcome_nfa'],
  ...['cinf_assessment_factors_json', 'cinv_cin_visit_seen', 'cinv_cin_visit_seen_alone'],
  ...['cinv_cin_visit_bedroom', 's47e_s47_nfa', 'icpc_icpc_outcome_cp_flag', 'icpc_icpc_transfer_in'],
  ...['cppl_cp_plan_ola', 'cppl_cp_plan_initial_category', 'cppl_cp_plan_latest_category'],
  ...['cppv_cp_visit_seen', 'cppv_cp_visit_seen_alone', 'cppv_cp_visit_bedroom', 'cppr_cp_review_quorate'],
  ...['cppr_cp_review_outcome_continue_cp', 'cppr_cp_review_participation'],
  ...[
    'clav_cla_visit_seen',
    'clav_cla_visit_seen_alone',
    'version_number',
    'description',
    'impact_description',
  ],
]);

/** SQL types of which a value by itself says nothing of who it is about. */
const harmlessTypes: ReadonlySet<string> = new Set([
  ...['date', 'timestamp with time zone', 'boolean', 'smallint', 'integer', 'bigint'],
  ...['double precision', 'numeric'],
]);

/** What becomes of a column when the extract is without identities. */
export function treatmentOf({ name, type }: SsdColumn): Treatment {
  const said = identifying[name];
  if (said) return said;
  if (type === 'uuid' || (name.endsWith('_id') && !harmlessTexts.has(name))) return 'pseudonym';
  return harmlessTypes.has(type) || harmlessTexts.has(name) ? 'keep' : 'blank';
}

/** A value after its treatment; `mark` makes the pseudonym of an id. */
export function treat(treatment: Treatment, value: string, mark: (id: string) => string): string | null {
  switch (treatment) {
    case 'keep':
      return value;
    case 'pseudonym':
      return mark(value);
    case 'month':
      return `${value.slice(0, 7)}-01`;
    case 'area':
      return toArea(value);
    case 'blank':
      return null;
  }
}

/** The outward half of a postcode: some thousands of homes, 'AL1' of 'AL1 3AB'. */
function toArea(postcode: string): string | null {
  const joined = postcode.replace(/\s+/g, '');
  return joined.length > 4 ? joined.slice(0, -3) : null;
}
