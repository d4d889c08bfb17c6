import { formatInstant, parseInstant } from '../../../platform/dates/instant.ts';
import type { FileReport, ImportReport } from '../import/import-report.ts';
import { hasSerious } from '../import/import-report.ts';
import type { Problem } from '../plan/plan.ts';
import type { Upload } from './upload-queries.ts';

export type UploadLine = { readonly id: string; readonly text: string; readonly state: string };

export type UploadPage = {
  readonly id: string;
  readonly title: string;
  /** Set while it waits or runs. */
  readonly progress: { readonly done: number; readonly total: number | null } | undefined;
  readonly refused: string | undefined;
  readonly report: ReportPage | undefined;
  /** Whether the next step is to load what the dry run looked at. */
  readonly canLoad: boolean;
};

export type ReportPage = {
  readonly summary: string;
  readonly years: readonly string[];
  readonly files: readonly FileReport[];
  readonly problems: readonly PrintedProblem[];
  readonly more: number;
};

export type PrintedProblem = {
  readonly where: string;
  readonly field: string;
  readonly value: string;
  readonly problem: string;
};

const problemsShown = 200;

/** One upload as its page shows it. */
export function uploadPage({ id, input, state, done, total, outcome }: Upload): UploadPage {
  const isOver = state === 'done' || state === 'failed';
  const report = outcome && 'report' in outcome ? outcome.report : undefined;
  return {
    id,
    title: titleOf(input.dryRun, isOver, report !== undefined),
    progress: isOver ? undefined : { done, total },
    refused: outcome && 'refused' in outcome ? outcome.refused : undefined,
    report: report && reportPage(report, input.dryRun),
    canLoad: input.dryRun && report !== undefined,
  };
}

function titleOf(dryRun: boolean, isOver: boolean, hasReport: boolean): string {
  if (!isOver) return dryRun ? 'Looking at the files' : 'Loading the files';
  if (!hasReport) return 'The files were not loaded';
  return dryRun ? 'What would come in' : 'The files are loaded';
}

function reportPage(report: ImportReport, dryRun: boolean): ReportPage {
  const { people, children, episodes, contested, problems, years, files } = report;
  const verb = dryRun ? 'would be' : 'were';
  const wrong = hasSerious(report)
    ? ` ${contested} rows ${verb} kept as they came until somebody settles them.`
    : '';
  return {
    summary: `${people} people, ${children} of them with episodes, ${episodes} episodes.${wrong}`,
    years: years.map(({ year, why }) => `${year - 1} to ${year}: ${why.join('. ')}`),
    files,
    problems: problems.slice(0, problemsShown).map((problem) => printProblem(problem, report.form)),
    more: Math.max(0, problems.length - problemsShown),
  };
}

/** Lines of a table as a spreadsheet counts them, the header being line 1; rows of a document from the first on. */
function printProblem(
  { file, row, field, value, problem }: Problem,
  form: ImportReport['form'],
): PrintedProblem {
  const name = file.split('/').at(-1) ?? file;
  return {
    where: row === null ? name : `${name}, ${form === 'cin' ? `row ${row + 1}` : `line ${row + 2}`}`,
    field: field ?? '',
    value: value ?? '',
    problem,
  };
}

/** The uploads so far, the newest first. */
export function listPage(uploads: readonly Upload[]): readonly UploadLine[] {
  return uploads.map((upload) => {
    const asked = parseInstant(upload.askedAt);
    return {
      id: upload.id,
      text: asked ? formatInstant(asked) : upload.askedAt,
      state: uploadPage(upload).title,
    };
  });
}
