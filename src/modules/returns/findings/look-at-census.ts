import { ruleColumns } from '../checks/cin/tables.ts';
import type { ByName } from '../checks/cin/check-cin.ts';
import type { CinRule } from '../checks/cin/rule.ts';
import type { BesideRow, Cells } from './finding.ts';
import { readCells } from './look-at.ts';

/** Where a rule of the census found something, and in which columns. */
export type FoundInCensus = {
  readonly rule: CinRule;
  readonly table: string;
  readonly row: number;
  readonly fields: readonly string[];
};

/** Counters say where a row stands, not what is so; the child's number stands in every row. */
const counters: ReadonlySet<string> = new Set(['CINdetailsID', 'AssessmentID', 'CPPID']);
const isOwn = (field: string) => field !== 'LAchildID';

/**
 * The values that a rule looks at in a row that it found, and in the same child's other rows of the tables that have one
 * of its columns. Episodes of a child are looked at together: rules compare them, and a change in one may matter.
 */
export function lookAtCensus(
  tables: ByName,
  at: FoundInCensus,
): { cells: Cells; beside: readonly BesideRow[] } {
  const own = tables.get(at.table);
  const child = own?.child[at.row] ?? 0;
  const fields = fieldsIn(at.table, [...at.fields, ...at.rule.fields.filter(isOwn)]);
  const beside = child === 0 ? [] : [...tables.keys()].flatMap((name) => besideIn(tables, at, name, child));
  return { cells: readCells(own, at.row, fields), beside };
}

function besideIn(tables: ByName, at: FoundInCensus, name: string, child: number): readonly BesideRow[] {
  const table = tables.get(name);
  const fields = fieldsIn(name, at.rule.fields.filter(isOwn));
  if (!table || fields.length === 0) return [];
  const rows = [...table.rowsOf(child)].filter((row) => name !== at.table || row !== at.row);
  return rows.map((row) => ({ table: name, row, cells: readCells(table, row, fields) }));
}

function fieldsIn(table: string, fields: readonly string[]): readonly string[] {
  const columns = censusColumnsOf(table);
  return [...new Set(fields)].filter((field) => columns.includes(field) && !counters.has(field));
}

/** The columns that rules know of a table of the census. */
export function censusColumnsOf(table: string): readonly string[] {
  return Object.entries(ruleColumns).find(([name]) => name === table)?.[1] ?? [];
}
