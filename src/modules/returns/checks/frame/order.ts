import type { RowTest } from './column.ts';
import type { Day } from './days.ts';

/** What rows are put in order of: a column of dates, or days worked out from several. NaN counts as no date. */
export type SortKey = { readonly rows: number; readonly day: (row: number) => Day };

/** The rows of each child, one after the other in file order: those of child c are `rows[starts[c] … starts[c+1]-1]`. */
export type Grouping = { readonly starts: Int32Array; readonly rows: Int32Array };

/** Groups rows by child in two passes; rows of child 0 (no id) are left out. */
export function groupRows(child: Int32Array, children: number): Grouping {
  const starts = new Int32Array(children + 1);
  for (const one of child) if (one > 0) starts[one + 1] = (starts[one + 1] ?? 0) + 1;
  for (let i = 1; i <= children; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const rows = new Int32Array(starts[children] ?? 0);
  const next = starts.slice();
  child.forEach((one, row) => {
    if (one === 0) return;
    const place = next[one] ?? 0;
    rows[place] = row;
    next[one] = place + 1;
  });
  return { starts, rows };
}

/**
 * Each child's rows in the order of a date (or another key); equal dates in file order, rows without a readable date last.
 * `first` and `last` never give a row without a readable date; `next` and `previous` do.
 */
export class Order {
  private readonly sorted: Int32Array;
  private readonly nextOf: Int32Array;
  private readonly previousOf: Int32Array;

  constructor(
    private readonly groups: Grouping,
    private readonly column: SortKey,
  ) {
    this.sorted = groups.rows.slice();
    this.nextOf = new Int32Array(column.rows).fill(-1);
    this.previousOf = new Int32Array(column.rows).fill(-1);
    for (let child = 1; child + 1 < groups.starts.length; child++) this.sortChild(child);
  }

  /** The child's row after this one; -1 when it is the last. */
  next(row: number): number {
    return row < 0 ? -1 : (this.nextOf[row] ?? -1);
  }

  /** The child's row before this one; -1 when it is the first. */
  previous(row: number): number {
    return row < 0 ? -1 : (this.previousOf[row] ?? -1);
  }

  /** The child's rows in order (a view, not a copy). */
  rowsOf(child: number): Int32Array {
    return this.sorted.subarray(this.groups.starts[child] ?? 0, this.groups.starts[child + 1] ?? 0);
  }

  /** The child's row with the earliest date among those that pass (the first of equals in the file), or -1. */
  first(child: number, passes: RowTest = always): number {
    for (const row of this.rowsOf(child)) {
      if (Number.isNaN(this.column.day(row))) return -1;
      if (passes(row)) return row;
    }
    return -1;
  }

  /** The child's row with the latest date among those that pass (the first of equals in the file), or -1. */
  last(child: number, passes: RowTest = always): number {
    const rows = this.rowsOf(child);
    let found = -1;
    for (let i = rows.length - 1; i >= 0; i--) {
      const row = rows[i] ?? -1;
      const date = this.column.day(row);
      if (found >= 0 && date < this.column.day(found)) break;
      if (!Number.isNaN(date) && passes(row)) found = row;
    }
    return found;
  }

  private sortChild(child: number): void {
    const rows = this.rowsOf(child);
    if (rows.length > 1) sortByDay(rows, this.column);
    for (let i = 1; i < rows.length; i++) {
      const [before, row] = [rows[i - 1] ?? -1, rows[i] ?? -1];
      this.nextOf[before] = row;
      this.previousOf[row] = before;
    }
  }
}

const always: RowTest = () => true;

const FEW = 24;

/** Sorts in place and keeps the order of equals. Most children have a few rows, for which insertion is the quickest. */
function sortByDay(rows: Int32Array, column: SortKey): void {
  if (rows.length > FEW) {
    const keyed = Array.from(rows, (row) => ({ row, key: sortKey(column, row) }));
    keyed.sort((a, b) => a.key - b.key);
    keyed.forEach(({ row }, i) => (rows[i] = row));
    return;
  }
  for (let i = 1; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const key = sortKey(column, row);
    let at = i;
    for (; at > 0 && sortKey(column, rows[at - 1] ?? 0) > key; at--) rows[at] = rows[at - 1] ?? 0;
    rows[at] = row;
  }
}

/** Past every day there is, and finite, so that two rows without a date count as equal. */
const AFTER_ALL = Number.MAX_SAFE_INTEGER;

function sortKey(column: SortKey, row: number): number {
  const date = column.day(row);
  return Number.isNaN(date) ? AFTER_ALL : date;
}
