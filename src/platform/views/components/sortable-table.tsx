import type { VNode } from 'preact';
import type { Attributes, Options } from './markup.ts';
import { Table } from './table.tsx';
import type { TableCell, TableProps } from './table.tsx';

/** The order a column is in when the page arrives; `none` may be sorted but is not. Left out: not sortable. */
export type SortableHead = TableCell & Options<{ sort: 'ascending' | 'descending' | 'none' }>;

/** `sortValue` is what a cell sorts by where its words do not sort right: an ISO date, a number. */
export type SortableCell = TableCell & Options<{ sortValue: string | number }>;

export type SortableTableProps = Omit<TableProps, 'head' | 'rows'> & {
  readonly head: readonly SortableHead[];
  readonly rows: readonly (readonly SortableCell[])[];
};

/** A table whose reader may sort it, where scripts run; without them it stays in the order given. */
export function SortableTable(props: SortableTableProps): VNode {
  return (
    <Table
      {...props}
      head={props.head.map((cell) => withAttribute(cell, 'aria-sort', cell.sort))}
      rows={props.rows.map((row) =>
        row.map((cell) => withAttribute(cell, 'data-sort-value', cell.sortValue)),
      )}
      attributes={{ 'data-module': 'moj-sortable-table', ...props.attributes }}
    />
  );
}

function withAttribute(cell: TableCell, name: string, value: string | number | undefined): TableCell {
  const attributes: Attributes = { [name]: value, ...cell.attributes };
  return { ...cell, attributes };
}
