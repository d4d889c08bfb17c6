import { numberSetting } from '../../../platform/settings/number-setting.ts';

/** After how many days without a word from a service somebody should ask it again. */
export const askAgainDays = numberSetting({
  key: 'practice.mental-health-ask-again-days',
  fallback: 28,
  basis:
    'A local default: no law sets a number of days. 28 is how long a need is without support before our measure counts it (M-CH-14). From general knowledge, not checked',
  title: 'How long somebody waits for mental-health support without a word before the service is asked again',
  unit: 'days',
  least: 1,
  most: 365,
});
