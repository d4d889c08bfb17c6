import type { FolderProblem, ReadFile, ReadFolder } from './read-folder.ts';
import { shownProblems } from './save-statistics.ts';

export type FileSummary = ReadFile & {
  /** Rows left out, and the first of them. */
  readonly reported: number;
  readonly firstReported: readonly Omit<FolderProblem, 'file'>[];
};

/** What a load brought, as the command prints it. */
export type LoadSummary = {
  readonly values: number;
  readonly areas: number;
  readonly reported: number;
  readonly files: readonly FileSummary[];
  /** Files of the layout that are not there. */
  readonly missing: readonly string[];
  /** Of these, the ones that were there at the load before: their values no longer stand. */
  readonly removed: readonly string[];
  readonly ownArea: { readonly code: string | null; readonly known: boolean };
};

/** `before` names the files of the load that this one replaces. */
export function summariseLoad(
  folder: ReadFolder,
  before: readonly string[],
  ownArea: string | undefined,
): LoadSummary {
  const names = [
    ...new Set([...folder.files.map(({ file }) => file), ...folder.problems.map(({ file }) => file)]),
  ];
  return {
    values: folder.statistics.length,
    areas: folder.areas.length,
    reported: folder.problems.length,
    files: names.map((file) => summariseFile(folder, file)),
    missing: folder.missing,
    removed: folder.missing.filter((file) => before.includes(file)),
    ownArea: { code: ownArea ?? null, known: folder.areas.some(({ code }) => code === ownArea) },
  };
}

function summariseFile({ files, problems }: ReadFolder, file: string): FileSummary {
  const reported = problems.filter((one) => one.file === file);
  const read = files.find((one) => one.file === file) ?? { file, rows: 0, digest: '' };
  const firstReported = reported.slice(0, shownProblems).map(({ line, what }) => ({ line, what }));
  return { ...read, reported: reported.length, firstReported };
}

const count = (value: number) => value.toLocaleString('en-GB');
const rows = (value: number) => `${count(value)} ${value === 1 ? 'row' : 'rows'}`;

/** The summary in words: what stands now, what was left out and why, what is not there. */
export function formatLoad(summary: LoadSummary): string {
  const { values, areas, files, missing, removed, reported } = summary;
  const lines = [
    `Loaded ${count(values)} values of ${count(areas)} areas from ${files.length} files.`,
    ...files.map((one) => `  ${one.file}: ${rows(one.rows)}`),
    ...(missing.length === 0 ? [] : [`Not in the folder: ${missing.join(', ')}.`]),
    ...removed.map((file) => `What an earlier load brought from ${file} no longer stands.`),
    ...(reported === 0 ? ['Every row was read.'] : [`${rows(reported)} left out:`]),
    ...files.flatMap(formatReported),
    formatOwn(summary),
  ];
  return lines.join('\n');
}

function formatReported({ file, reported, firstReported }: FileSummary): string[] {
  const more = reported - firstReported.length;
  return [
    ...firstReported.map(({ line, what }) => `  ${file}${line === 0 ? '' : ` line ${line}`}: ${what}`),
    ...(more > 0 ? [`  ${file}: and ${count(more)} more`] : []),
  ];
}

function formatOwn({ ownArea: { code, known } }: LoadSummary): string {
  if (code === null) return 'Which authority this is has not been said: kith stats own CODE.';
  return known
    ? `This authority is ${code}.`
    : `This authority, ${code}, is not among the areas: kith stats own CODE says which it is.`;
}
