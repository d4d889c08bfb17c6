import { action } from '../access/index.ts';
import type { Role } from '../access/index.ts';

const working = [
  'social worker',
  'family help worker',
  'personal adviser',
  'front door',
  'team manager',
  'service manager',
] as const satisfies readonly Role[];
const reading = [
  ...working,
  'reviewing officer',
  'analyst',
  'director',
  'guardian',
] as const satisfies readonly Role[];
const deciding = [
  'front door',
  'team manager',
  'service manager',
  'guardian',
] as const satisfies readonly Role[];

/** To look for people; the search itself answers only with those whom the account may see. */
export const searchPeople = action('searchPeople', 'nothing', reading);

/** To add somebody, after a search. */
export const addPerson = action('addPerson', 'nothing', working);

/** To open what is recorded of one person: names, numbers, homes, family. */
export const viewPerson = action('viewPerson', 'subject', reading);

/** To add to it, correct it, or say that the record was a mistake. */
export const changePerson = action('changePerson', 'subject', working);

/** To say from whom it is withheld where somebody lives, and to end it: by those who may have the address themselves. */
export const withholdAddress = action('withholdAddress', 'subject', working);

/** To open the list of records that may be of one person. */
export const listLikelySame = action('listLikelySame', 'nothing', deciding);

/** To decide whether two records are of one person, and to take such a decision back. */
export const decideSamePerson = action('decideSamePerson', 'subject', deciding);

/** To say whether a new record is of a person whose restricted record one answers for; the database says which these are. */
export const settleSilentMatches = action('settleSilentMatches', 'nothing', reading);
