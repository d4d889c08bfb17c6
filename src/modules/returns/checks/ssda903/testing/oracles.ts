import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedPath } from '../../../../../../test/support/shared.ts';
import { readCsv, readPostcodeDirectory, readProviderList } from '../../../../../formats/index.ts';
import { openFiles, readYear } from '../read-files.ts';
import type { RuleResult } from '../run-rules.ts';
import type { Return903 } from '../tables.ts';
import { knownDifference } from './differences.ts';
import { flagAsTheTool } from './tool-flags.ts';

/** A whole return that another tool has checked. */
export type Oracle = { readonly name: string; readonly expected: string; readonly open: () => Return903 };

/** What the other tool found, as keys 'table row child' by rule, and which rules can be compared. */
type Expected = {
  readonly compared: ReadonlySet<string>;
  readonly rows: ReadonlyMap<string, ReadonlySet<string>>;
};

/** The sets on this machine; none without ../shared. */
export function oracles(): readonly Oracle[] {
  const data = sharedPath('data');
  return data === null ? [] : [...listSynthetic(join(data, 'synthetic-ssda903')), ...listOthers(data)];
}

function listSynthetic(folder: string): Oracle[] {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected')));
  const postcodes = readPostcodeDirectory(readFileSync(join(folder, 'postcodes.csv')));
  const providers = readProviderList(readFileSync(join(folder, 'providers.csv')));
  if (!postcodes.ok || !providers.ok) throw new Error('The look-ups of the synthetic returns cannot be read');
  return names.map((name) => ({
    name,
    expected: join(folder, name, 'expected'),
    open: () =>
      openFiles(readFolder(join(folder, name, 'this-year')), readFolder(join(folder, name, 'last-year')), {
        year: Number(name.slice(-4)),
        authority: 'E10000015',
        postcodes,
        providers,
      }),
  }));
}

function listOthers(data: string): Oracle[] {
  const own = join(data, 'csc-validator-be-903');
  const files = () => readFolder(join(own, 'input'), (name) => name !== 'placed_for_adoption_errors.csv');
  const validated = [2023, 2024, 2025, 2026, 2027].map((year) => ({
    name: `csc-validator-be-903 ${year}`,
    expected: join(own, 'expected', `csv-ruleset-${year}`),
    open: () => openFiles(files(), undefined, { year, authority: 'E09000027' }),
  }));
  const document = {
    name: 'csc-validator-be-903 XML 2023',
    expected: join(own, 'expected', 'xml-ruleset-2023'),
    open: () => {
      const file = { name: 'fake_903.xml', bytes: readFileSync(join(own, 'input', 'fake_903.xml')) };
      return openFiles(readYear([file]), undefined, { year: 2023, authority: 'E09000027' });
    },
  };
  const model = join(data, 'cs-demand-model');
  const modelled = [2018, 2019].map((year) => ({
    name: `cs-demand-model ${year}`,
    expected: join(model, 'expected', `validation-${year}-ruleset-2023`),
    open: () =>
      openFiles(
        readFolder(join(model, 'input'), (name) => name.startsWith(`${year}-`)),
        readFolder(join(model, 'input'), (name) => name.startsWith(`${year - 1}-`)),
        // The rules and the period of 2022/23, whatever year the files are of: their findings fit no other.
        { year: 2023, authority: 'E09000027' },
      ),
  }));
  return [...validated, document, ...modelled];
}

function readFolder(folder: string, wanted: (name: string) => boolean = () => true) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv') && wanted(name));
  const files = names.sort().map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
  return flagAsTheTool(readYear(files));
}

type Summary = { ruleset: string; not_comparable: string[] };

function readExpected({ expected }: Oracle): Expected {
  const summary = JSON.parse(readFileSync(join(expected, 'summary.json'), 'utf8')) as Summary;
  const csv = readCsv(readFileSync(join(expected, 'issues.csv')));
  if (!csv.ok) throw new Error(csv.problem);
  const [codes = [], tables = [], rows = [], children = []] = csv.columns;
  const found = new Map<string, Set<string>>();
  codes.forEach((code, i) => {
    const known = found.get(code) ?? new Set();
    found.set(code, known.add(`${tables[i] ?? ''} ${rows[i] ?? ''} ${children[i] ?? ''}`));
  });
  return { compared: listCompared(Number(summary.ruleset), summary), rows: found };
}

function listCompared(year: number, { not_comparable }: Summary): Set<string> {
  const path = sharedPath('reference/ssda903-rules.csv');
  const csv = path === null ? undefined : readCsv(readFileSync(path));
  if (!csv?.ok) throw new Error('The list of rules cannot be read');
  const column = (name: string) => csv.columns[csv.header.indexOf(name)] ?? [];
  const [first, last] = [column('first_year'), column('last_year')];
  const inForce = column('code').filter(
    (_, i) => Number(first[i] || 9999) <= year && year <= Number(last[i] || 0),
  );
  return new Set(inForce.filter((code) => !not_comparable.includes(code)));
}

type Differences = { readonly missing: readonly string[]; readonly extra: readonly string[] };

/** By rule: rows that the other tool finds and we do not, and the other way about, but for known differences. */
export function listDifferences(oracle: Oracle, results: readonly RuleResult[]): Record<string, Differences> {
  const expected = readExpected(oracle);
  const differences: Record<string, Differences> = {};
  for (const result of results) {
    const { code } = result.rule;
    if (!expected.compared.has(code)) continue;
    const { missing, extra } = compare(oracle, result, expected);
    if (missing.length + extra.length > 0) differences[code] = { missing, extra };
  }
  return differences;
}

function compare(oracle: Oracle, { rule: { code }, found }: RuleResult, expected: Expected): Differences {
  const theirs = expected.rows.get(code) ?? new Set<string>();
  const ours = new Set(
    found.flatMap(({ table, rows }) =>
      rows.map((row) => `${table.name} ${row} ${table.children.idOf(table.child[row] ?? 0)}`),
    ),
  );
  const isOpen = (key: string) => !knownDifference(oracle.name, code, key);
  return {
    missing: [...theirs].filter((key) => !ours.has(key) && isOpen(key)),
    extra: [...ours].filter((key) => !theirs.has(key) && isOpen(key)),
  };
}
