export { childSubject, wishesOf } from '../promises/promise-paths.ts';

export const wishesPath = '/children/:personId/wishes';
export const newWishPath = '/children/:personId/wishes/new';
export const wishPath = '/children/:personId/wishes/:wishId';
export const wishActPath = '/children/:personId/wishes/:wishId/:wishAct';
