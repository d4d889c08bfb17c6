import { addMonths } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addWorkingDays, nearestEarlierWorkingDay } from '../../../platform/dates/england-working-days.ts';

/** When the next review has to be held at the latest, and which of the three clocks says so. */
export type ReviewDue = { readonly due: PlainDate; readonly holdBy: PlainDate; readonly why: string };

/**
 * Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33 (in force from 1 April 2011; the
 * intervals are from general knowledge and not yet checked against the primary text): the first review within 20 working
 * days of the start of care, the second within three months of the first, then within six months of the last.
 * Months are the longest a review may wait, so they do not roll forward over a weekend: `holdBy` is a working day.
 */
const verified = false;

/** The review clock of a period of care that goes on. Reviews are those held since it began, in any order. */
export function nextReview(careStarted: PlainDate, held: readonly PlainDate[]): ReviewDue {
  const since = held.filter((date) => date >= careStarted).sort();
  const last = since.at(-1);
  if (last === undefined)
    return toDue(addWorkingDays(careStarted, 20), 'First review: within 20 working days of coming into care');
  if (since.length === 1) return toDue(addMonths(last, 3), 'Second review: within 3 months of the first');
  return toDue(addMonths(last, 6), 'Later reviews: within 6 months of the last');
}

function toDue(due: PlainDate, why: string): ReviewDue {
  const source = `Care Planning Regulations 2010, regulation 33${verified ? '' : '; not yet checked against the text of the law'}`;
  return { due, holdBy: nearestEarlierWorkingDay(due), why: `${why} (${source}).` };
}
