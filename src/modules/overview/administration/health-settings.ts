import { numberSetting } from '../../../platform/settings/number-setting.ts';

const basis = 'A local default from general knowledge (GK): not checked against a regulation.';

/** From which age on a backup, and the archive of the log, are said to be late on the page about health. */
export const backupHours = numberSetting({
  key: 'overview.backup-hours',
  title: 'A backup is late when the last one is older than',
  unit: 'hours',
  least: 1,
  most: 720,
  fallback: 26,
  basis,
});
export const archiveMinutes = numberSetting({
  key: 'overview.archive-minutes',
  title: 'The archive of the database’s log is late when the last round is older than',
  unit: 'minutes',
  least: 2,
  most: 1440,
  fallback: 15,
  basis,
});
