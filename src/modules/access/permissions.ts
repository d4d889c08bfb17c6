import { action } from './actions/action.ts';
import { roles } from './actions/role.ts';
import type { Role } from './actions/role.ts';

/** To change one's own password and end one's own sessions: whoever may sign in may do so. */
export const manageOwnAccount = action('manageOwnAccount', 'nothing', roles);

const reading = [
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
] as const satisfies readonly Role[];
const restricting = ['service manager', 'director', 'guardian'] as const satisfies readonly Role[];

/** To read whether a record that one sees is restricted, who may look and why. */
export const seeRestriction = action('seeRestriction', 'subject', reading);

/** To restrict a record, and to change its restriction while one is named on it (domain reference 6.1, verb R). */
export const restrictPerson = action('restrictPerson', 'subject', restricting);

/** To list the restrictions that one may know of. */
export const listRestricted = action('listRestricted', 'nothing', restricting);

/** To seal records, to be shown who looked at those that one answers for, and to take over what nobody answers for. */
export const guardRecords = action('guardRecords', 'nothing', ['guardian']);

/** To be shown a sensitive record's name and whom to ask, and to look anyway for a time, with a reason. */
export const lookAtSensitive = action('lookAtSensitive', 'nothing', reading);

/** To pass on what a caller said about a child who is not found: whoever is on duty for calls. */
export const askCallBack = action('askCallBack', 'nothing', [
  'social worker',
  'family help worker',
  'personal adviser',
  'front door',
  'team manager',
  'service manager',
]);

/** To be shown calls that may be about a record on whose restriction one is named; anybody may be named. */
export const answerCallBacks = action('answerCallBacks', 'nothing', reading);

/** To declare that somebody is one's own, or a colleague's. */
export const declareConflict = action('declareConflict', 'subject', reading);

/** To declare it for a colleague: who leads. */
export const declareForColleague = action('declareForColleague', 'nothing', [
  'team manager',
  'service manager',
  'director',
  'guardian',
]);

/** To say whom one knows, and to read what one declared. */
export const tellWhomIKnow = action('tellWhomIKnow', 'nothing', reading);

/** To read every colleague's conflicts of interest and to end them. */
export const settleConflicts = action('settleConflicts', 'nothing', ['guardian']);

/** To make and close accounts and to give roles: who runs Kith, and sees no record (domain reference 6.1). */
export const administerAccounts = action('administerAccounts', 'nothing', ['administrator']);

/** To see who looked at one person's record, and by what right (domain reference 4.11). */
export const seeLooks = action('seeLooks', 'subject', ['director', 'guardian']);

/** To see what an account looked at, and what stood out. */
export const watchLooks = action('watchLooks', 'nothing', ['director', 'guardian']);

/** To say what was found where looking stood out. */
export const explainLooks = action('explainLooks', 'nothing', ['guardian']);
