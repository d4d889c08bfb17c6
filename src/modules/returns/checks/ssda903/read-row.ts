import type { Ssda903Table } from '../../../../formats/index.ts';
import { Column } from '../frame/index.ts';
import type { Table } from '../frame/index.ts';
import { tableOf } from './open-return.ts';
import type { Return903 } from './tables.ts';

/** A table as people look at it: the names of its columns, and the text of any cell (null where blank). */
export type ReadableTable = {
  readonly table: Table;
  readonly columns: readonly string[];
  readonly read: (row: number) => readonly (string | null)[];
};

/** A table of the return by the name that findings give it: 'Episodes', 'Episodes_last'. */
export function openTable(all: Return903, name: Ssda903Table | `${Ssda903Table}_last`): ReadableTable {
  const table = tableOf(all, name);
  const columns = Object.entries(table).flatMap(([column, cells]: [string, unknown]) =>
    cells instanceof Column ? [{ column, cells }] : [],
  );
  return {
    table,
    columns: columns.map(({ column }) => column),
    read: (row) => columns.map(({ cells }) => cells.text(row)),
  };
}
