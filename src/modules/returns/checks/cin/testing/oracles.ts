import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedPath } from '../../../../../../test/support/shared.ts';
import { readCsv } from '../../../../../formats/index.ts';
import { readCinFile } from '../../../../../formats/cin/read.ts';
import type { CinTables } from '../../../../../formats/cin/tables.ts';
import type { CinFinding } from '../check-cin.ts';

/** A census file that another tool has checked, and what it found; null on a machine without ../shared. */
export type Oracle = {
  readonly name: string;
  readonly open: () => { tables: CinTables; findings: CinFinding[]; returnLevel: readonly string[] };
};

const sets = {
  'csc-validator-be-cin': {
    input: 'input',
    names: ['CIN_Census_2021', 'CIN_Census_2024', 'CIN2rows', 'CIN_header_issues_100', 'fake_CIN_data'],
  },
  'synthetic-cin-census': { input: '', names: ['cin-clean-2026', 'cin-mixed-2025', 'cin-mixed-2026'] },
};

/** The sets on this machine; none without ../shared. All of them were checked by the rules of 2026. */
export function oracles(): readonly Oracle[] {
  return Object.entries(sets).flatMap(([folder, { input, names }]) => {
    const path = sharedPath(join('data', folder));
    return path === null ? [] : names.map((name) => ({ name, open: () => open(path, input, name) }));
  });
}

function open(folder: string, input: string, name: string): ReturnType<Oracle['open']> {
  const file = readCinFile({ name, bytes: readFileSync(join(folder, input, `${name}.xml`)) });
  if (!file.ok) throw new Error(file.problem);
  const expected = (file_: string): Record<string, string>[] =>
    readRows(join(folder, 'expected', name, file_));
  const findings = expected('issues.csv').map(({ rule = '', table, field = '', row, child }) => ({
    rule,
    table: table as CinFinding['table'],
    field,
    row: Number(row),
    child: child || null,
  }));
  const returnLevel = expected('return_level.csv').map(({ rule_code = '' }) => rule_code);
  return { tables: file.tables, findings, returnLevel };
}

function readRows(path: string): Record<string, string>[] {
  const csv = readCsv(readFileSync(path));
  if (!csv.ok) throw new Error(csv.problem);
  const row = (i: number) =>
    Object.fromEntries(csv.header.map((name, c) => [name, csv.columns[c]?.[i] ?? '']));
  return Array.from({ length: csv.rows }, (_, i) => row(i));
}

/** The ids of children that share theirs with another: the tool, which joins by LAchildID, mixes these up. */
export function sharedIds({ ChildIdentifiers }: CinTables): ReadonlySet<string | null> {
  const ids = ChildIdentifiers.columns['LAchildID'] ?? [];
  return new Set<string | null>([null, ...ids.filter((id, i) => ids.indexOf(id) !== i)]);
}
