import { ruleColumns } from '../checks/ssda903/tables.ts';
import type { Rule } from '../checks/ssda903/rule.ts';
import { Column } from '../checks/frame/index.ts';
import type { Table } from '../checks/frame/index.ts';
import { baseOf } from './finding.ts';
import type { BesideRow, Cells } from './finding.ts';

/** Columns that say where a row stands among the child's others: a rule on one of them looks at its neighbours too. */
const ordering: ReadonlySet<string> = new Set([
  ...['DECOM', 'DEC', 'REVIEW', 'MIS_START', 'MIS_END', 'SW_DECOM', 'SW_DEC', 'DATE_PLACED'],
  ...['DATE_PLACED_CEASED', 'DOLO_START', 'DOLO_END'],
]);

/** Rows of other tables that are kept to be shown beside a finding; the fingerprint is made of all of them. */
const besideShown = 12;

/** A table of the return by the name that findings give it. */
export type FindTable = (name: string) => Table | undefined;

/** Where a rule found something. */
export type FoundAt = { readonly rule: Rule; readonly table: string; readonly row: number };

/** The values that a rule looks at in a row that it found, and in the other rows of the same child. */
export function lookAt(find: FindTable, at: FoundAt): { cells: Cells; beside: readonly BesideRow[] } {
  const own = find(at.table);
  const child = own?.child[at.row] ?? 0;
  const others = child === 0 ? [] : listTables(at).flatMap((table) => besideIn(find, at, table, child));
  return { cells: readCells(own, at.row, fieldsIn(at.rule, at.table)), beside: others };
}

/** What a fingerprint is made of: the values, not where in the files they stand. */
export function describeLook(cells: Cells, beside: readonly BesideRow[]): string {
  return JSON.stringify([cells, beside.map((row) => [row.table, row.cells])]);
}

/** The rows beside a finding that are kept for its page. */
export function shownBeside(beside: readonly BesideRow[]): readonly BesideRow[] {
  return beside.slice(0, besideShown);
}

/** The tables that a rule reads: its own, those it needs and those it uses. The list of providers is about no child. */
function listTables({ rule, table }: FoundAt): readonly string[] {
  const named = [table, ...rule.needs, ...(rule.uses ?? [])].filter((name) => name !== 'ProviderList');
  return [...new Set<string>(named)];
}

function besideIn(find: FindTable, at: FoundAt, name: string, child: number): BesideRow[] {
  const table = find(name);
  const fields = fieldsIn(at.rule, name);
  if (!table || fields.length === 0) return [];
  const rows = table.rowsOf(child);
  const taken = name === at.table ? neighbours(rows, at) : rows;
  return Array.from(taken, (row) => ({ table: name, row, cells: readCells(table, row, fields) }));
}

/** The child's rows before and after the one found, where the rule looks at a start or an end. */
function neighbours(rows: Int32Array, { rule, row }: FoundAt): number[] {
  if (!rule.fields.some((field) => ordering.has(field))) return [];
  const place = rows.indexOf(row);
  return [rows[place - 1], rows[place + 1]].filter((one) => one !== undefined);
}

function fieldsIn({ fields }: Rule, table: string): readonly string[] {
  const columns = columnsOf(table);
  return fields.filter((field) => columns.includes(field) && field !== 'CHILD');
}

/** The columns that rules know of a file, what they work out from postcodes included. */
export function columnsOf(table: string): readonly string[] {
  return Object.entries(ruleColumns).find(([name]) => name === baseOf(table))?.[1] ?? [];
}

/** Cells by the names of their columns, blank where there is no such table. */
export function readCells(table: Table | undefined, row: number, fields: readonly string[]): Cells {
  return Object.fromEntries(fields.map((field) => [field, table ? readCell(table, field, row) : null]));
}

/** A cell by the name of its column, as it was read. */
export function readCell(table: Table, field: string, row: number): string | null {
  const column: unknown = Reflect.get(table, field);
  return column instanceof Column ? column.text(row) : null;
}
