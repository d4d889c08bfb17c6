import { WorkbookRefused, workbookLimits } from './limits.ts';
import type { WorkbookLimits } from './limits.ts';
import { openArchive } from './open-archive.ts';
import { get, readBook, readStrings, readStyles } from './read-parts.ts';
import type { SheetEntry } from './read-parts.ts';
import { readSheet } from './read-sheet.ts';

/**
 * A sheet by rows. `rows[0]` is the sheet's first row, whether or not it holds anything; a row ends with its last cell
 * that holds something, so rows differ in length.
 */
export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly string[])[];
};

export type Workbook = { readonly ok: true; readonly sheets: readonly Sheet[] };
export type WorkbookRefusal = { readonly ok: false; readonly problem: string };

/** Which sheets to read: all, the first, or those of these names (case and outer spaces do not matter). */
export type WantedSheets = 'all' | 'first' | readonly string[];

/**
 * Reads an .xlsx workbook. Every cell is text: a number as the file has it, a date 'YYYY-MM-DD' (with ' HH:MM:SS' where it
 * has a time), yes and no 'TRUE' and 'FALSE', an error such as '#N/A', blank ''. A formula gives the value that was stored
 * with it; nothing is worked out, and nothing outside the file is asked for.
 * @returns a refusal (never an exception) when the file is none, is damaged, or passes a limit
 */
export function readWorkbook(
  bytes: Uint8Array,
  limits: Partial<WorkbookLimits> = {},
  wanted: WantedSheets = 'all',
): Workbook | WorkbookRefusal {
  try {
    return readAll(bytes, { ...workbookLimits, ...limits }, wanted);
  } catch (error) {
    if (error instanceof WorkbookRefused) return { ok: false, problem: error.message };
    // A fault in reading is a fault of ours; the person still gets an answer, and half a file is never taken.
    return { ok: false, problem: 'The file is damaged: it cannot be read as a workbook' };
  }
}

/** Whether a file begins as a workbook (or any other zip archive) does, rather than as text. */
export function looksLikeWorkbook(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (
    (a === 0x50 && b === 0x4b && c === 3 && d === 4) || (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0)
  );
}

function readAll(bytes: Uint8Array, limits: WorkbookLimits, wanted: WantedSheets): Workbook {
  const parts = openArchive(bytes, limits);
  const book = readBook(parts, limits);
  const styles = readStyles(parts, book.styles);
  const strings = readStrings(parts, book.strings, limits);
  const context = { strings, styles, from1904: book.from1904, limits };
  const sheets = choose(book.sheets, wanted).map(({ name, hidden, part }) => ({
    name,
    hidden,
    rows: part === '' ? [] : readSheet(get(parts, part), context),
  }));
  return { ok: true, sheets };
}

function choose(sheets: readonly SheetEntry[], wanted: WantedSheets): readonly SheetEntry[] {
  if (wanted === 'all') return sheets;
  if (wanted === 'first') return sheets.slice(0, 1);
  const names = new Set(wanted.map(keyOf));
  return sheets.filter(({ name }) => names.has(keyOf(name)));
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}
