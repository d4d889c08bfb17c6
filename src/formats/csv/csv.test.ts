import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvLimits } from './limits.ts';
import { openCsv, readCsv } from './read-csv.ts';
import type { CsvTable } from './read-csv.ts';
import { csvForSpreadsheets, writeCsv } from './write-csv.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);

function read(source: Uint8Array | string): CsvTable {
  const csv = readCsv(source);
  if (!csv.ok) throw new Error(csv.problem);
  return csv;
}

function utf16(text: string, littleEndian: boolean, bom = true): Uint8Array {
  const marked = (bom ? '\uFEFF' : '') + text;
  const view = new DataView(new ArrayBuffer(marked.length * 2));
  for (let i = 0; i < marked.length; i++) view.setUint16(i * 2, marked.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

describe('reading CSV', () => {
  it('reads rows that end in LF, CR or CRLF, with or without a line end at the end', () => {
    for (const newline of ['\n', '\r', '\r\n']) {
      for (const last of ['', newline]) {
        const csv = read(['A,B', '1,2', '3,4'].join(newline) + last);
        expect(csv.columns).toEqual([
          ['1', '3'],
          ['2', '4'],
        ]);
        expect(csv.problems).toEqual([]);
      }
    }
  });

  it('reads quoted commas, quotes and line ends as part of the value', () => {
    expect(read('A,B\r\n"x, y","say ""hi""\r\nthen go"\r\n').columns).toEqual([
      ['x, y'],
      ['say "hi"\r\nthen go'],
    ]);
  });

  it('skips lines with nothing but keeps rows of empty values', () => {
    const csv = read('A,B\n\n1,2\n\n,\n');
    expect(csv.columns).toEqual([
      ['1', ''],
      ['2', ''],
    ]);
  });

  it('keeps a row that is too short or too long and says which', () => {
    const csv = read('A,B\n1\n1,2\n1,2,3\n');
    expect(csv.columns).toEqual([
      ['1', '1', '1'],
      ['', '2', '2'],
    ]);
    expect(csv.problems).toEqual([
      { row: 0, kind: 'ragged', problem: 'The row has 1 values, the header 2', text: '1' },
      { row: 2, kind: 'ragged', problem: 'The row has 3 values, the header 2', text: '1,2,3' },
    ]);
  });

  it('loses one row, not the file, to a quote that is never closed', () => {
    const rest = Array.from({ length: 5000 }, (_, i) => `${i},ok`);
    const csv = read(['A,B', '"open,ok', ...rest].join('\n'));
    expect(csv.rows).toBe(5001);
    expect(csv.columns[0]?.slice(0, 2)).toEqual(['"open', '0']);
    expect(csv.problems).toMatchObject([{ row: 0, kind: 'quote' }]);
  });

  it('keeps text after a closing quote and reports it', () => {
    const csv = read('A,B\n"x"y,2\n');
    expect(csv.columns).toEqual([['xy'], ['2']]);
    expect(csv.problems).toMatchObject([{ row: 0, kind: 'quote' }]);
  });

  it('replaces NUL characters and reports the row', () => {
    const csv = read('A,B\n1,2\nx\0y,2\n');
    expect(csv.columns[0]).toEqual(['1', 'x\uFFFDy']);
    expect(csv.problems).toMatchObject([{ row: 1, kind: 'nul' }]);
  });

  it('cuts a value that is too long and reports the row', () => {
    const csv = read(`A,B\n${'x'.repeat(20_000)},2\n"${'y'.repeat(20_000)}",2\n3,4\n`);
    expect(csv.columns[0]?.map((value) => value.length)).toEqual([10_000, 10_000, 1]);
    expect(csv.problems.map(({ row }) => row)).toEqual([0, 1]);
  });

  it('gives duplicate header names as they are', () => {
    expect(read('A,A\n1,2\n').header).toEqual(['A', 'A']);
  });

  it('refuses an empty file, and one past a limit, with the reason', () => {
    expect(readCsv('')).toEqual({ ok: false, problem: 'The file is empty' });
    expect(readCsv('\r\n\n')).toEqual({ ok: false, problem: 'The file is empty' });
    expect(readCsv('A\n1\n2\n', { ...csvLimits, rows: 1 })).toMatchObject({ ok: false });
    expect(readCsv('A\n1\n2\n', { ...csvLimits, rows: 2 })).toMatchObject({ ok: true });
    expect(readCsv('A,B\n', { ...csvLimits, columns: 1 })).toMatchObject({ ok: false });
    expect(readCsv('A,B\n', { ...csvLimits, bytes: 3 })).toMatchObject({ ok: false });
    expect(readCsv('A\n1,1\n1,1\n', { ...csvLimits, problems: 1 })).toMatchObject({ ok: false });
    expect(readCsv(`A\n${'x'.repeat(3_000_000)}\n`, { ...csvLimits, rowLength: 100 })).toMatchObject({
      ok: false,
    });
  });

  it('gives up on a file with thousands of open quotes instead of searching it again and again', () => {
    const far = 'x'.repeat(20);
    const text = 'A\n' + Array.from({ length: 2000 }, () => `"${far}`).join('\n,');
    expect(readCsv(text, { ...csvLimits, fieldLength: 10 })).toMatchObject({ ok: false });
  });
});

describe('the encoding of a file', () => {
  const text = 'NAME,CITY\r\nZoë,Łódź\r\n';
  const expected = [['Zoë'], ['Łódź']];

  it('is UTF-8 with and without a byte order mark', () => {
    expect(read(utf8(text))).toMatchObject({
      encoding: 'utf-8',
      columns: expected,
      header: ['NAME', 'CITY'],
    });
    expect(read(utf8('\uFEFF' + text))).toMatchObject({
      encoding: 'utf-8-bom',
      columns: expected,
      header: ['NAME', 'CITY'],
    });
  });

  it('is UTF-16 of either byte order, also without a mark', () => {
    expect(read(utf16(text, true))).toMatchObject({ encoding: 'utf-16le', columns: expected });
    expect(read(utf16(text, false))).toMatchObject({ encoding: 'utf-16be', columns: expected });
    expect(read(utf16(text, true, false))).toMatchObject({ encoding: 'utf-16le', columns: expected });
    expect(read(utf16(text, false, false))).toMatchObject({ encoding: 'utf-16be', columns: expected });
  });

  it('is Windows-1252 when the bytes are not UTF-8', () => {
    const csv = read(bytes(0x41, 0x0a, 0x5a, 0x6f, 0xeb, 0x20, 0x80, 0x92, 0x0a));
    expect(csv).toMatchObject({ encoding: 'windows-1252', columns: [['Zoë €’']] });
  });

  it('does not tear characters at the edges of the pieces it is read in', () => {
    const row = 'ł€😀é';
    const text = `A\n${Array.from({ length: 300_000 }, () => row).join('\n')}\n`;
    for (const shift of ['', 'x', 'xx', 'xxx']) {
      const csv = read(utf8(text.replace('A\n', `A${shift}\n`)));
      expect(csv.encoding).toBe('utf-8');
      expect(csv.columns[0]?.every((value) => value === row)).toBe(true);
    }
  });

  it('reads pieces of bytes that arrive one by one', () => {
    const all = utf8('\uFEFF' + text);
    const pieces = [all.subarray(0, 4), all.subarray(4, 15), all.subarray(15)];
    const csv = openCsv(pieces);
    const seen: string[][] = [];
    if (csv.ok) csv.read((values) => seen.push([...values]));
    expect(seen).toEqual([['Zoë', 'Łódź']]);
  });
});

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[",\r\n =+@'a-]{0,6}$/),
  fc.constantFrom('', '=1+1', '+x', '-5', '@SUM(A1)', '\t', ' ', '\uFEFF', '"', '""', '\r\n'),
);
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.tuple(
      fc.array(fc.stringMatching(/^[A-Z_]{1,8}$/), { minLength: width, maxLength: width }),
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }),
    ),
  )
  .filter(([, rows]) => rows.every((row) => row.every((value) => !value.includes('\0'))));

