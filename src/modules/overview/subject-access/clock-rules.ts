import { nearestLaterWorkingDay } from '../../../platform/dates/england-working-days.ts';
import { addDays, addMonths, daysBetween } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Setting } from '../../../platform/settings/settings.ts';
import type { Pause, SubjectAccessRequest } from './request-rules.ts';

/** How many months there are to answer, and how many more where a request is complex. */
export type ClockTerms = { readonly months: number; readonly moreMonths: number };

/** A local default that an authority may change: from general knowledge, not checked against the text. */
export const clockTerms: Setting<ClockTerms> = {
  key: 'subject-access.clock',
  parse: parseTerms,
  fallback: { months: 1, moreMonths: 2 },
  basis: 'UK GDPR article 12(3): one month, two more where complex; from general knowledge, unverified',
};

function parseTerms(stored: unknown): ClockTerms | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { months, moreMonths } = { months: undefined, moreMonths: undefined, ...stored };
  const isCount = (value: unknown): value is number => Number.isInteger(value);
  return isCount(months) && isCount(moreMonths) ? { months, moreMonths } : undefined;
}

export type Clock = {
  readonly due: PlainDate;
  readonly daysLeft: number;
  /** Since when it stands still because something is being made clear; null while it runs. */
  readonly stoppedSince: PlainDate | null;
  /** Whether it has not begun because nobody knows yet who is asking. */
  readonly waitsForIdentity: boolean;
};

/**
 * When an answer is due: a calendar month from the request, or from the day on which it was known who asks, longer by each
 * day on which something was being made clear (Data (Use and Access) Act 2025), and never due on a day off (the regulator's
 * guidance on time limits). All from general knowledge, unverified.
 */
export function clockOf(
  request: Pick<SubjectAccessRequest, 'receivedOn' | 'identityOn' | 'extendedOn'>,
  pauses: readonly Pause[],
  { today, terms }: { readonly today: PlainDate; readonly terms: ClockTerms },
): Clock {
  const { receivedOn, identityOn, extendedOn } = request;
  const starts = identityOn !== null && identityOn > receivedOn ? identityOn : receivedOn;
  const months = terms.months + (extendedOn === null ? 0 : terms.moreMonths);
  const stood = pauses.reduce((sum, pause) => sum + daysStood(pause, starts), 0);
  const due = nearestLaterWorkingDay(addDays(addMonths(starts, months), stood));
  const stoppedSince = pauses.find(({ answeredOn }) => answeredOn === null)?.askedOn ?? null;
  const counted = stoppedSince !== null && stoppedSince < today ? stoppedSince : today;
  return { due, daysLeft: daysBetween(counted, due), stoppedSince, waitsForIdentity: identityOn === null };
}

function daysStood({ askedOn, answeredOn }: Pause, starts: PlainDate): number {
  if (answeredOn === null || answeredOn <= starts) return 0;
  return daysBetween(askedOn < starts ? starts : askedOn, answeredOn);
}
