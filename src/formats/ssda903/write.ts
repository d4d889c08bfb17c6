import { writeCsv } from '../csv/write-csv.ts';
import type { CsvStyle } from '../csv/write-csv.ts';
import { listColumns } from './specs.ts';
import type { Ssda903Table } from './specs.ts';

/**
 * Writes one table as the CSV file of a collection year: columns in the order of the specification, UTF-8
 * without a byte order mark, lines ended by CRLF. Values are written exactly as given.
 * A column of the year that is not among `columns` is written empty.
 */
export function writeSsda903File(
  table: Ssda903Table,
  columns: Readonly<Record<string, readonly (string | null)[]>>,
  year: number,
  style: CsvStyle = {},
): string {
  const names = listColumns(table, year).map(({ name }) => name);
  const ordered = names.map((name) => columns[name] ?? []);
  const rows = Math.max(0, ...ordered.map((column) => column.length));
  return writeCsv(names, ordered, rows, style);
}
