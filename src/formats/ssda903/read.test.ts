import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inSharedFolder, listCsvFiles, readReturnFile } from '../shared-files.test-support.ts';
import { getSourceText, readSsda903File, recognise } from './read.ts';
import type { Ssda903File } from './read.ts';
import { listColumns, ssda903Tables } from './specs.ts';
import { writeSsda903File } from './write.ts';

const REVIEWS = 'CHILD,DOB,REVIEW,REVIEW_CODE';
const SYNTHETIC = ['clean-2026', 'dirty-2026', 'mixed-2024', 'mixed-2025', 'mixed-2026', 'mixed-2027'];

const readText = (text: string) => readReturnFile({ name: 'a.csv', bytes: text });

describe('recognising a file', () => {
  it('goes by the exact set of column names, in any order and case', () => {
    expect(recognise([' review_code', 'Review ', 'dob', 'CHILD'])).toBe('Reviews');
    for (const { table, columns } of ssda903Tables) {
      expect(recognise(columns.map(({ name }) => name).reverse())).toBe(table);
    }
  });

  it('refuses a column too many, one too few, and one twice', () => {
    expect(recognise([...REVIEWS.split(','), 'TEST_COLUMN'])).toBeUndefined();
    expect(recognise(['CHILD', 'DOB', 'REVIEW'])).toBeUndefined();
    expect(recognise([...REVIEWS.split(','), 'DOB'])).toBeUndefined();
    expect(recognise([])).toBeUndefined();
  });
});

describe('reading a file of the return', () => {
  it('gives trimmed upper-case text by column, in the order of the specification, and null for blanks', () => {
    const file = readText('REVIEW_CODE,child,DOB,REVIEW\n pn1 ,ab1 ,"  ",01/05/2025\n,,,\n');
    expect(file.columns).toEqual({
      CHILD: ['AB1', null],
      DOB: [null, null],
      REVIEW: ['01/05/2025', null],
      REVIEW_CODE: ['PN1', null],
    });
    expect(Object.keys(file.columns)).toEqual(REVIEWS.split(','));
    expect(file).toMatchObject({ table: 'Reviews', rows: 2, problems: [], encoding: 'utf-8' });
  });

  it('remembers how a cell was written where that differs', () => {
    const file = readText(`${REVIEWS}\nab1,abc,01/05/2025,PN1\nAB2,abc, 01/05/2025,PN1\n`);
    expect(file.columns['DOB']).toEqual(['ABC', 'ABC']);
    expect(getSourceText(file, 'DOB', 1)).toBe('abc');
    expect(getSourceText(file, 'REVIEW', 1)).toBe(' 01/05/2025');
    expect(getSourceText(file, 'REVIEW', 0)).toBe('01/05/2025');
    expect(Object.values(file.asWritten).map(({ size }) => size)).toEqual([1, 2, 1, 0]);
  });

  it('keeps damaged rows and names them', () => {
    const file = readText(`${REVIEWS}\n1,01/01/2010,01/05/2025,PN1\n2,01/01/2010\n`);
    expect(file.columns['CHILD']).toEqual(['1', '2']);
    expect(file.problems).toEqual([
      { row: 1, field: null, value: '2,01/01/2010', problem: 'The row has 2 values, the header 4' },
    ]);
  });

  it('says what is wrong with a header that is almost right', () => {
    const refused = (text: string) => readSsda903File({ name: 'a.csv', bytes: text });
    expect(refused(`${REVIEWS},TEST\n`)).toEqual({
      ok: false,
      problem: 'a.csv: the columns are like those of Reviews, but the file also has TEST',
    });
    expect(refused('CHILD,DOB,REVIEW\n')).toMatchObject({
      problem: expect.stringContaining('lacks REVIEW_CODE'),
    });
    expect(refused(`${REVIEWS},DOB\n`)).toMatchObject({ problem: 'a.csv: the column DOB is there twice' });
    expect(refused('x\n')).toMatchObject({ problem: expect.stringContaining('none of the column names') });
    expect(refused('')).toEqual({ ok: false, problem: 'a.csv: The file is empty' });
  });

  it('never throws on any bytes after a good header', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
        const head = new TextEncoder().encode(`${REVIEWS}\n`);
        const bytes = new Uint8Array([...head, ...tail]);
        const file = readSsda903File({ name: 'a.csv', bytes });
        if (file.ok) for (const column of Object.values(file.columns)) expect(column).toHaveLength(file.rows);
      }),
      { seed: 903, numRuns: 500 },
    );
  });

  it('leaves values that look like formulas as they are', () => {
    const file = readText(`${REVIEWS}\n=1+1,@A,+B,-C\n`);
    expect(file.columns['CHILD']).toEqual(['=1+1']);
    expect(writeSsda903File('Reviews', file.columns, 2026)).toBe(`${REVIEWS}\r\n=1+1,@A,+B,-C\r\n`);
  });
});

