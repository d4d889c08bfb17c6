import { instantAt } from '../../../platform/dates/instant.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';

const zone = 'Europe/London';
const words: Readonly<Record<string, string>> = { midnight: '00:00', midday: '12:00', noon: '12:00' };

/** A time of day as people write it: '22:30', '22.30', '2230', '10:30pm', '6 am', 'midnight'. Undefined where it cannot be read. */
export function parseTime(typed: string): string | undefined {
  const said = typed.trim().toLowerCase();
  const named = words[said];
  if (named !== undefined) return named;
  const [, hour = '', minute = '00', half = ''] =
    /^(\d{1,2})[:.]?(\d{2})(?:\s*([ap])\.?m\.?)?$/.exec(said) ?? readWholeHour(said);
  const hours = hour === '' ? undefined : toHours(Number(hour), half);
  if (hours === undefined || Number(minute) > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${minute}`;
}

/** '6 am': an hour without minutes needs to say which half of the day. */
function readWholeHour(said: string): readonly string[] {
  const [, hour = '', half = ''] = /^(\d{1,2})\s*([ap])\.?m\.?$/.exec(said) ?? [];
  return [said, hour, '00', half];
}

function toHours(hour: number, half: string): number | undefined {
  if (half === '') return hour > 23 ? undefined : hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

/** The moment at which clocks here show that time on that day. */
export const momentOn = (day: PlainDate, time: string): Instant => instantAt(zone, day, time);
