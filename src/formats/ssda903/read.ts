import { openCsv } from '../csv/read-csv.ts';
import type { CsvProblem, CsvRows } from '../csv/read-csv.ts';
import type { Encoding } from '../csv/decode-text.ts';
import { csvLimits } from '../csv/limits.ts';
import type { CsvLimits } from '../csv/limits.ts';
import { getTableSpec, ssda903Tables } from './specs.ts';
import type { ColumnSpec, Ssda903Table, TableSpec } from './specs.ts';
import { CellCleaner } from './clean-cell.ts';

/** One thing wrong in a file. `row` counts from 0 below the header; `field` is null when it is the row as a whole. */
export type Ssda903Problem = {
  readonly row: number;
  readonly field: string | null;
  readonly value: string | null;
  readonly problem: string;
};

/** The values of a table by column, in file order; every value is trimmed upper-case text, an empty one null. */
export type Ssda903Columns = Record<string, (string | null)[]>;

export type Ssda903File = {
  readonly ok: true;
  readonly table: Ssda903Table;
  readonly columns: Ssda903Columns;
  readonly rows: number;
  /** For each column, by row: the text in the file where trimming or upper case changed it. See `getSourceText`. */
  readonly asWritten: Readonly<Record<string, ReadonlyMap<number, string>>>;
  /** Rows whose shape was damaged. They are in `columns` too, with what values they have. */
  readonly problems: readonly Ssda903Problem[];
  readonly encoding: Encoding;
};

/**
 * The table that a header row belongs to: its names must be exactly the columns of one table in some
 * collection year, in any order, whatever their case and the spaces around them.
 */
export function recognise(headerRow: readonly string[]): Ssda903Table | undefined {
  const names = headerRow.map(cleanName);
  return ssda903Tables.find((spec) => hasExactly(spec, names))?.table;
}

/** A column name as it is compared: trimmed, upper case. */
export function cleanName(name: string): string {
  return name.trim().toUpperCase();
}

function hasExactly({ columns }: TableSpec, names: readonly string[]): boolean {
  const present = new Set(names);
  const known = columns.filter((column) => present.has(column.name));
  return (
    known.length === names.length &&
    columns.every((column) => present.has(column.name) || isOptional(column, known))
  );
}

/** A column may be absent when there is a year in which it did not exist and all those present did. */
function isOptional(column: ColumnSpec, present: readonly ColumnSpec[]): boolean {
  const latest = Math.max(...present.map(({ firstYear }) => firstYear ?? -Infinity));
  const earliest = Math.min(...present.map(({ lastYear }) => lastYear ?? Infinity));
  const { firstYear, lastYear } = column;
  return (firstYear !== undefined && latest < firstYear) || (lastYear !== undefined && earliest > lastYear);
}

/**
 * Reads one CSV file of the return. The file name is used in messages only; the content says which table it is.
 * Nothing is thrown: a file that is no such table, or too large, comes back with the reason.
 */
export function readSsda903File(
  file: { readonly name: string; readonly bytes: Uint8Array | string },
  limits: CsvLimits = csvLimits,
): Ssda903File | { readonly ok: false; readonly problem: string } {
  const opened = openSsda903File(file, limits);
  if (!opened.ok) return opened;
  const { csv, table } = opened;
  const columns = createColumns(table, csv.header);
  const targets = csv.header.map((name) => toTarget(cleanName(name), columns));
  const outcome = readColumns(csv, targets);
  if (!outcome.ok) return { ok: false, problem: `${file.name}: ${outcome.problem}` };
  const asWritten = Object.fromEntries(targets.map(({ name, altered }) => [name, altered]));
  const { encoding, problems } = csv;
  return {
    ok: true,
    table,
    columns,
    rows: outcome.rows,
    asWritten,
    problems: problems.map(toProblem),
    encoding,
  };
}

/** A file whose header is that of a table; its rows are yet to be read. */
export type OpenedSsda903File = { readonly ok: true; readonly csv: CsvRows; readonly table: Ssda903Table };

/** Opens a CSV file and tells which table it is, or why it is none. */
export function openSsda903File(
  file: { readonly name: string; readonly bytes: Uint8Array | string },
  limits: CsvLimits = csvLimits,
): OpenedSsda903File | { readonly ok: false; readonly problem: string } {
  const csv = openCsv(file.bytes, limits);
  if (!csv.ok) return { ok: false, problem: `${file.name}: ${csv.problem}` };
  const table = recognise(csv.header);
  if (!table) return { ok: false, problem: `${file.name}: ${describeUnknown(csv.header)}` };
  return { ok: true, csv, table };
}

/** A cell exactly as it stands in the file ('abc ' where `columns` has 'ABC'), or null when it is blank. */
export function getSourceText(file: Ssda903File, field: string, row: number): string | null {
  return file.asWritten[field]?.get(row) ?? file.columns[field]?.[row] ?? null;
}

/** Where the cells of one column of the file go. */
type Target = {
  readonly name: string;
  readonly column: (string | null)[];
  readonly cleaner: CellCleaner;
  readonly altered: Map<number, string>;
};

function toTarget(name: string, columns: Ssda903Columns): Target {
  return { name, column: columns[name] ?? [], cleaner: new CellCleaner(), altered: new Map() };
}

/** The columns in the order of the specification, whatever their order in the file. */
function createColumns(table: Ssda903Table, header: readonly string[]): Ssda903Columns {
  const present = new Set(header.map(cleanName));
  const names = getTableSpec(table).columns.map(({ name }) => name);
  return Object.fromEntries(names.filter((name) => present.has(name)).map((name) => [name, []]));
}

function readColumns(csv: CsvRows, targets: readonly Target[]): ReturnType<CsvRows['read']> {
  return csv.read((values, row) => {
    for (let i = 0; i < targets.length; i++) {
      const target = targets[i];
      if (target) takeCell(target, values[i] ?? '', row);
    }
  });
}

function takeCell({ column, cleaner, altered }: Target, cell: string, row: number): void {
  column.push(cleaner.clean(cell));
  if (cleaner.altered) altered.set(row, cell);
}

/** A damaged row as a problem of the table. */
export function toProblem({ row, problem, text }: CsvProblem): Ssda903Problem {
  return { row, field: null, value: text, problem };
}

/** Says which table the header comes closest to, so that a person can mend the file. */
function describeUnknown(header: readonly string[]): string {
  const names = header.map(cleanName);
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  if (twice !== undefined) return `the column ${twice} is there twice`;
  const nearest = ssda903Tables
    .map((spec) => compareHeader(spec, names))
    .sort((a, b) => b.score - a.score)
    .find(({ score }) => score > 0);
  return nearest?.text ?? 'the first row has none of the column names of an SSDA903 file';
}

function compareHeader(
  { table, columns }: TableSpec,
  names: readonly string[],
): { score: number; text: string } {
  const missing = columns.filter(({ name }) => !names.includes(name)).map(({ name }) => name);
  const extra = names.filter((name) => !columns.some((column) => column.name === name));
  const shared = columns.length - missing.length;
  const parts = [
    missing.length > 0 ? `lacks ${missing.join(', ')}` : '',
    extra.length > 0
      ? `also has ${extra
          .map((name) => name || 'a column without a name')
          .slice(0, 5)
          .join(', ')}`
      : '',
  ];
  const text = `the columns are like those of ${table}, but the file ${parts.filter(Boolean).join(' and ')}`;
  return { score: shared / (shared + missing.length + extra.length), text };
}
