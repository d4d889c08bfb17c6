import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** Said in place of an address to somebody who may not have it. Whether one is recorded is not said. */
export const keptWords =
  'Address withheld. Whoever works with them knows more: ask their worker, and do not look for it elsewhere.';

/** In a list, in place of an address: to everybody, for a list is read over a shoulder. */
export const keptInList = 'Address withheld';
export const guardedInList = 'Address withheld: open the record to see it';

type Said = {
  /** The name of whom it is withheld from; null for everybody. */
  readonly from: string | null;
  /** Whose safety it is for, where it is somebody else of the household. */
  readonly about: string | null;
  readonly decidedBy: string;
  readonly decidedOn: PlainDate;
  readonly reviewBy: PlainDate;
  readonly today: PlainDate;
};

/** The warning beside an address: 'Not to be given to Dan Vokzarb or anyone acting for him or her: decided 3 May 2026 by …'. */
export function warningWords({ from, about, decidedBy, decidedOn, reviewBy, today }: Said): string {
  const whom = from === null ? 'anybody who does not work with them' : `${from} or anyone acting for them`;
  const whose = about === null ? '' : ` because of ${about}, who lives there too`;
  const late =
    reviewBy < today
      ? ` It was to be looked at again by ${formatDate(reviewBy)}: until somebody does, it stands.`
      : '';
  return `Address not to be given to ${whom}${whose}: decided ${formatDate(decidedOn)} by ${decidedBy}.${late}`;
}
