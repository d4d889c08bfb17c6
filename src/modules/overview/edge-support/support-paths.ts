export { childSubject } from '../promises/promise-paths.ts';

export const supportsPath = '/children/:personId/staying-home';
export const newSupportPath = '/children/:personId/staying-home/new';
export const supportPath = '/children/:personId/staying-home/:supportId';
export const supportActPath = '/children/:personId/staying-home/:supportId/:supportAct';
export const allSupportPath = '/staying-home';

/** Where the support of a child to stay at home stands. */
export const supportsOf = (personId: string): string => `/children/${personId}/staying-home`;
