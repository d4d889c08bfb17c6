import { readPostcodeDirectory, readProviderList } from '../../../formats/index.ts';
import type { PostcodeDirectory, ProviderList } from '../../../formats/index.ts';
import type { Command, CommandInput, ExitCode } from '../../../platform/cli/command.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
import { loadLists } from '../annex-a/load-lists.ts';
import {
  csvFiles,
  parseAsOf,
  parseAuthority,
  parseYear,
  readList,
  readPaths,
} from '../command-line/asked.ts';
import { askForCheck } from '../findings/run-checks.ts';
import { hasSerious } from './import-report.ts';
import type { ImportReport } from './import-report.ts';
import { importReturns } from './import-returns.ts';
import type { ImportOptions } from './import-returns.ts';
import { ImportRefused } from './read-sets.ts';

/** `kith import`: loads SSDA903 files, or a children in need census. Ends with 1 when a row or cell could not stand as it came, 0 otherwise. */
export const importCommand: Command = {
  name: 'import',
  usage: [
    'kith import PATH… [--la CODE] [--year Y] [--postcodes FILE] [--providers FILE] [--dry-run] [--strict] [--demo-copy]',
    '    Loads the SSDA903 files in these folders (or these files), or one children in need census (XML) a year, named',
    '    itself. What they are is told by their content, the year by their dates or the census’s header. --la (the ONS code, E10000015) is needed the first time. --dry-run says what would come in.',
    '    --strict loads nothing when anything is wrong. --demo-copy: into a fresh database, for showing.',
    'kith import FILE… --as-of DATE [--la CODE] [--dry-run] [--strict] [--demo-copy]',
    '    Loads the lists of Annex A as they stood on a day: a workbook, or CSV of one list each.',
  ],
  options: {
    la: { type: 'string' },
    year: { type: 'string' },
    'as-of': { type: 'string' },
    postcodes: { type: 'string' },
    providers: { type: 'string' },
    'dry-run': { type: 'boolean' },
    strict: { type: 'boolean' },
    'demo-copy': { type: 'boolean' },
  },
  run: async (input) => {
    const options = readOptions(input.options);
    const files = readPaths(input.words, csvFiles);
    const { database, close } = await input.open();
    try {
      const asOf = parseAsOf(input.options['as-of']);
      if (asOf !== undefined) return await loadLists(input, database, { files, options, asOf });
      const by = { account: null, today: input.today };
      const progress = (step: string, done: number, total: number) =>
        input.progress(`${done} of ${total} ${step}`);
      const report = await importReturns(database, files, { options, by, progress });
      if (options.dryRun !== true) await askForCheck(database);
      return tell(input, report, options);
    } catch (error) {
      throw error instanceof ImportRefused ? new WrongUse(error.message) : error;
    } finally {
      await close();
    }
  },
};

function readOptions(options: CommandInput['options']): ImportOptions {
  const { la, year, postcodes, providers } = options;
  return {
    ...(typeof la === 'string' ? { la: parseAuthority(la) } : {}),
    ...(typeof year === 'string' ? { year: parseYear(year) } : {}),
    ...(typeof postcodes === 'string'
      ? { postcodes: readList<PostcodeDirectory>(postcodes, readPostcodeDirectory) }
      : {}),
    ...(typeof providers === 'string'
      ? { providers: readList<ProviderList>(providers, readProviderList) }
      : {}),
    dryRun: options['dry-run'] === true,
    strict: options['strict'] === true,
    demoCopy: options['demo-copy'] === true,
  };
}

function tell({ options, out }: CommandInput, report: ImportReport, asked: ImportOptions): ExitCode {
  out(options['json'] ? JSON.stringify(toJson(report)) : describe(report, asked));
  return hasSerious(report) ? 1 : 0;
}

/** The report as the command line promises it. */
function toJson({ files, people, children, episodes, contested, problems }: ImportReport) {
  return {
    files,
    people,
    children,
    episodes,
    contested,
    problems: problems.map(({ file, row, field, value, problem }) => ({ file, row, field, value, problem })),
  };
}

const problemsShown = 40;

function describe(report: ImportReport, { dryRun, strict }: ImportOptions): string {
  const { files, people, children, episodes, contested, problems, years } = report;
  const counts = files.map(
    ({ name, kind, year, rows, loaded, unchanged, updated, contested: open, rejected }) =>
      `${name}: ${kind} ${year}, ${rows} rows: ${loaded} new, ${updated} updated, ${unchanged} unchanged, ${open} contested, ${rejected} rejected`,
  );
  const nothing = strict && hasSerious(report);
  const heading = nothing
    ? 'Nothing was loaded, because of the problems below.'
    : dryRun
      ? 'A dry run: nothing was loaded.'
      : 'Loaded.';
  const sum = `${people} people, ${children} of them with episodes, ${episodes} episodes; ${contested} rows contested.`;
  const shown = problems.slice(0, problemsShown).map(({ file, row, field, value, problem }) => {
    const line = row === null ? '' : report.form === 'ssda903' ? `, line ${row + 2}` : `, row ${row + 1}`;
    return `${file}${line}${field === null ? '' : `, ${field}`}${value === null ? '' : ` "${value}"`}: ${problem}`;
  });
  const more =
    problems.length > problemsShown
      ? [`… and ${problems.length - problemsShown} more (--json lists all)`]
      : [];
  const reasons = years.map(({ year, why }) => `${year}: ${why.join('. ')}`);
  return [heading, ...reasons, ...counts, sum, ...shown, ...more].join('\n');
}
