import { writeCsv } from '../../../formats/index.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
import type { CommandInput } from '../../../platform/cli/command.ts';

/** How findings are told: in words for a person, or as CSV or JSON for another program. */
export type Format = 'table' | 'csv' | 'json';

/** @throws WrongUse */
export function parseFormat({ format, json }: CommandInput['options']): Format {
  if (format === undefined) return json === true ? 'json' : 'table';
  if (format === 'table' || format === 'csv' || format === 'json') return format;
  throw new WrongUse(`--format takes table, csv or json, not "${String(format)}".`);
}

/** A cell of a finding: text, or a row's number. */
type Cell = string | number | null;

/** Records as CSV with a header row (lines end in LF) or as a JSON list with one object a line. */
export function formatRecords<Name extends string>(
  format: 'csv' | 'json',
  names: readonly Name[],
  records: readonly Readonly<Record<Name, Cell>>[],
): string {
  if (format === 'json') {
    const lines = records.map((record) =>
      JSON.stringify(Object.fromEntries(names.map((name) => [name, record[name]]))),
    );
    return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
  }
  const toText = (cell: Cell) => (cell === null ? null : String(cell));
  const columns = names.map((name) => records.map((record) => toText(record[name])));
  return writeCsv(names, columns, records.length, { newline: '\n' }).slice(0, -1);
}
