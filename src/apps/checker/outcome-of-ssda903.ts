import { listFindings, openTable } from '../../modules/returns/checks/index.ts';
import type { CheckedReturn, ReadableTable, Rule } from '../../modules/returns/checks/index.ts';
import { ssda903Tables } from '../../formats/index.ts';
import type { Fault, PlaceWord, RuleLine, ShownRow } from './messages.ts';
import { around, countByRule, Findings, placeOf } from './outcome.ts';
import type { Outcome, OutcomeTable } from './outcome.ts';

/** The outcome of a check of the return on children looked after. */
export function toOutcome(year: number, checked: CheckedReturn, faults: readonly Fault[]): Outcome {
  const { all, results, problems } = checked;
  const tables = listTables(checked);
  const rules = results.map(({ rule }) => rule).sort(byCode);
  const findings = collect(checked, rules, tables);
  const counts = countByRule(rules.length, findings);
  const lacks = new Map(results.map((result) => [result.rule, result.lacks]));
  return {
    form: 'ssda903',
    year,
    ruleYear: all.year,
    placeWord: wordOf(all),
    childrenInReturn: countChildren(checked),
    rules: rules.map((rule, i) => toLine(rule, lacks.get(rule) ?? [], counts[i])),
    returnLevel: [],
    rulesRun: results.filter((result) => result.lacks.length === 0).length,
    tables,
    ids: Array.from({ length: all.header.children.count }, (_, child) => all.header.children.idOf(child)),
    findings,
    problems,
    faults,
  };
}

function wordOf({ form }: CheckedReturn['all']): PlaceWord {
  return form === 'xml' ? 'Row' : 'Line';
}

function byCode(a: Rule, b: Rule): number {
  return a.code < b.code ? -1 : 1;
}

function toLine(
  { code, meaning, fields, isQuery, differs }: Rule,
  lacks: readonly string[],
  { rows, children } = { rows: 0, children: 0 },
): RuleLine {
  return { code, meaning, fields, isQuery: isQuery === true, differs, rows, children, lacks };
}

/** Children of this year's tables. */
function countChildren({ all }: CheckedReturn): number {
  const seen = new Set<number>();
  for (const { table } of ssda903Tables)
    for (const child of openTable(all, table).table.child) seen.add(child);
  seen.delete(0);
  return seen.size;
}

function collect(
  { all, results }: CheckedReturn,
  rules: readonly Rule[],
  tables: readonly OutcomeTable[],
): Findings {
  const ruleNumbers = new Map(rules.map(({ code }, i) => [code, i]));
  const tableNumbers = new Map(tables.map(({ name }, i) => [name, i]));
  const findings = new Findings();
  for (const { rule, table, row, child } of listFindings(results)) {
    findings.add({
      rule: ruleNumbers.get(rule) ?? 0,
      table: tableNumbers.get(table) ?? 0,
      row,
      child: child === '' ? 0 : all.header.children.number(child),
      field: '',
    });
  }
  return findings;
}

function listTables({ all }: CheckedReturn): readonly OutcomeTable[] {
  const word = wordOf(all);
  return ssda903Tables.flatMap(({ table }) => {
    const now: YearTable = { year: 'this', word, ...openTable(all, table) };
    const before: YearTable = { year: 'last', word, ...openTable(all, `${table}_last`) };
    return [toTable(now, before), toTable(before, now)];
  });
}

type YearTable = ReadableTable & { readonly year: 'this' | 'last'; readonly word: PlaceWord };

function toTable(one: YearTable, other: YearTable): OutcomeTable {
  const { table, columns, read } = one;
  return {
    name: table.name,
    columns,
    read,
    beside: (row) => {
      const child = table.child[row] ?? 0;
      const same = child === 0 ? [row] : [...table.rowsOf(child)];
      const others = [...other.table.rowsOf(child)];
      const shown = around(same, row);
      const shownOthers = around(others, -1);
      return {
        rows: [
          ...shown.map((each) => ({ ...show(one, each), isFound: each === row })),
          ...shownOthers.map((each) => show(other, each)),
        ],
        more: same.length - shown.length + others.length - shownOthers.length,
      };
    },
  };
}

function show({ year, word, read }: YearTable, row: number): ShownRow {
  return { year, place: placeOf(row, word), isFound: false, cells: read(row) };
}
