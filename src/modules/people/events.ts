import type { DomainEvent } from '../../platform/database/database.ts';

/** Somebody was added by hand. */
export const personAdded = (personId: string): DomainEvent => ({ event: 'PersonAdded', body: { personId } });

/** Something about somebody was recorded, corrected, taken back or put back. */
export const personChanged = (personId: string, fact: string): DomainEvent => ({
  event: 'PersonChanged',
  body: { personId, fact },
});

/** Two records were found to be of one person; the first leads to the second. */
export const foundSame = (personId: string, canonicalId: string): DomainEvent => ({
  event: 'FoundSamePerson',
  body: { personId, canonicalId },
});

/** That finding was taken back. */
export const separatedAgain = (personId: string, canonicalId: string): DomainEvent => ({
  event: 'SeparatedAgain',
  body: { personId, canonicalId },
});