const toColumns = (width: number, rows: readonly string[][]) =>
  Array.from({ length: width }, (_, i) => rows.map((row) => row[i] ?? ''));

describe('properties of CSV', () => {
  it('what is written is read again as it was: quotes, line ends, Unicode and formulas included', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n' as const, '\r\n' as const),
        fc.boolean(),
        ([header, rows], newline, bom) => {
          const columns = toColumns(header.length, rows);
          const csv = read(utf8(writeCsv(header, columns, rows.length, { newline, bom })));
          expect(csv.header).toEqual(header);
          expect(csv.columns).toEqual(columns);
          expect(csv.problems).toEqual([]);
          expect(csv.rows).toBe(rows.length);
        },
      ),
      { seed: 903, numRuns: 300 },
    );
  });

  it('reads well-formed CSV as Papa Parse does', () => {
    fc.assert(
      fc.property(table, ([header, rows]) => {
        const text = writeCsv(header, toColumns(header.length, rows), rows.length);
        const theirs = Papa.parse<string[]>(text.slice(0, -2), {
          delimiter: ',',
          newline: '\r\n',
        }).data.slice(1);
        expect(read(text).columns).toEqual(toColumns(header.length, theirs));
      }),
      { seed: 903, numRuns: 200 },
    );
  });

  it('never throws on any bytes, and every row has a value in every column', () => {
    const syntax = fc.constantFrom(0, 10, 13, 34, 44, 65, 0x80, 0xe2, 0xef, 0xbb, 0xbf, 0xff, 0xfe);
    const anyBytes = fc.uint8Array({ maxLength: 300 });
    const nearCsv = fc.array(syntax, { maxLength: 300 }).map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(fc.oneof(anyBytes, nearCsv), (input) => {
        const csv = readCsv(input, { ...csvLimits, fieldLength: 20 });
        if (csv.ok) for (const column of csv.columns) expect(column).toHaveLength(csv.rows);
      }),
      { seed: 903, numRuns: 1000 },
    );
  });

  it('gives the same rows however the bytes are cut into pieces', () => {
    const text = fc.array(fc.constantFrom('a', '"', ',', '\r', '\n', 'é', '""', '",'), { maxLength: 60 });
    fc.assert(
      fc.property(
        text,
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 40 }),
        (parts, cuts) => {
          const whole = utf8(`A,B\n${parts.join('')}`);
          const limits = { ...csvLimits, fieldLength: 12 };
          expect(readAll(cut(whole, cuts), limits)).toEqual(readAll(whole, limits));
        },
      ),
      { seed: 903, numRuns: 1000 },
    );
  });
});

