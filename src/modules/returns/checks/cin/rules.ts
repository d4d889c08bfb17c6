import type { CinRule } from './rule.ts';
import { assessmentRules } from './rules/assessment-rules.ts';
import { childRules } from './rules/child-rules.ts';
import { cinPlanRules } from './rules/cin-plan-rules.ts';
import { closureRules } from './rules/closure-rules.ts';
import { protectionRules } from './rules/protection-rules.ts';
import { referralRules } from './rules/referral-rules.ts';
import { returnRules } from './rules/return-rules.ts';
import { section47Rules } from './rules/section47-rules.ts';
import { upnRules } from './rules/upn-rules.ts';

/** Every rule of the collection years 2023 to 2026, in the order of their codes. */
export const cinRules: readonly CinRule[] = [
  ...returnRules,
  ...upnRules,
  ...childRules,
  ...referralRules,
  ...closureRules,
  ...assessmentRules,
  ...section47Rules,
  ...cinPlanRules,
  ...protectionRules,
].sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }));
