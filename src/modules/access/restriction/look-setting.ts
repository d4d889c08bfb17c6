import { numberSetting } from '../../../platform/settings/number-setting.ts';

/** For how many minutes somebody may look at a restricted record. */
export const lookMinutes = numberSetting({
  key: 'access.look-minutes',
  title: 'Looking anyway at a restricted record lasts',
  unit: 'minutes',
  least: 5,
  most: 1440,
  fallback: 60,
  basis:
    'A local default from general knowledge (GK): long enough to read a record; no guidance says how long.',
});
