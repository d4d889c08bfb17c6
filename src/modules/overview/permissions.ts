import { action } from '../access/index.ts';

/** Who may ask for, and two together open, the link to a record that was sealed. */
const sealKeepers = ['guardian', 'service manager', 'director'] as const;

/** Who looks at what is to be kept or destroyed. */
const recordKeepers = ['guardian', 'service manager', 'director'] as const;

/** To open a child's page: everyone whose work is with children's records. */
export const viewChild = action('viewChild', 'subject', [
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
]);

/** To record that an adoption order was made, which seals a record. */
export const recordAdoption = action('recordAdoption', 'subject', ['guardian', 'service manager']);

/** To know of the requests to open the link between a sealed record and the one after it; the database says whose key it is. */
export const openSealedLinks = action('openSealedLinks', 'nothing', sealKeepers);

/** To ask for such a link to be opened, on the page of a person. */
export const askSealedLink = action('askSealedLink', 'subject', sealKeepers);

/** To see which records' time has ended, and the proof of what was destroyed. */
export const reviewDisposal = action('reviewDisposal', 'nothing', recordKeepers);

/** To see how long one record is kept. */
export const openDisposal = action('openDisposal', 'subject', recordKeepers);

/** To set or end a legal hold on a record, and to keep it longer. */
export const holdRecord = action('holdRecord', 'subject', recordKeepers);

/** To propose that a record be destroyed. */
export const proposeDisposal = action('proposeDisposal', 'subject', ['guardian']);

/** To decide on such a proposal: never one's own. */
export const decideDisposal = action('decideDisposal', 'subject', ['service manager', 'director']);

/** To see which requests for what is held about somebody wait for an answer. */
export const listSubjectAccess = action('listSubjectAccess', 'nothing', ['guardian', 'director']);

/** To read one such request, its passages and its copy. */
export const readSubjectAccess = action('readSubjectAccess', 'subject', ['guardian', 'director']);

/** To record one, decide what stays out of the copy, prepare and release it. */
export const handleSubjectAccess = action('handleSubjectAccess', 'subject', ['guardian']);

/** To change the numbers that an authority may choose. */
export const changeSettings = action('changeSettings', 'nothing', ['administrator']);

/** To see how Kith is: the database, the jobs, the seal of the trail. */
export const seeHealth = action('seeHealth', 'nothing', ['administrator']);
