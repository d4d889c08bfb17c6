import type { CinTable } from '../../../../formats/cin/structure.ts';
import type { CinTables } from '../../../../formats/cin/tables.ts';
import type { Column, Found, Table } from '../frame/index.ts';
import { openCin } from './open-return.ts';
import { isInForce } from './rule.ts';
import type { CinRule } from './rule.ts';
import { cinRules } from './rules.ts';
import type { CinReturn } from './tables.ts';

/** One finding. `row` counts from 0 within the table in document order; `child` is the LAchildID, null when missing. */
export type CinFinding = {
  readonly rule: string;
  readonly table: CinTable;
  readonly field: string;
  readonly row: number;
  readonly child: string | null;
};

export type CinCheck = {
  /** By rule, table, field, child (those without an LAchildID last) and row. */
  readonly findings: readonly CinFinding[];
  /** The rules that the return as a whole breaks. */
  readonly returnLevel: readonly string[];
  /** How many rules were run. */
  readonly rules: number;
};

/** Told after each rule how many have been run. */
export type OnCinRule = (done: number, of: number) => void;

/** Told of a rule that threw, which is a fault of ours and none of the file. */
export type OnCinFault = (rule: CinRule, error: unknown) => void;

/**
 * Runs all rules in force in a collection year on the tables of a census file. With `onFault` a rule that throws is left
 * out and the others run.
 */
export function checkCin(
  tables: CinTables,
  year: number,
  onRule: OnCinRule = () => undefined,
  onFault?: OnCinFault,
): CinCheck {
  const all = openCin(tables, year);
  const byName = tablesByName(all);
  const inForce = cinRules
    .filter((rule) => isInForce(rule, all.year))
    .sort((a, b) => compare(a.code, b.code));
  const findings: CinFinding[] = [];
  const returnLevel: string[] = [];
  inForce.forEach((rule, i) => {
    const found = runRule(rule, all, onFault);
    if (rule.level !== 'return') pushFindings(findings, listFindings(rule, found, byName));
    else if (found.length > 0) returnLevel.push(rule.code);
    onRule(i + 1, inForce.length);
  });
  return { findings, returnLevel, rules: inForce.length };
}

/** What a rule found, without tables in which it found nothing. */
function runRule(rule: CinRule, all: CinReturn, onFault: OnCinFault | undefined): readonly Found[] {
  try {
    return rule.fails(all).filter(({ rows }) => rows.length > 0);
  } catch (error) {
    if (!onFault) throw error;
    onFault(rule, error);
    return [];
  }
}

/** Tables by the name that findings give them. */
export type ByName = ReadonlyMap<string, Table & { readonly LAchildID?: Column }>;

/** The tables of a census, each with the children that its rows are about. */
export function tablesByName(all: CinReturn): ByName {
  const { header, identifiers, characteristics, disabilities, details, assessments } = all;
  const { factors, cinPlans, section47, protection, reviews } = all;
  const child = [header, identifiers, characteristics, disabilities, details];
  const episode = [assessments, factors, cinPlans, section47, protection, reviews];
  return new Map([...child, ...episode].map((table) => [table.name, table]));
}

/** What a rule found, row by row, in the order in which findings are told. */
function listFindings({ code }: CinRule, found: readonly Found[], tables: ByName): readonly CinFinding[] {
  const byPlace = [...found].sort(
    (a, b) => compare(a.table.name, b.table.name) || compare(a.field ?? '', b.field ?? ''),
  );
  return byPlace.flatMap(({ table, field = '', rows }) => {
    const ids = tables.get(table.name)?.LAchildID;
    const name = table.name as CinTable;
    return rows
      .map((row) => ({ rule: code, table: name, field, row, child: ids?.text(row) ?? null }))
      .sort((a, b) => compareChildren(a.child, b.child) || a.row - b.row);
  });
}

function pushFindings(all: CinFinding[], some: readonly CinFinding[]): void {
  for (const one of some) all.push(one);
}

function compareChildren(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b);
}

/** By the numbers of the characters, as other tools sort. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
