import { openCsv } from '../csv/read-csv.ts';
import type { CsvRefusal, CsvRows } from '../csv/read-csv.ts';
import { csvLimits } from '../csv/limits.ts';
import type { TextSource } from '../csv/decode-text.ts';

/** One thing wrong in a look-up file; rows count from 0 below the header (of the sheet, in a workbook of several). */
export type LookupProblem = {
  readonly sheet?: string;
  readonly row: number;
  readonly field: string | null;
  readonly value: string | null;
  readonly problem: string;
};

/** For each of our fields, the names that publishers have given to its column, in lower case. */
export type ColumnNames<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** The national directory has 2.7 million rows and more every year. */
const limits = { ...csvLimits, bytes: 4 * 1024 ** 3, rows: 10_000_000 };

/** A look-up file opened; `cell` gives a field of a row trimmed, '' when blank or when the file has no such column. */
export type OpenLookup<Field extends string> = {
  readonly ok: true;
  readonly csv: CsvRows;
  readonly cell: (values: readonly string[], field: Field) => string;
};

/** Opens a look-up file and finds its columns by any of their names; `needed` ones must be there. */
export function openLookup<Field extends string>(
  source: TextSource,
  names: ColumnNames<Field>,
  needed: readonly NoInfer<Field>[],
): OpenLookup<Field> | CsvRefusal {
  const csv = openCsv(source, limits);
  if (!csv.ok) return csv;
  const columns = findColumns(csv.header, names);
  const lacking = needed.filter((field) => !columns.has(field));
  if (lacking.length > 0) {
    return {
      ok: false,
      problem: `The file has no column ${lacking.map((field) => names[field][0]).join(', ')}`,
    };
  }
  return { ok: true, csv, cell: (values, field) => (values[columns.get(field) ?? -1] ?? '').trim() };
}

/** Where the columns of the fields are, by any of their names, whatever their case and spaces. */
export function findColumns<Field extends string>(
  header: readonly string[],
  names: ColumnNames<Field>,
): Map<Field, number> {
  const cleaned = header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, ' '),
  );
  const columns = new Map<Field, number>();
  for (const field in names) {
    const at = cleaned.findIndex((name) => names[field].includes(name));
    if (at >= 0) columns.set(field, at);
  }
  return columns;
}
