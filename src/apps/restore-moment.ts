import { instant, instantAt } from '../platform/dates/instant.ts';
import type { Instant } from '../platform/dates/plain-date.ts';
import { parsePlainDate } from '../platform/dates/plain-date.ts';

const shape = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::(\d{2}(?:\.\d{1,3})?))?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * '2026-11-22 10:00:00' as clocks in London show it, or with 'Z' or an offset from UTC behind it. Undefined when it is no
 * moment.
 */
export function parseMoment(text: string): Instant | undefined {
  const [, day, time = '', seconds = '00', zone] = shape.exec(text) ?? [];
  const date = parsePlainDate(day);
  if (date === undefined || time > '23:59' || seconds >= '60') return undefined;
  if (zone !== undefined) return instant(Date.parse(`${date}T${time}:${seconds}${zone}`));
  return instant(Date.parse(instantAt('Europe/London', date, time)) + Number(seconds) * 1000);
}
