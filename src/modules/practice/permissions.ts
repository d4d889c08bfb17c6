import { action } from '../access/index.ts';

/** To read what was told of a child, to whom and why. */
export const viewSharing = action('viewSharing', 'subject', [
  'social worker',
  'family help worker',
  'personal adviser',
  'front door',
  'team manager',
  'service manager',
  'reviewing officer',
  'director',
  'guardian',
]);

/** To record that something was told, or was not. */
export const recordSharing = action('recordSharing', 'subject', [
  'social worker',
  'family help worker',
  'personal adviser',
  'front door',
  'team manager',
  'service manager',
  'guardian',
]);
