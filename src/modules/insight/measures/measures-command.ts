import type { Command, CommandInput } from '../../../platform/cli/command.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { WorkedOut } from './work-out-measures.ts';
import { measureAll } from './work-out-measures.ts';

/** `kith measures`: every measure as of a day, of everyone. Runs as loader. */
export const measuresCommand: Command = {
  name: 'measures',
  usage: [
    'kith measures [--as-of YYYY-MM-DD]',
    '    Works out every measure as of a day (today when left out). A measure that lacks an input has no value and says why.',
  ],
  options: { 'as-of': { type: 'string' } },
  run: async (input) => {
    const day = dayOf(input);
    const { database, close } = await input.open();
    const lines = await database
      .transaction({ account: null, role: 'loader' }, day, (db) => measureAll(db, day))
      .finally(close);
    if (input.options['json'] === true) input.out(JSON.stringify(lines.map(toJson), null, 2));
    else lines.forEach((line) => input.out(formatLine(line)));
    return 0;
  },
};

function dayOf({ options, today }: CommandInput): PlainDate {
  const given = options['as-of'];
  if (given === undefined) return today;
  const day = parsePlainDate(given);
  if (!day) throw new WrongUse('--as-of takes a date, such as 2026-03-31.');
  return day;
}

function toJson({ id, title, value, numerator, denominator, unit, why, parts }: WorkedOut) {
  const line = { id, title, value, numerator, denominator, unit, why };
  return parts.length === 0 ? line : { ...line, parts };
}

function formatLine({ id, title, value, numerator, denominator, unit, why }: WorkedOut): string {
  if (value === null) return `${id}  ${title}: no value. ${why ?? ''}`;
  const of = denominator === null ? '' : ` (${numerator} of ${denominator})`;
  return `${id}  ${title}: ${value} ${unit}${of}`;
}
