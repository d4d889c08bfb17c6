import type { FactField, FactTable } from '../../../platform/facts/index.ts';

const text = (...names: string[]): FactField[] => names.map((name) => ({ name, type: 'text' }));
const date = (...names: string[]): FactField[] => names.map((name) => ({ name, type: 'date' }));
const flag = (...names: string[]): FactField[] => names.map((name) => ({ name, type: 'boolean' }));
const year: FactField = { name: 'year', type: 'smallint' };

const fact = (label: string, fields: FactField[]): FactTable => ({
  name: `care.${label}`,
  label,
  subject: 'person_id',
  fields,
});

/** The finest dated stretch: one legal status, one home, one carer. */
export const episodeFacts: FactTable = {
  ...fact('episode', [
    ...date('starts', 'ends'),
    ...text(
      'reason_new',
      'legal_status',
      'category_of_need',
      'placement_type',
      'placement_provider',
      'reason_ended',
    ),
    ...text('reason_place_change', 'home_postcode', 'placement_postcode', 'urn'),
  ]),
  keepsFields: true,
};

export const reviewFacts = fact('review', [...date('held_on'), ...text('participation')]);

export const asylumStatusFacts = fact('asylum_status', date('ends'));

export const motherhoodFacts = fact('motherhood', [...flag('is_mother'), ...date('child_birth_date')]);

export const healthYearFacts = fact('health_year', [
  year,
  { name: 'sdq_score', type: 'smallint' },
  ...text('sdq_reason'),
  ...flag(
    'convicted',
    'health_check',
    'immunisations',
    'teeth_check',
    'health_assessment',
    'substance_misuse',
  ),
  ...flag('intervention_received', 'intervention_offered'),
]);

export const leavingCareYearFacts = fact('leaving_care_year', [
  year,
  ...text('in_touch', 'activity', 'accommodation'),
]);

export const adoptionFacts = fact('adoption', [
  ...date('interest_on', 'matched_on'),
  ...flag('by_foster_carer'),
  { name: 'adopters', type: 'smallint' },
  ...text('adopters_sex', 'adopters_status'),
]);

export const adoptionDecisionFacts = fact('adoption_decision', [
  ...date('decided_on', 'reversed_on'),
  ...text('reversal_reason'),
]);

/** `permanence_on` is a day, a month or a year: '2020-05-17', '2020-05', '2020'. */
export const previousPermanenceFacts = fact('previous_permanence', [
  year,
  ...text('kind', 'authority', 'permanence_on'),
]);

export const missingEpisodeFacts = fact('missing_episode', [...text('kind'), ...date('starts', 'ends')]);

export const deprivationOfLibertyFacts = fact('deprivation_of_liberty', date('starts', 'ends'));

/**
 * What a list for inspection said of a child on `said_on` where no fact can say it exactly. `row_key` tells the child's rows
 * of a list apart, `item` the column; `instead_of` is what the record gave then, null for nothing.
 */
export const inspectionStatementFacts = fact('inspection_statement', [
  ...date('said_on'),
  { name: 'list', type: 'smallint' },
  ...text('row_key', 'item', 'value', 'instead_of'),
]);
