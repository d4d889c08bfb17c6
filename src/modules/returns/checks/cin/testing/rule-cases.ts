import { readFileSync } from 'node:fs';
import { sharedPath } from '../../../../../../test/support/shared.ts';
import type { Found } from '../../frame/index.ts';
import { openCin, parseCinDay } from '../open-return.ts';
import type { GivenTable } from '../open-return.ts';
import type { CinReturn, RuleTable } from '../tables.ts';

type Cell = string | number | null | readonly string[];
type CaseTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };
type Place = { readonly table: string; readonly field: string; readonly row: string | number };

/** A case of the reference tool's own unit tests, as ../shared/data/README.md describes it. */
export type RuleCase = {
  readonly rule: string;
  readonly ruleset: string;
  readonly tables: Readonly<Record<string, CaseTable>>;
  readonly expected: readonly Place[];
  readonly return_level: boolean;
};

/** The cases; none on a machine without ../shared. */
export function listCases(): readonly RuleCase[] {
  const path = sharedPath('data/rule-cases/cin-census.json');
  return path === null ? [] : (JSON.parse(readFileSync(path, 'utf8')) as RuleCase[]);
}

/** The places as 'table field row', in order. */
export function placesExpected({ expected }: RuleCase): readonly string[] {
  return [...new Set(expected.map(({ table, field, row }) => `${table} ${field} ${row}`))].sort();
}

/** What a rule found, as places. */
export function toPlaces(found: readonly Found[]): readonly string[] {
  return found
    .flatMap(({ table, field, rows }) => rows.map((row) => `${table.name} ${field ?? ''} ${row}`))
    .sort();
}

/**
 * The return of a case. Its children are told apart by LAchildID, and some of its dates are written dd/mm/yyyy, as the
 * tests of the tool turn them round. Factors stand on the assessment in the cases; here they have a table of their own.
 */
export function openCase({ tables, ruleset }: RuleCase): CinReturn {
  const children = new Map<string, number>();
  const given: Record<string, GivenTable> = {};
  for (const [name, table] of Object.entries(tables))
    given[name] = toGiven(name as RuleTable, table, children);
  const { Assessments } = given;
  if (Assessments?.columns['AssessmentFactors']) {
    given['Assessments'] = withIds(Assessments);
    given['AssessmentFactorsList'] = toFactors(given['Assessments'], tables['Assessments']);
  }
  return openCin(given, Number(ruleset.slice(0, 4)) + 1, parseDay);
}

function parseDay(text: string): number {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
  return parseCinDay(year ? `${year}-${month}-${day}` : text);
}

function toGiven(name: RuleTable, { columns, rows }: CaseTable, children: Map<string, number>): GivenTable {
  const cells = Object.fromEntries(columns.map((column, i) => [column, rows.map((row) => toText(row[i]))]));
  const ids = cells['LAchildID'];
  const child = rows.map((_, row) => {
    if (name === 'Header') return -1;
    const id = ids ? (ids[row] ?? `nobody ${row}`) : `row ${row}`;
    if (!children.has(id)) children.set(id, children.size);
    return children.get(id) ?? -1;
  });
  return { child, columns: cells };
}

function toText(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null;
  return String(cell);
}

/** Rows of one child, episode and date are one assessment: the tool's tests give each factor a row of its own. */
function withIds({ child, columns }: GivenTable): GivenTable {
  const dates = columns['AssessmentAuthorisationDate'] ?? [];
  return { child, columns: { ...columns, AssessmentID: dates.map((date) => date ?? 'open') } };
}

function toFactors({ child, columns }: GivenTable, raw: CaseTable | undefined): GivenTable {
  const at = raw?.columns.indexOf('AssessmentFactors') ?? -1;
  const lists = (raw?.rows ?? []).map((row) => toList(row[at]));
  const repeat = <T>(cells: readonly T[]): T[] =>
    lists.flatMap((list, row) => list.map(() => cells[row]).filter((cell) => cell !== undefined));
  const keys = ['LAchildID', 'CINdetailsID', 'AssessmentID'].map(
    (name) => [name, repeat(columns[name] ?? child.map(() => null))] as const,
  );
  return {
    child: repeat(child),
    columns: { ...Object.fromEntries(keys), AssessmentFactors: lists.flat() },
  };
}

function toList(cell: Cell | undefined): readonly string[] {
  if (cell === null || cell === undefined) return [];
  return Array.isArray(cell) ? (cell as readonly string[]) : [String(cell)];
}
