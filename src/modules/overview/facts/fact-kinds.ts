import {
  adoptionDecisionFacts,
  adoptionFacts,
  asylumStatusFacts,
  deprivationOfLibertyFacts,
  episodeFacts,
  healthYearFacts,
  leavingCareYearFacts,
  missingEpisodeFacts,
  motherhoodFacts,
  previousPermanenceFacts,
  reviewFacts,
} from '../../care/index.ts';
import {
  disabilityFacts,
  formerPupilNumberFacts,
  localIdentifierFacts,
  personFacts,
  pupilNumberFacts,
} from '../../people/index.ts';
import {
  assessmentFacts,
  assessmentFactorFacts,
  childInNeedPlanFacts,
  childProtectionPlanFacts,
  contactFacts,
  earlyHelpAssessmentFacts,
  involvementFacts,
  protectionReviewFacts,
  section47EnquiryFacts,
  visitFacts,
} from '../../practice/index.ts';
import { allocationFacts } from '../../workforce/index.ts';
import type { CinCodeListName } from '../../../formats/cin/structure.ts';
import type { CodeSet } from '../../../formats/ssda903/code-sets.ts';
import type { FactTable } from '../../../platform/facts/index.ts';

/** What a field is called on a page, and which codes it takes: of the looked-after return or of the census. */
export type FieldWords = {
  readonly label: string;
  readonly codes?: CodeSet;
  readonly census?: CinCodeListName;
};

/** A kind of fact as people speak of it. Fields that are not named here are shown nowhere and keep their value. */
export type FactKind = {
  readonly table: FactTable;
  /** 'a time in one home' */
  readonly title: string;
  readonly fields: Readonly<Record<string, FieldWords>>;
  /** The first day of a kind that other facts lead to: one of the same day is put right and never replaced, so that they stay. */
  readonly begins?: string;
};

const kind = (table: FactTable, title: string, fields: FactKind['fields'], begins?: string): FactKind => ({
  table,
  title,
  fields,
  ...(begins ? { begins } : {}),
});
const day = (label: string): FieldWords => ({ label });
const yesNo = day;

