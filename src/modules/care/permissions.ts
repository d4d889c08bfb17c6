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

const missingReaders = [...workers, 'reviewing officer', 'director', 'guardian'] as const;

/** To read when a child was missing, and what came of the talk afterwards: of the words those that are for the reader. */
export const viewMissing = action('viewMissing', 'subject', missingReaders);
/** To write down that a child is missing or back, who was told, and the talk afterwards. */
export const recordMissing = action('recordMissing', 'subject', [...workers, 'reviewing officer']);
/** To see who is missing now, and what comes again: of the children whom the reader may see. */
export const listMissing = action('listMissing', 'nothing', missingReaders);
