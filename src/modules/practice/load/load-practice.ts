import type { FactField, FactTable } from '../../../platform/facts/index.ts';

const text = (...names: string[]): FactField[] => names.map((name) => ({ name, type: 'text' }));
const date = (...names: string[]): FactField[] => names.map((name) => ({ name, type: 'date' }));
const flag = (...names: string[]): FactField[] => names.map((name) => ({ name, type: 'boolean' }));
const link = (name: string): FactField[] => [{ name, type: 'uuid' }];

const fact = (label: string, fields: FactField[]): FactTable => ({
  name: `practice.${label}`,
  label,
  subject: 'person_id',
  fields,
});

/** Somebody got in touch about a child. */
export const contactFacts = fact('contact', [...date('received_on'), ...text('contact_source')]);

export const earlyHelpAssessmentFacts = fact('early_help_assessment', [
  ...date('starts', 'completed_on'),
  ...text('organisation'),
]);

/** The one continuum: from the day on which help was asked for to the day on which it ended. */
export const involvementFacts = fact('involvement', [
  ...date('opened'),
  ...text('referral_source', 'primary_need'),
  ...flag('no_further_action'),
  ...date('closed'),
  ...text('reason_closed'),
  ...date('conference_on'),
]);

/** `involvement_id` is the involvement fact that it belongs to, null where that is not known; so below. */
export const assessmentFacts = fact('assessment', [
  ...link('involvement_id'),
  ...date('starts', 'reviewed_on', 'authorised_on'),
  ...flag('child_seen', 'support_required'),
]);

export const assessmentFactorFacts = fact('assessment_factor', [...link('assessment_id'), ...text('code')]);

export const childInNeedPlanFacts = fact('child_in_need_plan', [
  ...link('involvement_id'),
  ...date('starts', 'ends'),
]);

export const section47EnquiryFacts = fact('section_47_enquiry', [
  ...link('involvement_id'),
  ...date('starts', 'strategy_discussion_on', 'conference_target', 'conference_on'),
  ...flag('conference_not_required'),
]);

export const childProtectionPlanFacts = fact('child_protection_plan', [
  ...link('involvement_id'),
  ...date('starts', 'ends'),
  ...text('initial_category', 'latest_category'),
  { name: 'previous_plans', type: 'smallint' },
]);

/** `plan_id` is the protection plan that was reviewed, null where that is not known. */
export const protectionReviewFacts = fact('protection_review', [...link('plan_id'), ...date('held_on')]);

/** `kind`: 'child in need', 'child protection', 'looked after', 'leaving care' or 'other'. */
export const visitFacts = fact('visit', [
  ...date('visited_on'),
  ...text('kind'),
  ...flag('seen', 'seen_alone', 'bedroom_seen'),
]);
