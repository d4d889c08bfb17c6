import { formatDate, formatMonth } from '../../../platform/dates/format-date.ts';
import { partsOf } from '../../../platform/dates/plain-date.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';

/** How much of a day is known. */
export type Precision = 'day' | 'month' | 'year';

/** What somebody says of an event of the chronology. */
export type NewEvent = {
  readonly happenedOn: PlainDate;
  readonly precision: Precision;
  readonly words: string;
  readonly meaning: string | null;
  /** Whose event it is, where it is another agency's; null for ours. */
  readonly agency: string | null;
  readonly source: string;
  /** What it was taken from on the timeline, with its kind: a plan's beginning and its end have one id. */
  readonly itemId: string | null;
  readonly itemKind: string | null;
  readonly because: string | null;
  readonly alsoOf: readonly string[];
  readonly restrictedTo: string | null;
};

/** An event as it stands. */
export type ChronologyEvent = NewEvent & {
  /** The row that stands: tells whether somebody changed it meanwhile. */
  readonly id: string;
  readonly eventId: string;
  readonly personId: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
  /** How often it was said before. */
  readonly isChanged: boolean;
};

/** A day as far as it is known: '3 May 2024', 'May 2024', '2024'. */
export function formatKnown(on: PlainDate, precision: string): string {
  if (precision === 'year') return String(partsOf(on).year);
  return precision === 'month' ? formatMonth(on) : formatDate(on);
}
