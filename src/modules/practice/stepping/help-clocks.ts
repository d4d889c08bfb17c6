import { numberSetting } from '../../../platform/settings/number-setting.ts';

const workingTogether =
  'Working Together to Safeguard Children. From general knowledge, not checked against the text';

export const conferenceDays = numberSetting({
  key: 'practice.conference-days',
  fallback: 15,
  basis: 'Standard Safeguarding Dataset and census rule 8675Q: 15 working days from the strategy discussion',
  title: 'How long after the strategy discussion a child protection conference may be held',
  unit: 'working days',
  least: 1,
  most: 30,
});
export const coreGroupDays = numberSetting({
  key: 'practice.core-group-days',
  fallback: 10,
  basis: workingTogether,
  title: 'How long after the conference the first core group may meet',
  unit: 'working days',
  least: 1,
  most: 30,
});
export const firstReviewMonths = numberSetting({
  key: 'practice.first-review-months',
  fallback: 3,
  basis: workingTogether,
  title: 'How long after the conference the first review conference may be held',
  unit: 'months',
  least: 1,
  most: 6,
});
export const laterReviewMonths = numberSetting({
  key: 'practice.later-review-months',
  fallback: 6,
  basis: workingTogether,
  title: 'How long after a review conference the next may be held',
  unit: 'months',
  least: 1,
  most: 12,
});
export const assessmentDays = numberSetting({
  key: 'practice.assessment-days',
  fallback: 45,
  basis: workingTogether,
  title: 'How long after the referral an assessment may take',
  unit: 'working days',
  least: 5,
  most: 90,
});

/** How long a change of worker that has begun can be taken back as a mistake; no law sets it. */
export const takeBackDays = numberSetting({
  key: 'practice.handover-take-back-days',
  fallback: 7,
  basis: 'Local default: no law sets it',
  title: 'How long after a new worker’s first day a change of worker can be taken back as a mistake',
  unit: 'days',
  least: 0,
  most: 28,
});