const cell = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[",\r\n =+@A-]{0,6}$/),
    fc.constant('01/04/2025'),
  )
  .map((text) => text.replaceAll('\0', '').trim().toUpperCase().trim())
  .filter((text) => text === text.toUpperCase())
  .map((text) => (text === '' ? null : text));

describe('writing a file of the return', () => {
  it('is undone by reading, for any table and any values', () => {
    const tables = fc.constantFrom(...ssda903Tables.map(({ table }) => table));
    fc.assert(
      fc.property(
        tables,
        fc.array(fc.array(cell, { minLength: 13, maxLength: 13 }), { maxLength: 6 }),
        (table, rows) => {
          const names = listColumns(table, 2027).map(({ name }) => name);
          const columns = Object.fromEntries(
            names.map((name, i) => [name, rows.map((row) => row[i] ?? null)]),
          );
          const file = readReturnFile({
            name: 'a.csv',
            bytes: new TextEncoder().encode(writeSsda903File(table, columns, 2027)),
          });
          expect(file).toMatchObject({ table, rows: rows.length, problems: [] });
          expect(file.columns).toEqual(columns);
        },
      ),
      { seed: 903, numRuns: 300 },
    );
  });
});

/** All cells as they stand in the file, also where they were read in upper case. */
function asInFile(file: Ssda903File): Record<string, (string | null)[]> {
  const cells = (name: string) =>
    Array.from({ length: file.rows }, (_, row) => getSourceText(file, name, row));
  return Object.fromEntries(Object.keys(file.columns).map((name) => [name, cells(name)]));
}

describe('files made by others', () => {
  for (const set of SYNTHETIC) {
    for (const year of ['this-year', 'last-year']) {
      inSharedFolder(
        `data/synthetic-ssda903/${set}/${year}`,
        `${set}/${year} comes back byte for byte`,
        (folder) => {
          const files = listCsvFiles(folder).map(({ name, bytes }) => ({
            name,
            bytes,
            file: readReturnFile({ name, bytes }),
          }));
          expect(files.length).toBeGreaterThanOrEqual(11);
          for (const { name, bytes, file } of files) {
            expect(ssda903Tables.find(({ table }) => table === file.table)?.file).toBe(name);
            const written = writeSsda903File(file.table, asInFile(file), 2027);
            expect(written, name).toBe(Buffer.from(bytes).toString('utf8'));
          }
        },
      );
    }
  }

  inSharedFolder(
    'data/csc-validator-be-903/input',
    'of csc-validator-be-903 are read without a problem',
    (folder) => {
      const files = listCsvFiles(folder).map(readReturnFile);
      expect(files.flatMap(({ problems }) => problems)).toEqual([]);
      const rows = files.reduce((sum, file) => sum + file.rows, 0);
      const lines = listCsvFiles(folder).map(
        ({ bytes }) => Buffer.from(bytes).toString('utf8').trimEnd().split('\n').length - 1,
      );
      expect(rows).toBe(lines.reduce((sum, count) => sum + count, 0));
      expect(new Set(files.map(({ table }) => table)).size).toBe(12);
    },
  );

  inSharedFolder(
    'data/liia-tools-pipeline',
    'of liia-tools-pipeline: a header is read, an added column is refused',
    (folder) => {
      const read = (name: string) => readSsda903File({ name, bytes: readFileSync(join(folder, name)) });
      expect(read('SSDA903_2020_header.csv')).toMatchObject({ ok: true, table: 'Header' });
      expect(read('SSDA903_2020_episodes.csv')).toMatchObject({
        ok: false,
        problem: expect.stringContaining('like those of Episodes, but the file also has TEST_COLUMN'),
      });
    },
  );
});
