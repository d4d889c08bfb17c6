import { cinColumns, cinTables } from '../../formats/index.ts';
import type { CinFile, CinTable, CinTableData } from '../../formats/index.ts';
import { cinRules, cinYears, isCinRuleInForce, isQuery } from '../../modules/returns/checks/index.ts';
import type { CinCheck, CinRule } from '../../modules/returns/checks/index.ts';
import type { Fault, RuleLine, ShownRow } from './messages.ts';
import { around, countByRule, Findings, placeOf } from './outcome.ts';
import type { Outcome, OutcomeTable } from './outcome.ts';

type CheckedCensus = {
  readonly year: number;
  readonly name: string;
  readonly read: CinFile;
  readonly checked: CinCheck;
  readonly faults: readonly Fault[];
};

/**
 * The outcome of a check of the children in need census. A child is a place in the file, since children may share an id:
 * the child in place 0 has number 1.
 */
export function toCinOutcome({ year, name, read, checked, faults }: CheckedCensus): Outcome {
  const ruleYear = Math.min(Math.max(year, cinYears[0]), cinYears[1]);
  const inForce = cinRules.filter((rule) => isCinRuleInForce(rule, ruleYear)).sort(byCode);
  const rules = inForce.filter(({ level }) => level !== 'return');
  const broken = new Set(checked.returnLevel);
  const findings = collect(checked, rules, read);
  const counts = countByRule(rules.length, findings);
  const { ChildIdentifiers } = read.tables;
  return {
    ...{ form: 'cin', year, ruleYear, placeWord: 'Row', faults, findings },
    childrenInReturn: ChildIdentifiers.rows,
    rulesRun: inForce.length - faults.length,
    rules: rules.map((rule, i) => toLine(rule, counts[i])),
    returnLevel: inForce.filter(({ code }) => broken.has(code)).map((rule) => toLine(rule)),
    tables: cinTables.map((table) => toTable(table, read.tables[table])),
    ids: ['', ...(ChildIdentifiers.columns['LAchildID'] ?? []).map((id) => id ?? '')],
    problems: read.problems.map(({ line, path, problem }) => ({
      file: name,
      row: null,
      problem: `line ${line}, ${path}: ${problem}`,
    })),
  };
}

function byCode(a: CinRule, b: CinRule): number {
  return a.code < b.code ? -1 : 1;
}

function toLine(rule: CinRule, { rows, children } = { rows: 0, children: 0 }): RuleLine {
  const { code, meaning, fields, differs } = rule;
  return { code, meaning, fields, isQuery: isQuery(rule), differs, rows, children, lacks: [] };
}

function collect({ findings }: CinCheck, rules: readonly CinRule[], { tables }: CinFile): Findings {
  const ruleNumbers = new Map(rules.map(({ code }, i) => [code, i]));
  const tableNumbers = new Map(cinTables.map((table, i) => [table, i]));
  const collected = new Findings();
  for (const { rule, table, field, row } of findings) {
    const child = (tables[table].child[row] ?? -1) + 1;
    const numbers = { rule: ruleNumbers.get(rule) ?? 0, table: tableNumbers.get(table) ?? 0 };
    collected.add({ ...numbers, row, child, field });
  }
  return collected;
}

function toTable(name: CinTable, data: CinTableData): OutcomeTable {
  const columns = cinColumns[name];
  const read = (row: number) => columns.map((column) => data.columns[column]?.[row] ?? null);
  const show = (row: number): ShownRow => ({
    year: 'this',
    place: placeOf(row, 'Row'),
    isFound: false,
    cells: read(row),
  });
  let byChild: ReadonlyMap<number, readonly number[]> | undefined;
  return {
    name,
    columns,
    read,
    beside: (row) => {
      byChild ??= groupRows(data);
      const child = data.child[row] ?? -1;
      const same = child < 0 ? [row] : (byChild.get(child) ?? [row]);
      const shown = around(same, row);
      return {
        rows: shown.map((each) => ({ ...show(each), isFound: each === row })),
        more: same.length - shown.length,
      };
    },
  };
}

function groupRows({ child }: CinTableData): ReadonlyMap<number, readonly number[]> {
  const rows = new Map<number, number[]>();
  child.forEach((one, row) => {
    const known = rows.get(one);
    if (known) known.push(row);
    else rows.set(one, [row]);
  });
  return rows;
}
