import { action } from '../access/index.ts';

/** Who decides: a qualified manager. */
const managers = ['team manager', 'service manager'] as const;

/** Who helps a family, and their managers. */
const helpers = ['social worker', 'family help worker', 'personal adviser', ...managers] as const;

/** Who writes in a child's record: who helps, the front door, and who reviews. */
const writers = [...helpers, 'front door', 'reviewing officer'] as const;

/** Who reads it: who writes in it, and who answers for the whole. */
const readers = [...writers, 'director', 'guardian'] as const;

/** To read what was told of a child, to whom and why. */
export const viewSharing = action('viewSharing', 'subject', readers);

/** To record that something was told, or was not. */
export const recordSharing = action('recordSharing', 'subject', [
  'social worker',
  'family help worker',
  'personal adviser',
  'front door',
  'team manager',
  'service manager',
  'guardian',
]);

/** To see who got in touch, and what waits for a decision. */
export const seeFrontDoor = action('seeFrontDoor', 'nothing', [
  'front door',
  'team manager',
  'service manager',
  'director',
  'guardian',
]);

/** To record that somebody got in touch, find out and answer. */
export const workFrontDoor = action('workFrontDoor', 'nothing', [
  'front door',
  'team manager',
  'service manager',
]);

/** To decide what follows: a qualified manager, never a worker who only gathered (domain reference 1.2). */
export const decideAtFrontDoor = action('decideAtFrontDoor', 'nothing', managers);

/** To read the letter that explains a decision at the front door to a family, and what became of it. */
export const readLetters = action('readLetters', 'subject', readers);

/** To write it: whoever may decide reads it through before it goes. */
export const writeLetters = action('writeLetters', 'subject', managers);

/** To say that a family has it or why not, that somebody disagrees, and what they were answered. */
export const giveLetters = action('giveLetters', 'subject', writers);

/** To read what was written of visits to a child; of each entry the words that are for the reader. */
export const viewEntries = action('viewEntries', 'subject', readers);

/** To write down a visit, and to put something beside an entry. */
export const recordEntries = action('recordEntries', 'subject', writers);

/** To see what one has begun and not finished. */
export const listUnfinished = action('listUnfinished', 'nothing', writers);

/** To read a child's plan, as it is and as it was agreed. */
export const viewPlan = action('viewPlan', 'subject', readers);

/** To change a child's plan: goals, steps, readings, what somebody said of it, and to agree a version. */
export const changePlan = action('changePlan', 'subject', writers);

/** To see what one promised, and has to keep. Promises are read and written by those who read and change the plan. */
export const listPromisesDue = action('listPromisesDue', 'nothing', writers);

/**
 * To see the places, groups and spaces online that touch children whom the reader may see. What is written of one is read and
 * written by those who read and change the plan of a child whom it touches.
 */
export const listHarmOutside = action('listHarmOutside', 'nothing', readers);

/** To read what support somebody needs (mental health, substance use, domestic abuse), and what came of asking for support. */
export const viewMentalHealth = action('viewMentalHealth', 'subject', readers);

/** To write down what support somebody needs, who was asked and what they answered. */
export const recordMentalHealth = action('recordMentalHealth', 'subject', writers);

/** To see who waits for support, and how long: of those whom the reader may see. */
export const listMentalHealth = action('listMentalHealth', 'nothing', readers);

/**
 * To see support at the edge of care of those whom the reader may see, with what it cost. The support of a child is read and written
 * by those who read and change the plan.
 */
export const listEdgeSupport = action('listEdgeSupport', 'nothing', [
  'team manager',
  'service manager',
  'director',
  'guardian',
]);

/** To read who works and worked with a child, and how each change of worker was told. */
export const viewHandover = action('viewHandover', 'subject', readers);

/** To plan a change of worker, say who was told and how goodbye was said, and take it back. */
export const changeHandover = action('changeHandover', 'subject', helpers);

/** To hand over all the children of a worker who leaves: who answers for a team. */
export const handOverAll = action('handOverAll', 'nothing', ['team manager', 'service manager']);

/** To see in which changes of worker somebody has not been told, or nobody said goodbye. */
export const listHandoversToDo = action('listHandoversToDo', 'nothing', helpers);

/** To write down a step of help or protection. Where it is a manager's to decide, it waits. */
export const recordStep = action('recordStep', 'subject', helpers);

/** To write down what a child protection conference decided: its chair, or a manager. */
export const recordConference = action('recordConference', 'subject', [
  'team manager',
  'service manager',
  'reviewing officer',
]);

/** To decide a step that waits, and to take back one that was a mistake: a qualified manager (domain reference 1.5 to 1.13). */
export const decideStep = action('decideStep', 'subject', managers);

/** To see which steps wait for a decision. */
export const listWaitingSteps = action('listWaitingSteps', 'nothing', managers);

/** To see what devices sent that nobody has recorded: of one's own what differs; of others' for who answers for the child. */
export const listHeldUploads = action('listHeldUploads', 'nothing', [...writers, 'guardian']);

/** To decide what becomes of it. */
export const decideHeldUpload = action('decideHeldUpload', 'subject', [...writers, 'guardian']);
