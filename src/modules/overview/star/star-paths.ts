export { childSubject, starOf } from '../promises/promise-paths.ts';

export const starPath = '/children/:personId/star';
export const newReadingPath = '/children/:personId/star/new';
export const areasPath = '/children/:personId/star/areas';
export const readingPath = '/children/:personId/star/:starReadingId';
