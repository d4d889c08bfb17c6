import { readCsv } from '../../../../formats/csv/read-csv.ts';
import type { CsvTable } from '../../../../formats/csv/read-csv.ts';
import type { Panel, PanelValue } from './panel-rules.ts';
import { makePanel } from './panel-rules.ts';

/** A row that could not be used, by its line in the file (the header is line 1). */
export type SeriesProblem = { readonly line: number; readonly problem: string };

export type ReadSeries = {
  readonly ok: true;
  readonly panel: Panel;
  readonly problems: readonly SeriesProblem[];
  /** Rows without a value: nothing was published, which is a gap and no mistake. */
  readonly blank: number;
};

const columns = ['la_code', 'year', 'value'] as const;

/**
 * Reads `la_code,year,value` rows (value at 31 March of the year). Rows that cannot be used are named with their line and
 * the rest is read; a row without a value is a gap.
 * @returns a refusal when the file is no CSV or lacks one of the columns
 */
export function readSeries(bytes: Uint8Array): ReadSeries | { readonly ok: false; readonly problem: string } {
  const csv = readCsv(bytes);
  if (!csv.ok) return csv;
  const places = columns.map((name) => csv.header.indexOf(name));
  const missing = columns.filter((_, index) => places[index] === -1);
  if (missing.length > 0)
    return { ok: false, problem: `There is no column ${missing.join(', no column ')}.` };
  return readRows(csv, places);
}

function readRows(csv: CsvTable, places: readonly number[]): ReadSeries {
  const problems = csv.problems.map(({ row, problem }) => ({ line: lineOf(row), problem }));
  const damaged = new Set(csv.problems.map(({ row }) => row));
  const values = new Map<string, PanelValue>();
  let blank = 0;
  for (let row = 0; row < csv.rows; row++) {
    if (damaged.has(row)) continue;
    const [laCode = '', year = '', value = ''] = places.map((place) =>
      (csv.columns[place]?.[row] ?? '').trim(),
    );
    const problem = problemOf({ laCode, year, value }) ?? repeats(values, laCode, year);
    if (problem !== undefined) problems.push({ line: lineOf(row), problem });
    else if (value === '') blank++;
    else values.set(`${laCode} ${year}`, { laCode, year: Number(year), value: Number(value) });
  }
  problems.sort((a, b) => a.line - b.line);
  return { ok: true, panel: makePanel(values.values()), problems, blank };
}

const lineOf = (row: number) => row + 2;

type Row = { readonly laCode: string; readonly year: string; readonly value: string };

function problemOf({ laCode, year, value }: Row): string | undefined {
  if (laCode === '') return 'la_code is missing.';
  if (laCode.includes('/')) return `la_code "${laCode}" is of two authorities together.`;
  if (!/^(19|20|21)\d\d$/.test(year)) return `year "${year}" is not a year such as 2020.`;
  if (value !== '' && !/^\d+(\.\d+)?$/.test(value)) return `value "${value}" is not a number of 0 or more.`;
  return undefined;
}

function repeats(values: ReadonlyMap<string, PanelValue>, laCode: string, year: string): string | undefined {
  return values.has(`${laCode} ${year}`)
    ? `a value of ${laCode} in ${year} stands above already.`
    : undefined;
}
