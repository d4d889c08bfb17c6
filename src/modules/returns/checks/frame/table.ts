import type { Children } from './children.ts';
import { blankColumn } from './column.ts';
import type { Column, ParseDay, RowTest } from './column.ts';
import { groupRows, Order } from './order.ts';
import type { Grouping, SortKey } from './order.ts';

const EMPTY = new Int32Array(0);

/** A table of a return: columns of equal length, and who each row is about. Row numbers count from 0 in file order. */
export class Table {
  /** The child of each row, as `Children` numbers them; 0 for rows without an id. */
  readonly child: Int32Array;
  readonly rows: number;
  private groups: Grouping | undefined;
  private readonly orders = new Map<SortKey, Order>();

  constructor(
    readonly name: string,
    readonly children: Children,
    options: { readonly child: Int32Array; readonly isGiven?: boolean },
  ) {
    this.child = options.child;
    this.rows = options.child.length;
    this.isGiven = options.isGiven ?? true;
  }

  /** Whether there was such a file. One that was not given has no rows. */
  readonly isGiven: boolean;

  /** The child's rows in file order (a view, not a copy); none for child 0. */
  rowsOf(child: number): Int32Array {
    const { starts, rows } = this.grouping();
    return child <= 0 ? EMPTY : rows.subarray(starts[child] ?? 0, starts[child + 1] ?? 0);
  }

  /** How many rows the child has. */
  countOf(child: number): number {
    const { starts } = this.grouping();
    return child <= 0 ? 0 : (starts[child + 1] ?? 0) - (starts[child] ?? 0);
  }

  /** The child's first row in file order, or -1. */
  rowOf(child: number): number {
    const { starts, rows } = this.grouping();
    return this.countOf(child) === 0 ? -1 : (rows[starts[child] ?? 0] ?? -1);
  }

  has(child: number): boolean {
    return this.countOf(child) > 0;
  }

  /** Whether one of the child's rows passes. */
  someOf(child: number, test: RowTest): boolean {
    for (const row of this.rowsOf(child)) if (test(row)) return true;
    return false;
  }

  /** Each child's rows in the order of a date column of this table, or of another key; worked out once for each. */
  by(key: SortKey): Order {
    const known = this.orders.get(key);
    if (known) return known;
    const order = new Order(this.grouping(), key);
    this.orders.set(key, order);
    return order;
  }

  private grouping(): Grouping {
    this.groups ??= groupRows(this.child, this.children.count);
    return this.groups;
  }
}

/** A table with its columns as properties: `episodes.DECOM`. */
export type TableWith<Name extends string> = Table & Readonly<Record<Name, Column>>;

/** What a table is made of: its columns by name, `CHILD` (or another id column) among them. */
export type TableParts<Name extends string> = {
  readonly name: string;
  readonly children: Children;
  readonly names: readonly Name[];
  readonly columns: Readonly<Partial<Record<Name, Column>>>;
  readonly idColumn: Name;
  readonly parseDay: ParseDay;
  readonly isGiven: boolean;
};

/** Makes a table; columns that are not there come as blanks. */
export function toTable<Name extends string>(parts: TableParts<Name>): TableWith<Name> {
  const { name, children, names, columns, idColumn, parseDay, isGiven } = parts;
  const given = names.map((one) => columns[one]).find((column) => column !== undefined);
  const blank = blankColumn(given?.rows ?? 0, parseDay);
  const all = Object.fromEntries(names.map((one) => [one, columns[one] ?? blank])) as Record<Name, Column>;
  const table = new Table(name, children, { child: children.numberRows(all[idColumn]), isGiven });
  return Object.assign(table, all);
}
