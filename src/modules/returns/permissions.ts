import { action } from '../access/index.ts';

/** To load files of a return, and read what was wrong in them: it shows cells about any child. */
export const loadReturns = action('loadReturns', 'nothing', ['analyst', 'service manager']);

/** To see what the rules of a return find about the children whose records the account may see. */
export const seeFindings = action('seeFindings', 'nothing', [
  'team manager',
  'service manager',
  'analyst',
  'director',
]);

/** To ask for a check of everybody at once. */
export const checkReturns = action('checkReturns', 'nothing', ['service manager', 'analyst']);

/** One's own few things to put right: findings about one's own children, or one's team's. */
export const mendFindings = action('mendFindings', 'nothing', [
  'social worker',
  'family help worker',
  'personal adviser',
  'team manager',
]);

/** To read one finding about a child, with the data beside it. */
export const readFinding = action('readFinding', 'subject', [
  'social worker',
  'family help worker',
  'personal adviser',
  'team manager',
  'service manager',
  'analyst',
  'director',
]);

/** To accept that a row is right although it breaks a rule, and to take that back. */
export const explainFinding = action('explainFinding', 'subject', [
  'team manager',
  'service manager',
  'analyst',
]);

/** To read a whole year's return: its figures, its frozen copies. It shows every child. */
export const readReturn = action('readReturn', 'nothing', ['service manager', 'analyst', 'director']);

/** To freeze a copy for signature. Whoever prepares a return does not sign it. */
export const prepareReturn = action('prepareReturn', 'nothing', ['analyst']);

/** To sign a frozen copy off. */
export const signReturn = action('signReturn', 'nothing', ['service manager', 'director']);
