import { todayIn } from '../../../platform/dates/instant.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';

const zone = 'Europe/London';

/** The day and the time ('06:10') that clocks here show at a moment. */
export const wallClockOf = (at: Instant): { readonly day: PlainDate; readonly time: string } => ({
  day: todayIn(zone, at),
  time: clock.format(new Date(at)),
});

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