function cut(whole: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0, i = 0; at < whole.length; i++) {
    const size = i === 0 ? 4 : (sizes[i % sizes.length] ?? 1);
    pieces.push(whole.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

function readAll(source: Uint8Array | Uint8Array[], limits: typeof csvLimits): unknown {
  const csv = openCsv(source, limits);
  if (!csv.ok) return csv;
  const rows: string[][] = [];
  const outcome = csv.read((values) => rows.push(values.slice(0, 2)));
  return { outcome, rows, problems: csv.problems };
}

describe('CSV for spreadsheets', () => {
  it('disarms what a spreadsheet would run and leaves numbers and plain text alone', () => {
    const values = ['=1+1', '+44 20', '-x', '@a', '\tx', '\rx', '＝1', '-5', '+3.5', 'text', "O'Neil", ''];
    const csv = read(
      utf8(
        csvForSpreadsheets(
          ['A'],
          values.map((value) => [value]),
        ),
      ),
    );
    expect(csv.columns[0]).toEqual([
      "'=1+1",
      "'+44 20",
      "'-x",
      "'@a",
      "'\tx",
      "'\rx",
      "'＝1",
      '-5',
      '+3.5',
      'text',
      "O'Neil",
      '',
    ]);
    expect(csv.encoding).toBe('utf-8-bom');
  });
});
