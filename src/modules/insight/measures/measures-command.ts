import type { Command, CommandInput } from '../../../platform/cli/command.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { WayToPart } from './group-words.ts';
import { parseWayToPart, waysToPart } from './group-words.ts';
import type { WorkedOut, WorkedOutBy } from './work-out-measures.ts';
import { measureAll, measureAllBy } from './work-out-measures.ts';

/** `kith measures`: every measure as of a day, of everyone or group by group. Runs as loader. */
export const measuresCommand: Command = {
  name: 'measures',
  usage: [
    'kith measures [--as-of YYYY-MM-DD] [--by team|area|age|ethnicity|need]',
    '    Works out every measure as of a day (today when left out). A measure that lacks an input has no value and says why.',
    '    --by repeats each measure for every group of children, as of the day; who is in none is "not-known".',
  ],
  options: { 'as-of': { type: 'string' }, by: { type: 'string' } },
  run: async (input) => {
    const day = dayOf(input);
    const by = wayOf(input);
    const { database, close } = await input.open();
    const lines = await database
      .transaction({ account: null, role: 'counter' }, day, (db) =>
        by === undefined ? measureAll(db, day) : measureAllBy(db, day, by),
      )
      .finally(close);
    if (input.options['json'] === true) input.out(JSON.stringify(lines.map(toJson), null, 2));
    else lines.forEach((line) => input.out(formatLine(line)));
    return 0;
  },
};

function wayOf({ options }: CommandInput): WayToPart | undefined {
  const given = options['by'];
  if (given === undefined) return undefined;
  const way = parseWayToPart(String(given));
  if (!way) throw new WrongUse(`--by takes one of ${waysToPart.join(', ')}.`);
  return way;
}

function dayOf({ options, today }: CommandInput): PlainDate {
  const given = options['as-of'];
  if (given === undefined) return today;
  const day = parsePlainDate(given);
  if (!day) throw new WrongUse('--as-of takes a date, such as 2026-03-31.');
  return day;
}

type Line = WorkedOut | WorkedOutBy;

function toJson(line: Line) {
  const { id, title, value, numerator, denominator, unit, why, parts } = line;
  const groups = 'by' in line ? { by: line.by, group: line.group, groupLabel: line.groupLabel } : {};
  const whole = { id, title, ...groups, value, numerator, denominator, unit, why };
  return parts.length === 0 ? whole : { ...whole, parts };
}

function formatLine(line: Line): string {
  const { id, title, value, numerator, denominator, unit, why } = line;
  const name = 'by' in line && line.groupLabel !== null ? `${title}, ${line.groupLabel}` : title;
  if (value === null) return `${id}  ${name}: no value. ${why ?? ''}`;
  const of = denominator === null ? '' : ` (${numerator} of ${denominator})`;
  return `${id}  ${name}: ${value} ${unit}${of}`;
}
