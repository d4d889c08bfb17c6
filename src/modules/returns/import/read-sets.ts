import { dirname } from 'node:path';
import { inferYear, isXml, readSsda903File } from '../../../formats/index.ts';
import type { Ssda903File } from '../../../formats/index.ts';
import { cleanFileName } from '../../../platform/files/clean-file-name.ts';
import { fileKinds, ssda903Form } from '../plan/file-kinds.ts';
import type { FileKind } from '../plan/return-form.ts';
import { ImportRefused } from './given-files.ts';
import type { GivenFile, ReadSets } from './given-files.ts';

export { ImportRefused } from './given-files.ts';
export type { GivenFile, ReadSets } from './given-files.ts';
import type { Problem } from '../plan/plan.ts';
import { readCinSets } from '../cin/read-cin-sets.ts';
import { RowsByChild } from '../plan/return-set-rules.ts';
import type { ReturnSet, ReturnTable } from '../plan/return-set-rules.ts';

type NamedFile = { readonly name: string; readonly file: Ssda903File };

/**
 * Reads the files of one import: those of one form of return, told by their content.
 * @throws ImportRefused when they are of several forms, or cannot be taken as asked
 */
export function readSets(files: readonly GivenFile[], year: number | undefined): ReadSets {
  const census = files.filter(({ bytes }) => isCensus(bytes));
  if (census.length === 0) return readSsda903Sets(files, year);
  if (census.length < files.length)
    throw new ImportRefused(
      'These are files of the children in need census and others together. Load the census by itself.',
    );
  const named = census.map(({ path, bytes }) => ({ path: cleanPath(path), bytes }));
  return readCinSets(named, year);
}

/** A document whose outermost element is Message. */
function isCensus(bytes: Uint8Array): boolean {
  return isXml(bytes) && /<(\w+:)?Message\b/.test(new TextDecoder().decode(bytes.subarray(0, 4000)));
}

const cleanPath = (path: string) => path.split('/').map(cleanFileName).join('/');

/**
 * Reads files, tells by their content which table of the return each is, and by their dates which year each folder is
 * for. Folders of one year make one set.
 * @throws ImportRefused when no file is of the return, a year cannot be told, or `year` is given for folders of several years
 */
function readSsda903Sets(files: readonly GivenFile[], year: number | undefined): ReadSets {
  const problems: Problem[] = [];
  const folders = new Map<string, NamedFile[]>();
  for (const given of files) {
    const { bytes } = given;
    const path = cleanPath(given.path);
    const read = readSsda903File({ name: path, bytes });
    if (!read.ok) problems.push(toFileProblem(path, read.problem));
    else folders.set(dirname(path), [...(folders.get(dirname(path)) ?? []), { name: path, file: read }]);
  }
  if (folders.size === 0) throw new ImportRefused(describeNone(problems));
  const years = findYears(folders, year);
  return {
    form: ssda903Form,
    sets: groupByYear(folders, years.byFolder),
    evidence: years.evidence,
    problems: [...problems, ...listDamage(folders)],
  };
}

function describeNone(problems: readonly Problem[]): string {
  const [first] = problems;
  return first
    ? `None of the files is a table of the return. ${first.problem}`
    : 'There are no CSV files there.';
}

function toFileProblem(file: string, text: string): Problem {
  const problem = text.startsWith(`${file}: `) ? text.slice(file.length + 2) : text;
  return {
    file,
    row: null,
    field: null,
    value: null,
    problem: `Not a table of the return: ${problem}`,
    serious: false,
  };
}

function listDamage(folders: ReadonlyMap<string, readonly NamedFile[]>): Problem[] {
  return [...folders.values()].flat().flatMap(({ name, file }) =>
    file.problems.map(({ row, field, value, problem }) => ({
      file: name,
      row,
      field,
      value,
      problem,
      serious: true,
    })),
  );
}

function findYears(folders: ReadonlyMap<string, readonly NamedFile[]>, asked: number | undefined) {
  const byFolder = new Map<string, number>();
  const evidence = new Map<number, readonly string[]>();
  for (const [folder, files] of folders) {
    const found = inferYear(files.map(({ file }) => file));
    const year = found.year ?? asked;
    if (year === undefined)
      throw new ImportRefused(`${folder}: no date says which year it is for. Say it with --year.`);
    byFolder.set(folder, year);
    evidence.set(asked ?? year, found.evidence);
  }
  if (asked === undefined) return { byFolder, evidence };
  refuseSeveral(byFolder);
  return { byFolder: new Map([...byFolder.keys()].map((folder) => [folder, asked])), evidence };
}

function refuseSeveral(byFolder: ReadonlyMap<string, number>): void {
  const years = [...new Set(byFolder.values())].sort();
  if (years.length < 2) return;
  const list = [...byFolder].map(([folder, year]) => `${folder}: ${year}`).join(', ');
  throw new ImportRefused(
    `--year is for folders of one year, but these are of ${years.length} (${list}). Load them one at a time.`,
  );
}

function groupByYear(
  folders: ReadonlyMap<string, readonly NamedFile[]>,
  byFolder: ReadonlyMap<string, number>,
): ReturnSet[] {
  const years = [...new Set(byFolder.values())].sort((a, b) => a - b);
  return years.map((year) => {
    const own = [...folders].filter(([folder]) => byFolder.get(folder) === year);
    const files = own.flatMap(([, list]) => list);
    return {
      form: ssda903Form,
      year,
      folder: own.map(([folder]) => folder).join(', '),
      tables: fileKinds.flatMap((kind) => toTable(kind, files)),
    };
  });
}

function toTable(kind: FileKind, files: readonly NamedFile[]): ReturnTable[] {
  const own = files.filter(({ file }) => file.table === kind.table);
  const [first, ...others] = own;
  if (!first) return [];
  const { columns, rows, asWritten } = others.reduce(
    (joined, { file }) => join(joined, file),
    toJoined(first.file),
  );
  let from = 0;
  const places = own.map(({ name, file }) => ({ name, from: (from += file.rows) - file.rows }));
  return [{ kind, columns, rows, asWritten, files: places, rowsOf: new RowsByChild(columns['CHILD'] ?? []) }];
}

type Joined = Pick<ReturnTable, 'columns' | 'rows' | 'asWritten'>;

const toJoined = ({ columns, rows, asWritten }: Ssda903File): Joined => ({ columns, rows, asWritten });

/** Two files of one kind, the second below the first. */
function join(above: Joined, below: Joined): Joined {
  const names = [...new Set([...Object.keys(above.columns), ...Object.keys(below.columns)])];
  const blank = (file: Joined, name: string) => file.columns[name] ?? new Array<null>(file.rows).fill(null);
  const shifted = (name: string) =>
    [...(below.asWritten[name] ?? [])].map(([row, text]) => [row + above.rows, text] as const);
  return {
    columns: Object.fromEntries(names.map((name) => [name, blank(above, name).concat(blank(below, name))])),
    rows: above.rows + below.rows,
    asWritten: Object.fromEntries(
      names.map((name) => [name, new Map([...(above.asWritten[name] ?? []), ...shifted(name)])]),
    ),
  };
}
