import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { daysBetween, plainDate, yearEndingMarch } from '../../../platform/dates/plain-date.ts';
import type { CheckedForm } from '../findings/finding.ts';

/** When a return opens and is due, as month and day of its collection year ('06-30'). */
export type DueDays = { readonly opens: string; readonly due: string };

/** A return of one collection year: 2026 is 1 April 2025 to 31 March 2026. */
export type ReturnYear = { readonly form: CheckedForm; readonly year: number };

/** The two years that matter today: the one that is being lived, and the one before, whose return may still be owed. */
export function listCurrentYears(today: PlainDate): readonly number[] {
  const now = yearEndingMarch(today);
  return [now - 1, now];
}

export function firstDayOf(year: number): PlainDate {
  return plainDate(`${year - 1}-04-01`);
}

export function lastDayOf(year: number): PlainDate {
  return plainDate(`${year}-03-31`);
}

/** How far a year's return is: the year goes on, the return is not open yet, can be sent, or should have been sent. */
export type Countdown = {
  readonly stage: 'year goes on' | 'not open yet' | 'open' | 'late';
  /** Days until the return is due; negative when it should have been sent. */
  readonly days: number;
  readonly due: PlainDate;
  readonly words: string;
};

/** Counts down to the day on which a return is due. */
export function countDown({ year }: Pick<ReturnYear, 'year'>, days: DueDays, today: PlainDate): Countdown {
  const due = plainDate(`${year}-${days.due}`);
  const left = daysBetween(today, due);
  const stage = stageOf({ year, days, today, due });
  return { stage, days: left, due, words: sayCountdown({ stage, days: left, due, year, opens: days.opens }) };
}

type At = {
  readonly year: number;
  readonly days: DueDays;
  readonly today: PlainDate;
  readonly due: PlainDate;
};

function stageOf({ year, days, today, due }: At): Countdown['stage'] {
  if (today > due) return 'late';
  if (today <= lastDayOf(year)) return 'year goes on';
  return today < plainDate(`${year}-${days.opens}`) ? 'not open yet' : 'open';
}

type Said = Omit<Countdown, 'words'> & { readonly year: number; readonly opens: string };

function sayCountdown({ stage, days, due, year, opens }: Said): string {
  const day = formatDate(due);
  if (stage === 'late') return `It was due on ${day}, ${sayDays(-days)} ago.`;
  if (stage === 'open')
    return days === 0 ? `It is due today, ${day}.` : `${sayDays(days)} left: it is due by ${day}.`;
  const starts = formatDate(plainDate(`${year}-${opens}`));
  return `The year ends on ${formatDate(lastDayOf(year))}. The return opens on ${starts} and is due by ${day}, in ${sayDays(days)}.`;
}

export function sayDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
