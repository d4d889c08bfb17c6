import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { csvLimits, openCsv } from '../../../formats/index.ts';
import type { CsvRows } from '../../../formats/index.ts';
import { listFiles } from './list-files.ts';
import type { Cell, Holdings, PublishedFile } from './published-file.ts';
import { Gathering } from './published-file.ts';
import type { Published } from './published.ts';
import { england } from './statistic.ts';
import type { Area } from './statistic.ts';
import { statisticFiles } from './statistic-files.ts';
import { StatisticTable } from './statistic-table.ts';
import { orderByVintage } from './vintage-rules.ts';

/** A file of the layout as it was found: its rows below the header, and its SHA-256 in hexadecimal digits. */
export type ReadFile = { readonly file: string; readonly rows: number; readonly digest: string };

/** A row that was left out, or a file (line 0) that could not be read. Lines are counted from 1, the header being 1. */
export type FolderProblem = { readonly file: string; readonly line: number; readonly what: string };

/** What a folder of published statistics holds, and what of it could not be read. Files are named with their ending. */
export type ReadFolder = Readonly<Holdings> & {
  readonly files: readonly ReadFile[];
  /** Files of the layout that the folder does not hold. */
  readonly missing: readonly string[];
  readonly problems: readonly FolderProblem[];
};

/** Every file of the layout, in the order of reading: areas come first, since others are placed by them. */
const layout: readonly PublishedFile[] = [...listFiles, ...statisticFiles];

/** The names of the files of the layout, with their ending. */
export const layoutNames: readonly string[] = layout.map(({ name }) => `${name}.csv`);

/**
 * Reads a folder of published statistics (docs/data/published-statistics.md). Rows that cannot be read, joint rows of
 * several authorities and rows that contradict an earlier one are reported and left out; all else is kept.
 * @throws when the folder cannot be listed
 */
export async function readFolder(
  folder: string,
  progress: (file: string) => void = () => undefined,
): Promise<ReadFolder> {
  const present = new Set(await readdir(folder));
  const gathering = new Gathering();
  const problems: FolderProblem[] = [];
  const files: ReadFile[] = [];
  for (const file of layout.filter(({ name }) => present.has(`${name}.csv`))) {
    progress(`${file.name}.csv`);
    const read = await takeFile(file, { path: join(folder, `${file.name}.csv`), gathering, problems });
    if (read) files.push(read);
  }
  const { areas, statistics, ...held } = gathering.holdings;
  const missing = layoutNames.filter((name) => !present.has(name));
  return {
    ...held,
    statistics: orderByVintage(statistics),
    areas: withRegions(areas, gathering),
    ...{ files, missing, problems },
  };
}

/** What was read, as the models over public figures take it. */
export function publishedOf({ statistics, areas, neighbours, judgements }: Readonly<Holdings>): Published {
  return { statistics: new StatisticTable(statistics), areas, neighbours, judgements };
}

function withRegions(areas: readonly Area[], gathering: Gathering): Area[] {
  if (areas.length === 0) return [];
  const none = { regionCode: '', regionName: '', kind: '', assumedCounty: false, boundaryNote: '' };
  const years = {
    firstYear: Math.min(...areas.map(({ firstYear }) => firstYear)),
    lastYear: Math.max(...areas.map(({ lastYear }) => lastYear)),
  };
  const wider = (code: string, name: string, level: Area['level']): Area => {
    return { code, name, level, ...none, current: true, ...years };
  };
  const regions = gathering.listRegions().map(({ code, name }) => wider(code, name, 'region'));
  return [...areas, ...regions, wider(england, 'England', 'country')];
}

type Reading = {
  readonly path: string;
  readonly gathering: Gathering;
  readonly problems: FolderProblem[];
};

async function takeFile(
  file: PublishedFile,
  { path, gathering, problems }: Reading,
): Promise<ReadFile | undefined> {
  const name = `${file.name}.csv`;
  const report = (line: number, what: string) => void problems.push({ file: name, line, what });
  const bytes = await bytesOf(path);
  if (typeof bytes === 'string') {
    report(0, bytes);
    return undefined;
  }
  const csv = openCsv(bytes);
  if (!csv.ok) report(0, csv.problem);
  const rows = csv.ok ? readRows(csv, { file, gathering, report }) : 0;
  return { file: name, rows, digest: createHash('sha256').update(bytes).digest('hex') };
}

/** The bytes of a file, or why it cannot be opened. */
async function bytesOf(path: string): Promise<Uint8Array | string> {
  try {
    const { size } = await stat(path);
    return size > csvLimits.bytes ? `It is larger than ${csvLimits.bytes} bytes` : await readFile(path);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return `It cannot be opened: ${error.message}`;
  }
}

type RowWork = {
  readonly file: PublishedFile;
  readonly gathering: Gathering;
  readonly report: (line: number, what: string) => void;
};

function readRows(csv: CsvRows, { file, gathering, report }: RowWork): number {
  const lacking = file.columns.filter((column) => !csv.header.includes(column));
  const usable = lacking.length === 0;
  if (!usable) report(1, `It lacks the columns ${lacking.join(', ')}`);
  gathering.startFile();
  const later: { readonly line: number; readonly values: readonly string[]; readonly what: string }[] = [];
  let count = 0;
  const at = new Map(csv.header.map((column, index) => [column, index]));
  const outcome = csv.read((values, row) => {
    count = row + 1;
    if (!usable) return;
    const damage = damageOf(csv, row);
    const what = damage ?? file.take(cellsOf(at, values), gathering);
    if (what === undefined) return;
    // A region may be named before the row that says its code.
    if (damage === undefined && at.has('la_name')) later.push({ line: row + 2, values: [...values], what });
    else report(row + 2, what);
  });
  for (const { line, values } of later) {
    const what = file.take(cellsOf(at, values), gathering);
    if (what !== undefined) report(line, what);
  }
  if (!outcome.ok) report(count + 2, outcome.problem);
  return count;
}

function damageOf({ problems }: CsvRows, row: number): string | undefined {
  const last = problems[problems.length - 1];
  return last?.row === row ? last.problem : undefined;
}

function cellsOf(at: ReadonlyMap<string, number>, values: readonly string[]): Cell {
  return (column) => {
    const index = at.get(column);
    return index === undefined ? '' : (values[index] ?? '').trim();
  };
}
