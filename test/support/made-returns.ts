import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ssda903Table } from '../../src/formats/index.ts';
import {
  getTableSpec,
  isTableInYear,
  listColumns,
  ssda903Tables,
  writeSsda903File,
} from '../../src/formats/index.ts';
import type { Life, Year } from './made-life.ts';
import { makeLife, stretchTables, toRow, toText, toYear } from './made-life.ts';

export type MadeReturn = { readonly year: number; readonly children: number; readonly seed: number };
export type MadeFile = { readonly name: string; readonly text: string };
type Columns = Record<string, (string | null)[]>;

/**
 * A return that agrees with itself and holds nobody real: the files of one collection year (2024 to 2027) about `children`
 * children at most (those who left before the year are not in it). The same seed in two years is about the same children.
 */
export function makeReturn({ year: number, children, seed }: MadeReturn): MadeFile[] {
  const year = toYear(number);
  const tables = new Map<Ssda903Table, Columns>();
  for (const { table } of ssda903Tables) {
    if (isTableInYear(table, number))
      tables.set(table, Object.fromEntries(listColumns(table, number).map(({ name }) => [name, []])));
  }
  for (let child = 1; child <= children; child += 1) {
    const life = makeLife(seed, child);
    if (life.starts <= year.to && life.ends >= year.from) addLife(tables, life, year);
  }
  return [...tables].map(([table, columns]) => ({
    name: getTableSpec(table).file,
    text: writeSsda903File(table, columns, number),
  }));
}

/** Writes the same files into a folder, and says which. */
export function writeReturn(folder: string, made: MadeReturn): readonly MadeFile[] {
  const files = makeReturn(made);
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  return files;
}

function addLife(tables: ReadonlyMap<Ssda903Table, Columns>, life: Life, year: Year): void {
  const who = { CHILD: life.id, DOB: toText(life.born), SEX: writeSex(life, year) };
  const add = (table: Ssda903Table, cells: Readonly<Record<string, string | null>>) => {
    const columns = tables.get(table) ?? {};
    const row: Readonly<Record<string, string | null>> = { ...who, ...cells };
    for (const name in columns) columns[name]?.push(row[name] ?? null);
  };
  add('Header', life.header);
  for (const table of stretchTables) {
    for (const stretch of life.stretches[table] ?? []) {
      const row = toRow(table, stretch, year);
      if (row) add(table, row);
    }
  }
  for (const held of listReviews(life, year)) add('Reviews', { REVIEW: toText(held), REVIEW_CODE: 'PN1' });
  if (life.starts <= year.to - 365 && life.ends > year.to) add('OC2', healthCells);
}

/** SEX was a digit up to 2024. */
function writeSex({ sex }: Life, { number }: Year): string {
  if (number >= 2025) return sex;
  return sex === 'M' ? '1' : '2';
}

const healthCells = {
  SDQ_SCORE: '11',
  CONVICTED: '0',
  HEALTH_CHECK: '1',
  IMMUNISATIONS: '1',
  TEETH_CHECK: '1',
  HEALTH_ASSESSMENT: '1',
  SUBSTANCE_MISUSE: '0',
};

/** Twenty days after the start, then every half year. */
function listReviews({ starts, ends }: Life, year: Year): number[] {
  const held: number[] = [];
  for (let day = starts + 20; day <= Math.min(ends, year.to); day += 170)
    if (day >= year.from) held.push(day);
  return held;
}
