import { action } from '../access/index.ts';

const workers = [
  'social worker',
  'family help worker',
  'personal adviser',
  'team manager',
  'service manager',
  'front door',
] as const;
const readers = [...workers, 'reviewing officer', 'analyst', 'director', 'guardian'] as const;

/** To read what is known of a child's time in care. */
export const viewCare = action('viewCare', 'subject', readers);
/** To put a recorded fact right. */
export const correctCare = action('correctCare', 'subject', [...workers, 'analyst']);
/** To see which imported facts contradict others, and settle them. */
export const listContested = action('listContested', 'nothing', readers);
export const settleContested = action('settleContested', 'subject', [...workers, 'analyst']);
