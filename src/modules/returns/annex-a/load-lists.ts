import { annexALists } from '../../../formats/index.ts';
import type { CommandInput, ExitCode } from '../../../platform/cli/command.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { ImportOptions } from '../import/import-returns.ts';
import type { GivenFile } from '../import/read-sets.ts';
import { importAnnexA, isWrong } from './import-annex-a.ts';
import type { AnnexAImportReport } from './import-annex-a.ts';

/** `kith import … --as-of DATE`: loads lists of Annex A. Ends with 1 when a cell or row could not stand as it came. */
export async function loadLists(
  input: CommandInput,
  database: Database,
  {
    files,
    options,
    asOf,
  }: { readonly files: readonly GivenFile[]; readonly options: ImportOptions; readonly asOf: PlainDate },
): Promise<ExitCode> {
  const { la, dryRun = false, strict = false, demoCopy = false } = options;
  const lists = files.map(({ path, bytes }) => ({ name: path, bytes }));
  const by = { account: null, today: input.today };
  const how = { asOf, by, dryRun, strict, demoCopy };
  const report = await importAnnexA(database, lists, la === undefined ? how : { ...how, la });
  input.out(input.options['json'] === true ? JSON.stringify(report) : describe(report));
  return isWrong(report) ? 1 : 0;
}

const shown = 40;

function describe(report: AnnexAImportReport): string {
  const { loaded, children, newChildren, statements, differences, problems } = report;
  const lists = report.lists.map(({ list, title, rows, unplaced, beyond }) => {
    const more = [
      ...(unplaced > 0
        ? [list === 11 ? 'not loaded: no facts hold adopters yet' : `${unplaced} that no facts can give back`]
        : []),
      ...(beyond > 0 ? [`${beyond} more in the record`] : []),
    ];
    return `List ${list}, ${title}: ${[`${rows} rows`, ...more].join(', ')}`;
  });
  const facts = Object.entries(report.facts).map(
    ([label, { added, changed }]) => `${label}: ${added} new, ${changed} changed`,
  );
  const told = [...problems.map(tellProblem), ...differences.map(tellDifference)];
  const rest = told.length > shown ? [`… and ${told.length - shown} more (--json lists all)`] : [];
  return [
    loaded ? `Loaded, as of ${report.asOf}.` : 'Nothing was loaded. This is what would come in.',
    ...lists,
    `${children} children, ${newChildren} of them new; ${statements} statements kept that no fact can say.`,
    ...facts,
    ...told.slice(0, shown),
    ...rest,
  ].join('\n');
}

function tellProblem({ list, row, column, value, problem }: AnnexAImportReport['problems'][number]): string {
  const where = [list === null ? value : `List ${list}`, row === null ? '' : `row ${row + 1}`, column ?? ''];
  const said = list === null || value === null ? '' : ` "${value}"`;
  return `${where.filter(Boolean).join(', ')}${said}: ${problem}`;
}

function tellDifference({
  list,
  row,
  column,
  said,
  recordGives,
}: AnnexAImportReport['differences'][number]): string {
  const title = annexALists.find((spec) => spec.list === list)?.title ?? '';
  return `List ${list} (${title}), row ${row + 1}, ${column}: says "${said}", the record gives "${recordGives}"`;
}
