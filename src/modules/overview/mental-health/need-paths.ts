export { childSubject } from '../promises/promise-paths.ts';

export const needsPath = '/children/:personId/mental-health';
export const newNeedPath = '/children/:personId/mental-health/new';
export const needPath = '/children/:personId/mental-health/:needId';
export const needActPath = '/children/:personId/mental-health/:needId/:needAct';
export const planWordsPath = '/children/:personId/plan/mental-health';
export const waitingPath = '/mental-health';

/** Where the needs of somebody stand, of each area. */
export const needsOf = (personId: string): string => `/children/${personId}/mental-health`;
/** Where it is said what a child's plan says of a need. */
export const planWordsOf = (personId: string): string => `/children/${personId}/plan/mental-health`;
