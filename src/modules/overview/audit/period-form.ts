import type { Period } from '../../access/index.ts';
import { instantAt } from '../../../platform/dates/instant.ts';
import { addDays, addMonths, parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** The days that a page is about, both in it. */
export type Days = { readonly from: PlainDate; readonly to: PlainDate };

/** The longest stretch that one page reads, in months: a longer one is looked at in pieces. */
const longest = 12;
const usualMonths = 3;

/** The days that an address asks for; the last three months where it asks for nothing sensible. */
export function readDays(query: Readonly<Record<string, string>>, today: PlainDate): Days {
  const to = parsePlainDate(query['to']) ?? today;
  const asked = parsePlainDate(query['from']) ?? addMonths(to, -usualMonths);
  const from = asked > to ? to : asked;
  return { from: from < addMonths(to, -longest) ? addMonths(to, -longest) : from, to };
}

/** From midnight in England to the midnight after the last day. */
export function toPeriod({ from, to }: Days): Period {
  return {
    from: instantAt('Europe/London', from, '00:00'),
    until: instantAt('Europe/London', addDays(to, 1), '00:00'),
  };
}
