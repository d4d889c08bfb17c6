import { readCsv } from '../csv/read-csv.ts';
import { looksLikeWorkbook, readWorkbook } from '../xlsx/read-workbook.ts';
import type { AnnexAList, AnnexASpec } from './lists.ts';
import { annexALists } from './lists.ts';
import { recogniseHeader } from './recognise.ts';
import type { RecognisedHeader } from './recognise.ts';
import { tidyCell } from './tidy-cell.ts';

/** Values of one list by our word for the column; every column has the length `rows`. See `tidyCell` for the values. */
export type AnnexATable = {
  readonly list: AnnexAList;
  readonly rows: number;
  readonly columns: Readonly<Record<string, readonly (string | null)[]>>;
  /** The finer code of a return that a cell held, for columns where some cell did. */
  readonly codes: Readonly<Record<string, readonly (string | null)[]>>;
};

/** All eleven lists; one that was not given has no rows. */
export type AnnexALists = Readonly<Record<AnnexAList, AnnexATable>>;

/** One thing wrong; rows count from 0 below the list's header, null for the list or the file as a whole. */
export type AnnexAProblem = {
  readonly list: AnnexAList | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly problem: string;
};

export type AnnexARead = {
  readonly lists: AnnexALists;
  /** The lists that were found. */
  readonly given: readonly AnnexAList[];
  readonly problems: readonly AnnexAProblem[];
};

export type AnnexAFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * Reads the lists from a workbook, or from CSV files of one list each. Sheets and files are told by their headers, whatever
 * they are called; titles may stand above. Never throws: what cannot be read is a problem, and the rest is read.
 */
export function readAnnexA(files: readonly AnnexAFile[]): AnnexARead {
  const reading = new Reading();
  for (const { name, bytes } of files) {
    if (looksLikeWorkbook(bytes)) addWorkbook(reading, name, bytes);
    else addCsv(reading, name, bytes);
  }
  return reading.finish();
}

function addWorkbook(reading: Reading, name: string, bytes: Uint8Array): void {
  const book = readWorkbook(bytes);
  if (!book.ok) return reading.tell(name, book.problem);
  const found = book.sheets.filter((sheet) => reading.addSheet(sheet.rows));
  if (found.length === 0) reading.tell(name, 'None of the sheets is one of the lists');
}

function addCsv(reading: Reading, name: string, bytes: Uint8Array): void {
  const csv = readCsv(bytes);
  if (!csv.ok) return reading.tell(name, csv.problem);
  const rows = Array.from({ length: csv.rows }, (_, row) => csv.columns.map((column) => column[row] ?? ''));
  if (!reading.addSheet([csv.header, ...rows])) reading.tell(name, 'The file is none of the lists');
}

const titleRows = 10;

type Rows = readonly (readonly string[])[];

class Reading {
  private readonly tables = new Map(annexALists.map((spec) => [spec.list, new TableBuilder(spec)]));
  private readonly problems: AnnexAProblem[] = [];

  tell(name: string, problem: string): void {
    this.problems.push({ list: null, row: null, column: null, value: name, problem });
  }

  /** False when the sheet is none of the lists. */
  addSheet(rows: Rows): boolean {
    for (let at = 0; at < Math.min(titleRows, rows.length); at++) {
      const header = recogniseHeader(rows[at] ?? []);
      if (header) {
        this.addRows(header, rows.slice(at + 1));
        return true;
      }
    }
    return false;
  }

  private addRows({ spec, columns }: RecognisedHeader, rows: Rows): void {
    const table = this.tables.get(spec.list);
    for (const { key, name } of spec.columns)
      if (!columns.has(key))
        this.problems.push({
          list: spec.list,
          row: null,
          column: name,
          value: null,
          problem: 'The list has no such column',
        });
    table?.begin();
    for (const row of rows)
      if (row.some((cell) => cell.trim() !== '')) table?.add(row, columns, this.problems);
  }

  finish(): AnnexARead {
    const tables = [...this.tables.values()];
    const given = tables.filter((table) => table.isGiven).map(({ list }) => list);
    return { lists: toLists(tables.map((table) => table.build())), given, problems: this.problems };
  }
}

class TableBuilder {
  readonly list: AnnexAList;
  isGiven = false;
  private rows = 0;
  private readonly columns: Record<string, (string | null)[]> = {};
  private readonly codes: Record<string, (string | null)[]> = {};

  constructor(private readonly spec: AnnexASpec) {
    this.list = spec.list;
    for (const { key } of spec.columns) {
      this.columns[key] = [];
      this.codes[key] = [];
    }
  }

  begin(): void {
    this.isGiven = true;
  }

  add(cells: readonly string[], columns: ReadonlyMap<string, number>, problems: AnnexAProblem[]): void {
    for (const column of this.spec.columns) {
      const cell = cells[columns.get(column.key) ?? -1] ?? '';
      const { value, code, problem } = tidyCell(column, cell);
      this.columns[column.key]?.push(value);
      this.codes[column.key]?.push(code);
      if (problem)
        problems.push({ list: this.list, row: this.rows, column: column.name, value: cell, problem });
    }
    this.rows++;
  }

  build(): AnnexATable {
    const told = Object.entries(this.codes).filter(([, codes]) => codes.some((code) => code !== null));
    return { list: this.list, rows: this.rows, columns: this.columns, codes: Object.fromEntries(told) };
  }
}

/** Tables of all eleven lists, by list. */
function toLists(tables: readonly AnnexATable[]): AnnexALists {
  const of = (list: AnnexAList): AnnexATable =>
    tables.find((table) => table.list === list) ?? { list, rows: 0, columns: {}, codes: {} };
  return {
    1: of(1),
    2: of(2),
    3: of(3),
    4: of(4),
    5: of(5),
    6: of(6),
    7: of(7),
    8: of(8),
    9: of(9),
    10: of(10),
    11: of(11),
  };
}

/** Lists from rows by our words for the columns: what is left out is blank. */
export function makeAnnexALists(
  rows: Partial<Readonly<Record<AnnexAList, readonly Readonly<Record<string, string | null>>[]>>>,
): AnnexALists {
  const tables = annexALists.map(({ list, columns }): AnnexATable => {
    const own = rows[list] ?? [];
    const values = columns.map(({ key }) => [key, own.map((row) => row[key] ?? null)] as const);
    return { list, rows: own.length, columns: Object.fromEntries(values), codes: {} };
  });
  return toLists(tables);
}
