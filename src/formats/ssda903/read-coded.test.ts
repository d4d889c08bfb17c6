import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inSharedFolder, listCsvFiles, readReturnFile } from '../shared-files.test-support.ts';
import type { CodedColumn } from './coded-column.ts';
import { readCodedFile } from './read-coded.ts';
import type { CodedFile } from './read-coded.ts';
import { writeSsda903File } from './write.ts';

function readCoded(file: { name: string; bytes: Uint8Array | string }): CodedFile {
  const read = readCodedFile(file);
  if (!read.ok) throw new Error(read.problem);
  return read;
}

const cellsOf = ({ codes, values }: CodedColumn) =>
  Array.from(codes, (code) => (code === 0 ? null : (values[code] ?? null)));
const cellsByColumn = ({ columns }: CodedFile) =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, cellsOf(column)]));

describe('a file read into coded columns', () => {
  it('keeps each value once, however it was written', () => {
    const { columns } = readCoded({ name: 'u.csv', bytes: 'CHILD,SEX,DOB,DUC\nab,m,,\n AB ,M,,\nc,f,,\n' });
    expect(columns['CHILD']).toEqual({ codes: Int32Array.of(1, 1, 2), values: ['', 'AB', 'C'] });
    expect(columns['DUC']).toEqual({ codes: new Int32Array(3), values: [''] });
  });

  it('holds the same cells as the plain reader, whatever they are', () => {
    const cell = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('', ' ', 'a', 'A', ' a', 'ß', 'SS'));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 2000 }), (rows) => {
        const column = (i: number) => rows.map((row) => row[i] ?? '');
        const cells = { CHILD: column(0), SEX: column(1), DOB: column(2), DUC: column(3) };
        const bytes = writeSsda903File('UASC', cells, 2026);
        const plain = readReturnFile({ name: 'u.csv', bytes });
        expect(cellsByColumn(readCoded({ name: 'u.csv', bytes }))).toEqual(plain.columns);
      }),
      { numRuns: 40 },
    );
  });

  it('refuses what the plain reader refuses, in the same words', () => {
    expect(readCodedFile({ name: 'x.csv', bytes: 'A,B\n1,2\n' })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('x.csv: ') as string,
    });
    expect(readCodedFile({ name: 'x.csv', bytes: '' })).toEqual({
      ok: false,
      problem: 'x.csv: The file is empty',
    });
  });

  inSharedFolder(
    'data/synthetic-ssda903/dirty-2026/this-year',
    'of a dirty return holds the same cells',
    (folder) => {
      for (const file of listCsvFiles(folder)) {
        const plain = readReturnFile(file);
        expect(cellsByColumn(readCoded(file))).toEqual(plain.columns);
      }
    },
  );
});
