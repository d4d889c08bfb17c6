import type { PostcodeDirectory, ProviderList } from '../../../../formats/index.ts';
import { FilesRefused, listPostcodes, openFiles, readYear } from './read-files.ts';
import type { FileProblem, ReturnFile } from './read-files.ts';
import { rules } from './rules.ts';
import { runRules } from './run-rules.ts';
import type { OnFault, RuleResult } from './run-rules.ts';
import type { Return903 } from './tables.ts';

export { FilesRefused };
export type { FileProblem, ReturnFile, RuleResult };

/** What a check of files gave. `results` has an entry for every rule in force, found or not. */
export type CheckedReturn = {
  readonly all: Return903;
  readonly results: readonly RuleResult[];
  readonly problems: readonly FileProblem[];
};

export type CheckOptions = {
  readonly year: number;
  /** The returning authority, an ONS code such as E10000015. */
  readonly authority: string;
  /** Reads the postcode directory, of which only the postcodes wanted (as `toPostcodeKey` gives them) are looked up. */
  readonly readPostcodes?: (wanted: ReadonlySet<string>) => PostcodeDirectory;
  readonly providers?: ProviderList;
  /** Told of a rule that threw; the others are run. Without it the error is thrown. */
  readonly onFault?: OnFault;
};

export type Files903 = { readonly thisYear: readonly ReturnFile[]; readonly lastYear: readonly ReturnFile[] };

/**
 * Checks the files of an SSDA903 return against every rule in force in its year, with last year's files where given.
 * Without a postcode directory every postcode counts as unknown; without a provider list the rules on it do not run.
 * @throws FilesRefused when there is no table of the return, or two files of one year are the same table
 */
export function checkFiles(
  files: Files903,
  options: CheckOptions,
  onRule?: (done: number, of: number) => void,
): CheckedReturn {
  const thisYear = readYear(files.thisYear);
  const lastYear = files.lastYear.length > 0 ? readYear(files.lastYear) : undefined;
  const problems = [...thisYear.problems, ...(lastYear?.problems ?? [])];
  if (Object.keys(thisYear.tables).length === 0) throw new FilesRefused(describeNone(problems));
  const { readPostcodes, providers, onFault, ...rest } = options;
  const wanted = () => listPostcodes([thisYear, ...(lastYear ? [lastYear] : [])], providers);
  const postcodes = readPostcodes?.(wanted());
  const all = openFiles(thisYear, lastYear, {
    ...rest,
    ...(postcodes ? { postcodes } : {}),
    ...(providers ? { providers } : {}),
  });
  return { all, results: runRules(rules, all, onRule, onFault), problems };
}

function describeNone([first]: readonly FileProblem[]): string {
  return `None of the files is a table of the return.${first ? ` ${first.file}: ${first.problem}` : ''}`;
}

/** One finding as the command line and the downloads give it; `row` counts from 0 in the file. */
export type Finding = {
  readonly rule: string;
  readonly table: string;
  readonly row: number;
  readonly child: string;
};

/** The findings of some rules, in the order of rule, table (as text) and row. */
export function* listFindings(results: readonly RuleResult[]): Generator<Finding> {
  const inOrder = [...results].sort((a, b) => compareText(a.rule.code, b.rule.code));
  for (const { rule, found } of inOrder) {
    for (const { table, rows } of [...found].sort((a, b) => compareText(a.table.name, b.table.name))) {
      for (const row of rows) {
        yield { rule: rule.code, table: table.name, row, child: table.children.idOf(table.child[row] ?? 0) };
      }
    }
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
