import { numberSetting } from '../../../platform/settings/number-setting.ts';

/** After how long somebody looks at a warning again. */
export const warningReviewDays = numberSetting({
  key: 'practice.warning-review-days',
  fallback: 90,
  basis:
    'A local default: data protection law asks that what is kept about people is right and not kept longer than needed, and names no number of days. From general knowledge, not checked',
  title: 'After how long somebody has to look again whether a warning for visits is still true',
  unit: 'days',
  least: 1,
  most: 365,
});
