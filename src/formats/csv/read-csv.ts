import { decodeText } from './decode-text.ts';
import type { Encoding, TextSource } from './decode-text.ts';
import { csvLimits } from './limits.ts';
import type { CsvLimits } from './limits.ts';
import { RowSplitter } from './split-rows.ts';
import type { Damage } from './split-rows.ts';

/** One thing wrong with a row. Rows are counted from 0 below the header; `text` is the start of the row as read. */
export type CsvProblem = {
  readonly row: number;
  readonly kind: Damage | 'ragged';
  readonly problem: string;
  readonly text: string;
};

/** A CSV file read one row at a time, so that no array per row is kept. */
export type CsvRows = {
  readonly ok: true;
  readonly header: readonly string[];
  readonly encoding: Encoding;
  /** Grows while rows are read. A row named here was still given, with what values it has. */
  readonly problems: readonly CsvProblem[];
  /**
   * Calls `onRow` for every row with an array of at least as many values as the header has (missing
   * ones are ''); the array is used again for the next row.
   * @returns how many rows there were, or why the file was refused half-way
   */
  readonly read: (onRow: (values: readonly string[], row: number) => void) => CsvOutcome;
};

export type CsvOutcome = { ok: true; rows: number } | CsvRefusal;
export type CsvRefusal = { readonly ok: false; readonly problem: string };

/** A whole CSV file by columns; `columns[i]` holds the values below `header[i]`, blank ones as ''. */
export type CsvTable = {
  readonly ok: true;
  readonly header: readonly string[];
  readonly columns: readonly string[][];
  readonly rows: number;
  readonly encoding: Encoding;
  readonly problems: readonly CsvProblem[];
};

/**
 * Opens CSV from bytes, text or pieces of bytes. The header is read at once, the rows by `read`.
 * Header names are trimmed and otherwise as in the file; duplicates are left to the caller.
 * @returns a refusal (never an exception) when the file is empty or passes a limit
 */
export function openCsv(source: TextSource, limits: CsvLimits = csvLimits): CsvRows | CsvRefusal {
  const size = typeof source === 'string' || source instanceof Uint8Array ? source.length : 0;
  if (size > limits.bytes) return refuse(`The file is larger than ${limits.bytes} bytes`);
  const { encoding, pieces } = decodeText(source);
  const splitter = new RowSplitter(limits);
  const rows = splitPieces(splitter, pieces);
  if (rows.next().done) return refuse(splitter.refused ?? 'The file is empty');
  if (splitter.count > limits.columns) return refuse(`The file has more than ${limits.columns} columns`);
  const header = splitter.fields.slice(0, splitter.count).map((name) => name.trim());
  const problems: CsvProblem[] = [];
  const read: CsvRows['read'] = (onRow) =>
    readRows({ splitter, rows, width: header.length, limits, problems }, onRow);
  return { ok: true, header, encoding, problems, read };
}

/** Reads a whole CSV file into columns. Never throws; see `openCsv`. */
export function readCsv(source: TextSource, limits: CsvLimits = csvLimits): CsvTable | CsvRefusal {
  const csv = openCsv(source, limits);
  if (!csv.ok) return csv;
  const columns = csv.header.map((): string[] => []);
  const outcome = csv.read((values) => {
    for (let i = 0; i < columns.length; i++) columns[i]?.push(values[i] ?? '');
  });
  if (!outcome.ok) return outcome;
  const { header, encoding, problems } = csv;
  return { ok: true, header, columns, rows: outcome.rows, encoding, problems };
}

type Reading = {
  readonly splitter: RowSplitter;
  readonly rows: Iterator<undefined>;
  readonly width: number;
  readonly limits: CsvLimits;
  readonly problems: CsvProblem[];
};

function* splitPieces(splitter: RowSplitter, pieces: Iterable<string>): Generator<undefined> {
  for (const piece of pieces) {
    splitter.push(piece);
    while (splitter.next()) yield;
    if (splitter.refused !== undefined) return;
  }
  splitter.end();
  while (splitter.next()) yield;
}

function readRows(reading: Reading, onRow: (values: readonly string[], row: number) => void): CsvOutcome {
  const { splitter, rows, width, limits, problems } = reading;
  let row = 0;
  for (; !rows.next().done; row++) {
    if (row >= limits.rows) return refuse(`The file has more than ${limits.rows} rows`);
    if (splitter.count !== width || splitter.damage) reportRow(reading, row);
    if (problems.length > limits.problems) return refuse('Too many rows are damaged: this is not a CSV file');
    onRow(splitter.fields, row);
  }
  return splitter.refused === undefined ? { ok: true, rows: row } : refuse(splitter.refused);
}

function reportRow({ splitter, width, problems }: Reading, row: number): void {
  const { count, damage, fields } = splitter;
  const text = fields.slice(0, count).join(',').slice(0, 500);
  if (damage) problems.push({ row, kind: damage, problem: describe[damage], text });
  if (count === width) return;
  problems.push({ row, kind: 'ragged', problem: `The row has ${count} values, the header ${width}`, text });
  for (let i = count; i < width; i++) fields[i] = '';
}

const describe: Record<Damage, string> = {
  quote: 'A quote is opened or closed where it should not be',
  long: 'A value is too long and was cut',
  nul: 'A value holds a NUL character',
};

function refuse(problem: string): CsvRefusal {
  return { ok: false, problem };
}
