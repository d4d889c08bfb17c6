import type { Rule } from './rule.ts';
import { adoptionCareRules } from './rules/adoption-care-rules.ts';
import { adoptionRules } from './rules/adoption-rules.ts';
import { libertyRules } from './rules/liberty-rules.ts';
import { missingCareRules } from './rules/missing-care-rules.ts';
import { missingRules } from './rules/missing-rules.ts';
import { placedAdoptionCareRules } from './rules/placed-adoption-care-rules.ts';
import { placedAdoptionOrderRules } from './rules/placed-adoption-order-rules.ts';
import { placedAdoptionRules } from './rules/placed-adoption-rules.ts';
import { socialWorkerOrderRules } from './rules/social-worker-order-rules.ts';
import { socialWorkerRules } from './rules/social-worker-rules.ts';
import { headerRules } from './rules/header-rules.ts';
import { healthRules } from './rules/health-rules.ts';
import { strengthsRules } from './rules/strengths-rules.ts';
import { lastYearHeaderRules } from './rules/last-year-header-rules.ts';
import { unaccompaniedRules } from './rules/unaccompanied-rules.ts';
import { episodeValueRules } from './rules/episode-value-rules.ts';
import { episodeDateRules } from './rules/episode-date-rules.ts';
import { episodeStartRules } from './rules/episode-start-rules.ts';
import { episodeEndRules } from './rules/episode-end-rules.ts';
import { legalStatusRules } from './rules/legal-status-rules.ts';
import { lastYearRules } from './rules/last-year-rules.ts';
import { placementTypeRules } from './rules/placement-type-rules.ts';
import { temporaryPlacementRules } from './rules/temporary-placement-rules.ts';
import { placementProviderRules } from './rules/placement-provider-rules.ts';
import { postcodeRules } from './rules/postcode-rules.ts';
import { providerListRules } from './rules/provider-list-rules.ts';
import { motherhoodRules } from './rules/motherhood-rules.ts';
import { reviewRules } from './rules/review-rules.ts';
import { permanenceRules } from './rules/permanence-rules.ts';
import { leaverRules } from './rules/leaver-rules.ts';
import { leaverCareRules } from './rules/leaver-care-rules.ts';
import { integrityRules } from './rules/integrity-rules.ts';

/** Every rule of the collection years 2023 to 2027, in the order of their codes as the guidance lists them. */
export const rules: readonly Rule[] = [
  adoptionCareRules,
  adoptionRules,
  headerRules,
  libertyRules,
  missingCareRules,
  missingRules,
  placedAdoptionCareRules,
  placedAdoptionOrderRules,
  placedAdoptionRules,
  socialWorkerOrderRules,
  socialWorkerRules,
  healthRules,
  strengthsRules,
  lastYearHeaderRules,
  unaccompaniedRules,
  episodeValueRules,
  episodeDateRules,
  episodeStartRules,
  episodeEndRules,
  legalStatusRules,
  lastYearRules,
  placementTypeRules,
  temporaryPlacementRules,
  placementProviderRules,
  postcodeRules,
  providerListRules,
  motherhoodRules,
  reviewRules,
  permanenceRules,
  leaverRules,
  leaverCareRules,
  integrityRules,
]
  .flat()
  .sort((a, b) => compareCodes(a.code, b.code));

/** Numbers in order of size, then codes with letters. */
function compareCodes(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
