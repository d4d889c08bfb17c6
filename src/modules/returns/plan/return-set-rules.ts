import type { FileKind, ReturnForm } from './return-form.ts';

/** By column: a cell for each row, null when blank. */
export type ReturnColumns = Readonly<Record<string, readonly (string | null)[]>>;

/** One kind of file of a file set; several files of one kind follow each other. */
export type ReturnTable = {
  readonly kind: FileKind;
  readonly columns: ReturnColumns;
  /** By column and row: the text as it was written, where trimming or upper case changed it. */
  readonly asWritten: Readonly<Record<string, ReadonlyMap<number, string>>>;
  readonly rows: number;
  /** Which file the rows from `from` on are in. */
  readonly files: readonly { readonly name: string; readonly from: number }[];
  readonly rowsOf: RowsByChild;
  /** For a nested return: in which kind of file and row the row above each row is. */
  readonly above?: { readonly table: string; readonly rows: readonly number[] };
};

/** The files of one collection year, given together: all or nothing of it is loaded. */
export type ReturnSet = {
  readonly form: ReturnForm;
  /** What a nested return says of the file itself. */
  readonly header?: Readonly<Record<string, string | null>>;
  readonly year: number;
  readonly folder: string;
  readonly tables: readonly ReturnTable[];
};

/** Which rows belong to which child, in the order of the file: two numbers a row, however many children there are. */
export class RowsByChild {
  private readonly first = new Map<string | null, number>();
  private readonly next: Int32Array;

  constructor(children: readonly (string | null)[]) {
    this.next = new Int32Array(children.length);
    for (let row = children.length - 1; row >= 0; row -= 1) {
      const child = children[row] ?? null;
      this.next[row] = this.first.get(child) ?? -1;
      this.first.set(child, row);
    }
  }

  children(): IterableIterator<string | null> {
    return this.first.keys();
  }

  has(child: string | null): boolean {
    return this.first.has(child);
  }

  of(child: string | null): number[] {
    const rows: number[] = [];
    for (let row = this.first.get(child) ?? -1; row >= 0; row = this.next[row] ?? -1) rows.push(row);
    return rows;
  }
}

/** A cell of a table; null when blank. */
export function cellOf(table: ReturnTable, column: string, row: number): string | null {
  return table.columns[column]?.[row] ?? null;
}

/** The same in the words of the file, before trimming and upper case. */
export function writtenIn(table: ReturnTable, column: string, row: number): string | null {
  return table.asWritten[column]?.get(row) ?? cellOf(table, column, row);
}

/** The file that a row is in and its number there, from 0. */
export function placeOf(table: ReturnTable, row: number): { file: string; row: number } {
  const file = table.files.findLast(({ from }) => from <= row);
  return { file: file?.name ?? '', row: row - (file?.from ?? 0) };
}

/** The table of that name, if the set has one. */
export function findTable(set: ReturnSet, name: string): ReturnTable | undefined {
  return set.tables.find(({ kind }) => kind.table === name);
}
