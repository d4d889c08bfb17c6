import { afterEach, beforeEach, expect } from 'vitest';
import { exportSsda903, importReturns } from '../../src/modules/returns/index.ts';
import type { GivenFile, ImportOptions } from '../../src/modules/returns/index.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import type { TestDatabase } from './database.ts';
import { testDatabase } from './database.ts';
import { makeReturn } from './made-returns.ts';
import { fileSet, toRows } from './returns.ts';

export const la = 'E10000015';
export const by = { account: null, today: plainDate('2026-11-22') };
const loader = { account: null, role: 'loader' } as const;
/** The database of the test that runs; a new one for each. */
export let t: TestDatabase;
/** Call once in a file: every test gets a database of its own. */
export function withOwnDatabase(): void {
  beforeEach(async () => {
    t = await testDatabase();
  });
  afterEach(() => t.close());
}

export const load = (files: readonly GivenFile[], options: ImportOptions = {}) =>
  importReturns(t.database, files, { options: { la, ...options }, by, progress: () => undefined });

export const count = async (table: string, where = 'true') =>
  Number((await t.owner.query(`select count(*) from ${table} where ${where}`)).rows[0].count);

export async function exported(year: number) {
  const files = await t.database.transaction(loader, by.today, (db) => exportSsda903(db, year));
  return toRows(files.map(({ name, text }) => ({ name, bytes: text })));
}

export const given = (files: readonly GivenFile[]) =>
  toRows(files.map(({ path, bytes }) => ({ name: path, bytes })));

export async function expectBack(year: number, files: readonly GivenFile[]) {
  const back = await exported(year);
  for (const [table, rows] of given(files)) expect(back.get(table), `${table} ${year}`).toEqual(rows);
}

export const made = (year: number, children: number, seed = 7): GivenFile[] =>
  makeReturn({ year, children, seed }).map(({ name, text }) => ({
    path: `${year}/${name}`,
    bytes: Buffer.from(text),
  }));

export const header = (child: string, dob = '01/02/2012', sex = 'F', ethnicity = 'WBRI') => [
  child,
  sex,
  dob,
  ethnicity,
  'UN1',
  '0',
  '',
];
export const episode = (child: string, from: string, ...[to = '', rec = '', place = 'U6']: string[]) => [
  child,
  from,
  'S',
  'C2',
  'N1',
  place,
  'PR1',
  to,
  rec,
  '',
  'ZA1 1AA',
  'ZA2 2BB',
  '',
];
const dates = (year: number) =>
  Array.from({ length: 12 }, (_, i) => ['R', '01/01/2010', `0${(i % 9) + 1}/10/${year - 1}`, 'PN1']);
/** Enough reviews for the year to be plain. */
export const yearly = (folder: string, year: number, tables: Parameters<typeof fileSet>[1]) =>
  fileSet(folder, {
    Reviews: dates(year).slice(0, 9),
    ...tables,
    Header: [...(tables.Header ?? []), header('R', '01/01/2010')],
  });
