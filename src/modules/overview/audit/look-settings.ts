import { numberSetting } from '../../../platform/settings/number-setting.ts';

const basis = 'A local default from general knowledge (GK): not checked against a regulation.';

/** From which hour on looking counts as at night, and until which (hours of the day in England). */
export const nightFrom = numberSetting({
  key: 'overview.night-from',
  title: 'Looking at records counts as at night from (hour of the day)',
  unit: 'o’clock',
  least: 18,
  most: 24,
  fallback: 23,
  basis,
});
export const nightUntil = numberSetting({
  key: 'overview.night-until',
  title: 'Looking at records counts as at night until (hour of the day)',
  unit: 'o’clock',
  least: 1,
  most: 9,
  fallback: 6,
  basis,
});
