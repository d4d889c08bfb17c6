import type { FileProblem } from '../../modules/returns/checks/index.ts';
import type { Fault, PlaceWord, RuleLine, ShownRow } from './messages.ts';

/** A table of what was checked, as a person looks at it. */
export type OutcomeTable = {
  /** The name that findings give it. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly read: (row: number) => readonly (string | null)[];
  /** A row with others to look at beside it: those of the same child, and the other year's. */
  readonly beside: (row: number) => { readonly rows: readonly ShownRow[]; readonly more: number };
};

/** One finding by numbers: `rule` and `table` are places in the lists of the outcome, `child` in `ids` (0 is nobody). */
export type FindingNumbers = {
  readonly rule: number;
  readonly table: number;
  readonly row: number;
  readonly child: number;
  readonly field: string;
};

/** All findings of a check. Columns of numbers, so that hundreds of thousands weigh little. */
export type Outcome = {
  readonly form: 'ssda903' | 'cin';
  readonly year: number;
  readonly ruleYear: number;
  readonly placeWord: PlaceWord;
  readonly childrenInReturn: number;
  /** The rules in force, in the order in which findings are told; also those that found nothing. */
  readonly rules: readonly RuleLine[];
  readonly returnLevel: readonly RuleLine[];
  /** How many rules were run, those on the return as a whole among them. */
  readonly rulesRun: number;
  readonly tables: readonly OutcomeTable[];
  /** Ids of children by number; '' for rows without one. */
  readonly ids: readonly string[];
  readonly findings: Findings;
  readonly problems: readonly FileProblem[];
  readonly faults: readonly Fault[];
};

/** Where a row stands: below the header of a file, or within its document. Counted from 1. */
export function placeOf(row: number, word: PlaceWord): number {
  return word === 'Line' ? row + 2 : row + 1;
}

const mostRows = 8;

/** Of the rows of a child the few around one. */
export function around(rows: readonly number[], row: number): readonly number[] {
  const at = Math.max(rows.indexOf(row), 0);
  const start = Math.max(0, Math.min(at - mostRows / 2, rows.length - mostRows));
  return rows.slice(start, start + mostRows);
}

/** Findings as columns of numbers, in the order in which the command line tells them. */
export class Findings {
  private readonly rules: number[] = [];
  private readonly tables: number[] = [];
  private readonly rows: number[] = [];
  private readonly children: number[] = [];
  private readonly fields: number[] = [];
  private readonly fieldNames: string[] = [''];

  get count(): number {
    return this.rows.length;
  }

  add({ rule, table, row, child, field }: FindingNumbers): void {
    this.rules.push(rule);
    this.tables.push(table);
    this.rows.push(row);
    this.children.push(child);
    this.fields.push(this.numberField(field));
  }

  at(i: number): FindingNumbers {
    return {
      rule: this.ruleOf(i),
      table: this.tableOf(i),
      row: this.rows[i] ?? 0,
      child: this.childOf(i),
      field: this.fieldNames[this.fields[i] ?? 0] ?? '',
    };
  }

  ruleOf(i: number): number {
    return this.rules[i] ?? 0;
  }

  tableOf(i: number): number {
    return this.tables[i] ?? 0;
  }

  childOf(i: number): number {
    return this.children[i] ?? 0;
  }

  private numberField(name: string): number {
    const known = this.fieldNames.indexOf(name);
    return known >= 0 ? known : this.fieldNames.push(name) - 1;
  }
}

/** How many rows and how many children each rule found. */
export function countByRule(
  rules: number,
  findings: Findings,
): readonly { readonly rows: number; readonly children: number }[] {
  const seen = Array.from({ length: rules }, () => ({ rows: 0, children: new Set<number>() }));
  for (let i = 0; i < findings.count; i++) {
    const one = seen[findings.ruleOf(i)];
    if (!one) continue;
    one.rows += 1;
    if (findings.childOf(i) > 0) one.children.add(findings.childOf(i));
  }
  return seen.map(({ rows, children }) => ({ rows, children: children.size }));
}
