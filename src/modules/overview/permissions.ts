import { action } from '../access/index.ts';

/** To open a child's page: everyone whose work is with children's records. */
export const viewChild = action('viewChild', 'subject', [
  'social worker',
  'family help worker',
  'personal adviser',
  'front door',
  'team manager',
  'service manager',
  'reviewing officer',
  'analyst',
  'director',
  'guardian',
]);
