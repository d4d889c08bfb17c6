import { readPostcodeDirectory, readProviderList } from '../../../../formats/index.ts';
import type { PostcodeDirectory, ProviderList } from '../../../../formats/index.ts';
import { WrongUse } from '../../../../platform/cli/command.ts';
import type { CommandInput, ExitCode } from '../../../../platform/cli/command.ts';
import {
  csvAndXmlFiles,
  needFile,
  parseAuthority,
  parseYear,
  readList,
  readPaths,
  readPieces,
} from '../../command-line/asked.ts';
import { formatRecords, parseFormat } from '../format.ts';
import { checkFiles, FilesRefused, listFindings } from './check-return.ts';
import type { CheckedReturn, CheckOptions } from './check-return.ts';
import { describeCheck } from './describe-check.ts';
import { allYears } from './rule.ts';

/** `kith check ssda903`. */
export function runCheckSsda903(input: CommandInput): ExitCode {
  const format = parseFormat(input.options);
  const checked = check(input, readOptions(input.options));
  tellProblems(input, checked);
  input.out(
    format === 'table'
      ? describeCheck(checked)
      : formatRecords(format, ['rule', 'table', 'row', 'child'], [...listFindings(checked.results)]),
  );
  return 0;
}

function check(input: CommandInput, options: CheckOptions): CheckedReturn {
  const { words, lists, progress } = input;
  const last = lists['last'] ?? [];
  const files = { thisYear: readFiles(words), lastYear: last.length > 0 ? readFiles(last) : [] };
  try {
    return checkFiles(files, options, (done, of) => {
      if (done % 50 === 0 || done === of) progress(`${done} of ${of} rules`);
    });
  } catch (error) {
    throw error instanceof FilesRefused ? new WrongUse(error.message) : error;
  }
}

const readFiles = (paths: readonly string[]) =>
  readPaths(paths, csvAndXmlFiles).map(({ path, bytes }) => ({ name: path, bytes }));

function readOptions({ year, la, postcodes, providers }: CommandInput['options']): CheckOptions {
  return {
    year: parseYear(year),
    authority: parseAuthority(la),
    ...(typeof postcodes === 'string' ? { readPostcodes: postcodeReader(needFile(postcodes)) } : {}),
    ...(typeof providers === 'string'
      ? { providers: readList<ProviderList>(providers, readProviderList) }
      : {}),
  };
}

function postcodeReader(path: string): (wanted: ReadonlySet<string>) => PostcodeDirectory {
  return (only) => {
    const directory = readPostcodeDirectory(readPieces(path), { only });
    if (!directory.ok) throw new WrongUse(`${path}: ${directory.problem}`);
    return directory;
  };
}

const problemsShown = 100;

/** What a person should know beside the findings, on standard error. */
function tellProblems({ options, progress }: CommandInput, { problems, results, all }: CheckedReturn): void {
  for (const { file, row, problem } of problems.slice(0, problemsShown)) {
    progress(`${file}${row === null ? '' : `, line ${row + 2}`}: ${problem}`);
  }
  if (problems.length > problemsShown)
    progress(`… and ${problems.length - problemsShown} more problems in the files`);
  const year = parseYear(options['year']);
  if (year !== all.year)
    progress(`The rules of ${allYears.join(' to ')} are known: those of ${all.year} were used.`);
  if (options['postcodes'] === undefined) {
    progress(
      'Without --postcodes every postcode counts as unknown: rules on places and distances find every episode.',
    );
  }
  const lacking = results.filter(({ lacks }) => lacks.length > 0);
  const files = [...new Set(lacking.flatMap(({ lacks }) => lacks))].sort();
  if (lacking.length > 0) progress(`${lacking.length} rules were not run, for want of ${files.join(', ')}.`);
}
