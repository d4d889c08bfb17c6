import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { csvLimits, openCsv, parseDate } from '../../../../formats/index.ts';
import { toDayNumber } from '../../../../platform/dates/plain-date.ts';
import { type CareHistories, HistoryBook, OPEN } from './care-histories.ts';

/** The folders hold no children and episodes; the message says what was looked for. */
export class NoHistories extends Error {}

/**
 * Reads the Header and Episodes (and UASC, where there is one) of the SSDA903 of several years from folders and the
 * folders in them. What a file is is told by its columns, so names and further columns (LA, YEAR) do not matter; dates may
 * be written 31/03/2026 or 2026-03-31. Rows without a child or a readable start are left out.
 * @throws NoHistories when there are no header or no episodes, or a file of them is damaged
 */
export function readHistories(
  folders: readonly string[],
  births: 'first' | 'latest' = 'latest',
): CareHistories {
  const book = new HistoryBook(births);
  const files = folders
    .flatMap(listCsvFiles)
    .map((path) => ({ path, table: recognise(path), year: yearInName(path) }))
    .sort((a, b) => a.year - b.year);
  for (const wanted of ['Header', 'Episodes'] as const) {
    if (!files.some(({ table }) => table === wanted))
      throw new NoHistories(`no ${wanted} file of the SSDA903 in ${folders.join(', ')}`);
  }
  for (const { path, table, year } of files) if (table) readTable(path, takers[table](book, year));
  return book.finish();
}

function listCsvFiles(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new NoHistories(`${folder} is not a folder`);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.toLowerCase().endsWith('.csv'))
    .sort()
    .map((name) => join(folder, name));
}

/** The year in a file's name or in its folder's: 2017-header.csv, 2024/header.csv; 0 where there is none. */
function yearInName(path: string): number {
  const year = /(?:19|20)\d\d/;
  const found = year.exec(basename(path)) ?? year.exec(basename(dirname(path)));
  return Number(found?.[0] ?? 0);
}

type Table = 'Header' | 'Episodes' | 'UASC';

/** By the first line alone, so that what is not needed is not read. */
function recognise(path: string): Table | undefined {
  const csv = openCsv(readStart(path));
  if (!csv.ok) return undefined;
  const names = new Set(csv.header.map((name) => name.toUpperCase()));
  const has = (...wanted: string[]) => wanted.every((name) => names.has(name));
  if (has('CHILD', 'DECOM', 'DEC', 'PLACE', 'RNE')) return 'Episodes';
  if (has('CHILD', 'DOB', 'ETHNIC')) return 'Header';
  return has('CHILD', 'DOB', 'DUC') ? 'UASC' : undefined;
}

function readStart(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const start = new Uint8Array(4096);
    return start.subarray(0, readSync(file, start));
  } finally {
    closeSync(file);
  }
}

/** Cells of the row at hand by the names a taker asked for, in that order; '' where the file has no such column. */
type Taker = { readonly names: readonly string[]; readonly take: (cells: readonly string[]) => void };

function readTable(path: string, { names, take }: Taker): void {
  const csv = openCsv(readFileSync(path), { ...csvLimits, rows: Infinity });
  if (!csv.ok) throw new NoHistories(`${path}: ${csv.problem}`);
  const header = csv.header.map((name) => name.toUpperCase());
  const from = names.map((name) => header.indexOf(name));
  const cells = names.map(() => '');
  const outcome = csv.read((values) => {
    for (let i = 0; i < from.length; i++) cells[i] = values[from[i] ?? -1] ?? '';
    take(cells);
  });
  if (!outcome.ok) throw new NoHistories(`${path}: ${outcome.problem}`);
}

const takers: Readonly<Record<Table, (book: HistoryBook, year: number) => Taker>> = {
  Header: (book, fileYear) => ({
    names: ['CHILD', 'DOB', 'SEX', 'YEAR'],
    take: (cells) => {
      const [child, dob, sex, year] = [
        cellAt(cells, 0),
        cellAt(cells, 1),
        cellAt(cells, 2),
        cellAt(cells, 3),
      ];
      const birth = dayOf(dob);
      if (child === '' || birth === undefined) return;
      book.addChild({ child, birth, sex: Number(sex) || 0, year: Number(year) || fileYear });
    },
  }),
  Episodes: (book) => ({
    names: ['CHILD', 'DECOM', 'DEC', 'PLACE', 'LS', 'RNE', 'REC'],
    take: (cells) => {
      const child = cellAt(cells, 0);
      const start = dayOf(cellAt(cells, 1));
      if (child === '' || start === undefined) return;
      const codes = { place: cellAt(cells, 3), legalStatus: cellAt(cells, 4), whyStarted: cellAt(cells, 5) };
      const end = dayOf(cellAt(cells, 2)) ?? OPEN;
      book.addEpisode({ child, start, end, ...codes, whyEnded: cellAt(cells, 6) });
    },
  }),
  UASC: (book) => ({
    names: ['CHILD'],
    take: (cells) => {
      const child = cellAt(cells, 0);
      if (child !== '') book.addAlone(child);
    },
  }),
};

const cellAt = (cells: readonly string[], at: number): string => (cells[at] ?? '').trim();

const days = new Map<string, number | undefined>();

/** The day number of a date cell; undefined where it is blank or no date. The same few thousand days come again and again. */
function dayOf(cell: string): number | undefined {
  if (cell === '') return undefined;
  if (days.has(cell)) return days.get(cell);
  const date = parseDate(cell);
  const day = date && toDayNumber(date);
  days.set(cell, day);
  return day;
}
