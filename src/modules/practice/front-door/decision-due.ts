import { addWorkingDays } from '../../../platform/dates/england-working-days.ts';
import { instantAt, millisecondsAt, todayIn } from '../../../platform/dates/instant.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { numberSetting } from '../../../platform/settings/number-setting.ts';

export const frontDoorDays = numberSetting({
  key: 'practice.front-door-days',
  fallback: 1,
  basis:
    'Working Together to Safeguard Children: a decision within one working day of receipt. From general knowledge, not checked against the text',
  title: 'How long a decision at the front door may take',
  unit: 'working days',
  least: 1,
  most: 5,
});

/**
 * By when a decision is due: the time of day at which it came, so many working days later. What came on a free day runs from
 * that day, so that Saturday's is due on Monday. Source: frontDoorDays.
 */
export function dueAt(receivedAt: Instant, workingDays: number): Instant {
  const zone = 'Europe/London';
  const { time } = whenOf(receivedAt);
  return instantAt(zone, addWorkingDays(todayIn(zone, receivedAt), workingDays), time);
}

/** The day and the time ('14:30') that clocks in London show. */
export function whenOf(at: Instant): { readonly day: PlainDate; readonly time: string } {
  const parts = new Map(
    londonClock.formatToParts(millisecondsAt(at)).map(({ type, value }) => [type, value]),
  );
  return {
    day: todayIn('Europe/London', at),
    time: `${parts.get('hour') ?? ''}:${parts.get('minute') ?? ''}`,
  };
}

const londonClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
});
