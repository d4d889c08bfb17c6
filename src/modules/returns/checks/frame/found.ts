import type { RowTest } from './column.ts';
import type { Table } from './table.ts';

/** What a rule finds in one table: rows in file order, none twice. `field` where findings name one. */
export type Found = { readonly table: Table; readonly rows: readonly number[]; readonly field?: string };

/** The rows of a table that pass the test. */
export function where(table: Table, test: RowTest): Found {
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row++) if (test(row)) rows.push(row);
  return { table, rows };
}

/**
 * Looks at every row of one table beside every row of another about the same child, and gives both rows of each pair
 * that passes.
 */
export function pairs(a: Table, b: Table, test: (a: number, b: number) => boolean): readonly [Found, Found] {
  const inA = new Uint8Array(a.rows);
  const inB = new Uint8Array(b.rows);
  for (let row = 0; row < a.rows; row++) {
    for (const other of b.rowsOf(a.child[row] ?? 0)) {
      if (!test(row, other)) continue;
      inA[row] = 1;
      inB[other] = 1;
    }
  }
  return [listMarked(a, inA), listMarked(b, inB)];
}

/** The rows of these numbers, in file order and each once; -1 is left out. */
export function rowsAt(table: Table, rows: Iterable<number>): Found {
  const marks = new Uint8Array(table.rows);
  for (const row of rows) if (row >= 0) marks[row] = 1;
  return listMarked(table, marks);
}

function listMarked(table: Table, marks: Uint8Array): Found {
  const rows: number[] = [];
  for (let row = 0; row < marks.length; row++) if (marks[row] === 1) rows.push(row);
  return { table, rows };
}

/** The one row of a child that a rule looks at, or -1. */
export type RowOfChild = (child: number) => number;

/**
 * Looks at every row of one table beside one row of another about the same child, and gives both rows of each pair that
 * passes. Children for whom `pick` gives -1 are left alone.
 */
export function beside(
  [table, other]: readonly [Table, Table],
  pick: RowOfChild,
  test: (row: number, picked: number) => boolean,
): readonly [Found, Found] {
  const inTable = new Uint8Array(table.rows);
  const inOther = new Uint8Array(other.rows);
  for (let row = 0; row < table.rows; row++) {
    const picked = pick(table.child[row] ?? 0);
    if (picked < 0 || !test(row, picked)) continue;
    inTable[row] = 1;
    inOther[picked] = 1;
  }
  return [listMarked(table, inTable), listMarked(other, inOther)];
}
