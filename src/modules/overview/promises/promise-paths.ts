export const promisesPath = '/children/:personId/promises';
export const newPromisePath = '/children/:personId/promises/new';
export const promisePath = '/children/:personId/promises/:promiseId';
export const promiseActPath = '/children/:personId/promises/:promiseId/:promiseAct';
export const ownPromisesPath = '/promises';

/** Where the promises made to a child and the family stand. */
export const promisesOf = (personId: string): string => `/children/${personId}/promises`;
export const wishesOf = (personId: string): string => `/children/${personId}/wishes`;
export const starOf = (personId: string): string => `/children/${personId}/star`;

export const childSubject = ({ personId }: { personId: string }): string => personId;
