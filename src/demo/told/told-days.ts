import { instant } from '../../platform/dates/instant.ts';
import type { Instant, PlainDate } from '../../platform/dates/plain-date.ts';
import { addDays } from '../../platform/dates/plain-date.ts';

/** The moment at an hour (UTC) of the day so many days before a day. */
export function instantOn(today: PlainDate, daysAgo: number, hour: number): Instant {
  return instant(Date.parse(`${addDays(today, -daysAgo)}T${String(hour).padStart(2, '0')}:00:00Z`));
}