/** Every kind of fact that returns give, and that a person can put right. */
export const factKinds: readonly FactKind[] = [
  kind(personFacts, 'who this is', {
    birth_date: day('Date of birth'),
    sex: { label: 'Sex', codes: 'sex' },
    ethnicity: { label: 'Ethnicity', codes: 'ethnicity' },
    expected_on: day('Expected to be born'),
    died_on: day('Died'),
  }),
  kind(pupilNumberFacts, 'pupil number', { value: { label: 'Unique pupil number, or why there is none' } }),
  kind(formerPupilNumberFacts, 'former pupil number', { value: { label: 'Former unique pupil number' } }),
  kind(disabilityFacts, 'a disability', { code: { label: 'Disability', census: 'disability' } }),
  kind(localIdentifierFacts, 'child id', { value: { label: 'The authority’s child id' } }),
  kind(episodeFacts, 'a time in one home', {
    starts: day('Started'),
    ends: day('Ended'),
    placement_type: { label: 'Kind of home', codes: 'placement_type' },
    placement_provider: { label: 'Who runs the home', codes: 'placement_provider' },
    legal_status: { label: 'Legal status', codes: 'legal_status' },
    category_of_need: { label: 'Why the child came into care', codes: 'category_of_need' },
    reason_new: { label: 'What changed at the start', codes: 'rne' },
    reason_ended: { label: 'Why it ended', codes: 'rec' },
    reason_place_change: { label: 'Why the home changed', codes: 'reason_place_change' },
    home_postcode: { label: 'Postcode of the family home' },
    placement_postcode: { label: 'Postcode of this home' },
    urn: { label: 'Registration number of this home (URN)' },
  }),
  kind(reviewFacts, 'a review', {
    held_on: day('Held on'),
    participation: { label: 'How the child took part', codes: 'review_code' },
  }),
  kind(asylumStatusFacts, 'being an unaccompanied asylum-seeking child', { ends: day('Status ended') }),
  kind(motherhoodFacts, 'being a mother', {
    is_mother: yesNo('Is a mother'),
    child_birth_date: day('Her child’s date of birth'),
  }),
  kind(healthYearFacts, 'health in a year', {
    sdq_score: { label: 'Strengths and difficulties score (0 to 40)' },
    sdq_reason: { label: 'Why there is no score', codes: 'sdq_reason' },
    health_check: yesNo('Health check'),
    health_assessment: yesNo('Health assessment'),
    teeth_check: yesNo('Teeth check'),
    immunisations: yesNo('Immunisations up to date'),
    convicted: yesNo('Convicted or given a caution'),
    substance_misuse: yesNo('Substance misuse'),
    intervention_offered: yesNo('Help with substance misuse offered'),
    intervention_received: yesNo('Help with substance misuse received'),
  }),
  kind(leavingCareYearFacts, 'leaving care', {
    in_touch: { label: 'In touch', codes: 'in_touch' },
    activity: { label: 'What they do', codes: 'activity' },
    accommodation: { label: 'Where they live', codes: 'accommodation' },
  }),
  kind(adoptionFacts, 'an adoption', {
    interest_on: day('Decision that the child should be placed for adoption'),
    matched_on: day('Matched'),
    by_foster_carer: yesNo('Adopted by the foster carer'),
    adopters: { label: 'How many adopters' },
    adopters_sex: { label: 'Adopters', codes: 'sex_adopters' },
    adopters_status: { label: 'Adopters’ legal status', codes: 'ls_adopters' },
  }),
  kind(adoptionDecisionFacts, 'a decision for adoption', {
    decided_on: day('Decided'),
    reversed_on: day('Decision ended'),
    reversal_reason: { label: 'Why it ended', codes: 'reason_placed_ceased' },
  }),
  kind(previousPermanenceFacts, 'an earlier permanent home', {
    kind: { label: 'Kind', codes: 'prev_perm' },
    authority: { label: 'Authority', codes: 'la_perm' },
    permanence_on: { label: 'Date (a day, a month as 2020-05, or a year)' },
  }),
  kind(missingEpisodeFacts, 'being missing or away', {
    kind: { label: 'Missing or away', codes: 'missing' },
    starts: day('From'),
    ends: day('Until'),
  }),
  kind(deprivationOfLibertyFacts, 'a deprivation of liberty order', {
    starts: day('From'),
    ends: day('Until'),
  }),
  kind(allocationFacts, 'a worker’s time with the child', {
    worker_id: { label: 'Worker’s reference' },
    starts: day('From'),
    ends: day('Until'),
    reason: { label: 'Why this worker started', codes: 'sw_reason' },
  }),
  kind(contactFacts, 'somebody getting in touch', {
    received_on: day('When'),
    contact_source: { label: 'Who got in touch', census: 'referralSource' },
  }),
  kind(earlyHelpAssessmentFacts, 'an early help assessment', {
    starts: day('Started'),
    completed_on: day('Completed'),
    organisation: { label: 'Who completed it' },
  }),
  kind(
    involvementFacts,
    'help that was asked for',
    {
      opened: day('Asked for on'),
      referral_source: { label: 'Who asked', census: 'referralSource' },
      primary_need: { label: 'Main need', census: 'primaryNeed' },
      no_further_action: yesNo('No more was done'),
      closed: day('Ended'),
      reason_closed: { label: 'Why it ended', census: 'closureReason' },
      conference_on: day('First safety meeting (initial child protection conference)'),
    },
    'opened',
  ),
  kind(
    assessmentFacts,
    'an assessment',
    {
      starts: day('Started'),
      reviewed_on: day('Reviewed by the manager'),
      authorised_on: day('Authorised'),
      child_seen: yesNo('Child seen'),
      support_required: yesNo('Found that help is needed'),
    },
    'starts',
  ),
  kind(assessmentFactorFacts, 'what an assessment found', {
    code: { label: 'Factor', census: 'assessmentFactor' },
  }),
  kind(childInNeedPlanFacts, 'a family help plan', { starts: day('Started'), ends: day('Ended') }),
  kind(section47EnquiryFacts, 'finding out whether a child is safe', {
    starts: day('Started'),
    strategy_discussion_on: day('Strategy discussion'),
    conference_target: day('First safety meeting due'),
    conference_on: day('First safety meeting held'),
    conference_not_required: yesNo('No safety meeting needed'),
  }),
  kind(
    childProtectionPlanFacts,
    'a plan to keep safe',
    {
      starts: day('Started'),
      ends: day('Ended'),
      initial_category: { label: 'Because of, at first', census: 'abuseCategory' },
      latest_category: { label: 'Because of, now', census: 'abuseCategory' },
      previous_plans: { label: 'How many such plans before' },
    },
    'starts',
  ),
  kind(protectionReviewFacts, 'a safety meeting', { held_on: day('Held on') }),
  kind(visitFacts, 'a visit', {
    visited_on: day('When'),
    seen: yesNo('Child seen'),
    seen_alone: yesNo('Child seen alone'),
    bedroom_seen: yesNo('Bedroom seen'),
  }),
];

export const factTables: readonly FactTable[] = factKinds.map(({ table }) => table);

/** The kind with this label ('episode'), or undefined. */
export function findFactKind(label: string): FactKind | undefined {
  return factKinds.find(({ table }) => table.label === label);
}

/** What a contested field is called: one of the kind's own, or one about the person that the file repeats. */
export function fieldLabel(kind: FactKind, field: string): string | undefined {
  return (kind.fields[field] ?? findFactKind(personFacts.label)?.fields[field])?.label;
}
