import { readFileSync } from 'node:fs';
import { readCinFile } from '../../../../formats/cin/read.ts';
import type { CinProblem } from '../../../../formats/cin/read.ts';
import { SchemaCheck } from '../../../../formats/cin/schema-check.ts';
import type { CinTables } from '../../../../formats/cin/tables.ts';
import { WrongUse } from '../../../../platform/cli/command.ts';
import type { CommandInput, ExitCode } from '../../../../platform/cli/command.ts';
import { needFile, parseYear } from '../../command-line/asked.ts';
import { formatRecords, parseFormat } from '../format.ts';
import type { Format } from '../format.ts';
import { checkCin } from './check-cin.ts';
import type { CinCheck } from './check-cin.ts';
import { describeCin, describeReturnLevel } from './describe-cin.ts';
import { allYears } from './rule.ts';
import { listUnreadDates } from './unread-dates.ts';

const problemsShown = 100;

/** `kith check cin`: findings on standard output; how far the work is and problems of the document on standard error. */
export function runCheckCin(input: CommandInput): ExitCode {
  const { options } = input;
  const format = parseFormat(options);
  const year = parseYear(options['year']);
  const tables = readTables(input, year);
  if (year < allYears[0] || year > allYears[1])
    input.progress(`The rules of ${allYears.join(' to ')} are known: those of the nearest year were used.`);
  const check = checkCin(
    tables,
    year,
    (done, of) => {
      if (done % 25 === 0 || done === of) input.progress(`${done} of ${of} rules`);
    },
    ({ code }, error) => input.progress(`Rule ${code} could not be run: ${String(error)}`),
  );
  input.out(
    options['return-level'] === true ? tellReturn(check, format) : tellFindings(check, tables, format),
  );
  return 0;
}

function readTables({ words, progress }: CommandInput, year: number): CinTables {
  const [path, ...others] = words;
  if (path === undefined || others.length > 0) throw new WrongUse('Name one XML file of the census.');
  const schema = new SchemaCheck(year);
  const file = readCinFile({ name: path, bytes: readFileSync(needFile(path)) }, undefined, schema);
  if (!file.ok) throw new WrongUse(file.problem);
  tellProblems(progress, 'is not as the schema has it', schema.list(), schema.moreProblems);
  tellProblems(progress, 'was left out', file.problems, file.moreProblems);
  tellDates(progress, file.tables, year);
  return file.tables;
}

/** What rules would pass over without a word, and a file of another year. */
function tellDates(progress: CommandInput['progress'], tables: CinTables, year: number): void {
  const said = tables.Header.columns['Year']?.[0];
  if (said && said !== String(year))
    progress(`The file says that it is of ${said}; it is checked as of ${year}.`);
  const unread = listUnreadDates(tables);
  for (const { table, field, row, text } of unread.slice(0, problemsShown)) {
    progress(
      `  ${table}, row ${row}: ${field} "${text}" is no date that rules can use; they take it as missing`,
    );
  }
  if (unread.length > problemsShown) progress(`  … and ${unread.length - problemsShown} more such dates`);
}

function tellProblems(
  progress: CommandInput['progress'],
  what: string,
  problems: readonly CinProblem[],
  more: number,
): void {
  const count = problems.length + more;
  if (count > 0) progress(`${count} ${count === 1 ? 'place' : 'places'} where the document ${what}:`);
  for (const { line, path, problem } of problems.slice(0, problemsShown)) {
    progress(`  line ${line}, ${path}: ${problem}`);
  }
  if (count > problemsShown) progress(`  … and ${count - problemsShown} more`);
}

function tellFindings(check: CinCheck, tables: CinTables, format: Format): string {
  if (format === 'table') return describeCin(check, tables);
  return formatRecords(format, ['rule', 'table', 'field', 'row', 'child'], check.findings);
}

function tellReturn({ returnLevel }: CinCheck, format: Format): string {
  if (format === 'table') return describeReturnLevel(returnLevel);
  return formatRecords(
    format,
    ['rule_code'],
    returnLevel.map((code) => ({ rule_code: code })),
  );
}
