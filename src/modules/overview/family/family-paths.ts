export { childSubject } from '../promises/promise-paths.ts';

/** A family is a view from one child: whoever is around them on the day. */
export const familyPath = '/children/:personId/family';
export const knowFirstPath = '/children/:personId/know-first';
export const warningsPath = '/children/:personId/warnings';
export const newWarningPath = '/children/:personId/warnings/new';
export const warningPath = '/children/:personId/warnings/:warningId';
export const warningActPath = '/children/:personId/warnings/:warningId/:warningAct';

export const familyOf = (personId: string): string => `/children/${personId}/family`;
export const knowFirstOf = (personId: string): string => `/children/${personId}/know-first`;
export const warningsOf = (personId: string): string => `/children/${personId}/warnings`;
