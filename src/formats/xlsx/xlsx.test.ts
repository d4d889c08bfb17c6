import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import '../../../test/support/fixed-seed.ts';
import { addDays, plainDate } from '../../platform/dates/plain-date.ts';
import { readWorkbook } from './read-workbook.ts';
import type { Workbook } from './read-workbook.ts';
import { writeWorkbook } from './write-workbook.ts';
import type { WorkbookCell } from './write-workbook.ts';

function read(bytes: Uint8Array): Workbook {
  const book = readWorkbook(bytes);
  if (!book.ok) throw new Error(book.problem);
  return book;
}

const rowsOf = (bytes: Uint8Array) => read(bytes).sheets[0]?.rows;
const problemOf = (bytes: Uint8Array, limits = {}) => {
  const book = readWorkbook(bytes, limits);
  return book.ok ? undefined : book.problem;
};

/** A workbook whose first sheet holds the rows given as XML. */
function handMade(sheet: string, more: Record<string, string> = {}): Uint8Array {
  const parts: Record<string, string> = {
    'xl/workbook.xml':
      '<workbook xmlns:r="x"><workbookPr/><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="a/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="a/styles" Target="styles.xml"/></Relationships>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

async function withExcelJs(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('One'));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function readByExcelJs(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

const risky = ['=1+1', '+44', '-1', '@SUM(A1)', '\tx', '\r=x', '＝1', "'x", '=HYPERLINK("http://x","y")'];

describe('reading a workbook', () => {
  it('gives what another library wrote, as text', async () => {
    const bytes = await withExcelJs((sheet) => {
      sheet.addRow(['Id', 'Born', 'Number', 'Seen']);
      sheet.addRow(['00123', new Date(Date.UTC(2014, 2, 31)), 12.5, true]);
      sheet.getCell('B2').numFmt = 'dd/mm/yyyy;@';
      sheet.addRow([]);
      sheet.addRow([{ richText: [{ text: 'two ' }, { text: 'runs' }] }]);
      sheet.addRow([{ formula: 'A1&"x"', result: 'Idx' }, { error: '#N/A' }]);
    });
    expect(rowsOf(bytes)).toEqual([
      ['Id', 'Born', 'Number', 'Seen'],
      ['00123', '2014-03-31', '12.5', 'TRUE'],
      [],
      ['two runs'],
      ['Idx', '#N/A'],
    ]);
  });

  it('keeps a number as the file has it', () => {
    const bytes = handMade(
      '<row><c><v>6.1382614647501708</v></c><c><v>1.0E2</v></c><c><v>12345678901234567</v></c></row>',
    );
    expect(rowsOf(bytes)).toEqual([['6.1382614647501708', '1.0E2', '12345678901234567']]);
  });

  it('gives a formula’s stored value and never works it out', () => {
    const bytes = handMade(
      '<row><c><f>1+1</f><v>5</v></c><c t="str"><f>cmd|x</f><v>shown</v></c><c><f>9</f></c></row>',
    );
    expect(rowsOf(bytes)).toEqual([['5', 'shown']]);
  });

  it('gives the same days in every time zone', () => {
    const before = process.env['TZ'];
    try {
      for (const zone of ['Pacific/Auckland', 'Pacific/Pago_Pago', 'Europe/London']) {
        process.env['TZ'] = zone;
        expect(rowsOf(handMade('<row><c s="1"><v>45000</v></c></row>'))).toEqual([['2023-03-15']]);
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  it('counts days from 1904 where the workbook does', () => {
    const from1904 = {
      'xl/workbook.xml':
        '<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>',
    };
    expect(rowsOf(handMade('<row><c s="1"><v>0</v></c></row>', from1904))).toEqual([['1904-01-01']]);
  });

  it('reads the sheets asked for by name, or the first', () => {
    const bytes = writeWorkbook([
      { name: 'List 1', header: ['a'], rows: [] },
      { name: 'List 2', header: ['b'], rows: [] },
    ]);
    const named = readWorkbook(bytes, {}, [' list 2 ']);
    expect(named.ok && named.sheets.map(({ name }) => name)).toEqual(['List 2']);
    const first = readWorkbook(bytes, {}, 'first');
    expect(first.ok && first.sheets.map(({ name }) => name)).toEqual(['List 1']);
  });
});

describe('refusing a workbook', () => {
  it('says what the file is when it is none', () => {
    expect(problemOf(strToU8('a,b\n1,2\n'))).toMatch('not an .xlsx workbook');
    expect(problemOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toMatch('password');
    expect(problemOf(zipSync({ 'a.xml': strToU8('<a/>') }))).toMatch('not an .xlsx workbook');
  });

  it('stops at a part that would grow too much, before unpacking it', () => {
    const bomb = handMade(`<row><c t="str"><v>${'0'.repeat(30_000_000)}</v></c></row>`);
    expect(bomb.length).toBeLessThan(100_000);
    expect(problemOf(bomb)).toMatch('grows too much');
  });

  it('stops at too many bytes, parts, rows, columns, cells and too long a text', () => {
    const bytes = writeWorkbook([{ name: 'x', header: ['a', 'b'], rows: [['c', 'd'], ['e']] }]);
    const passed: [object, string][] = [
      [{ bytes: 100 }, 'larger than 100 bytes'],
      [{ entries: 3 }, 'more than 3 parts'],
      [{ unpacked: 500 }, 'larger than 500 bytes when unpacked'],
      [{ sheets: 0 }, 'more than 0 sheets'],
      [{ rows: 2 }, 'more than 2 rows'],
      [{ columns: 1 }, 'more than 1 columns'],
      [{ cells: 4 }, 'more than 4 cells'],
      [{ text: 0 }, 'more than 0 characters'],
    ];
    for (const [limits, problem] of passed) expect(problemOf(bytes, limits)).toMatch(problem);
    expect(problemOf(bytes)).toBeUndefined();
  });

  it('gives a part no more room than it said it needs', () => {
    const bytes = handMade(`<row><c t="str"><v>${'0'.repeat(50_000)}</v></c></row>`);
    // The sizes in the archive's directory, made small: 0x02014b50 marks an entry, its size is 24 bytes on.
    const lying = bytes.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 50_000)
        view.setUint32(at + 24, 100, true);
    expect(problemOf(lying)).toMatch('damaged');
  });

  it('refuses document types, so that no entity is ever followed', () => {
    for (const type of ['<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE a>'])
      expect(
        problemOf(handMade('', { 'xl/worksheets/sheet1.xml': `${type}<worksheet>&e;</worksheet>` })),
      ).toMatch('document type');
  });

  it('refuses nests, rows that come again, and cells in the wrong order', () => {
    expect(problemOf(handMade('<a>'.repeat(100)))).toMatch('nested too deep');
    expect(problemOf(handMade('<row r="2"/><row r="2"/>'))).toMatch('rows out of order');
    expect(problemOf(handMade('<row><c r="B1"/><c r="A1"/></row>'))).toMatch('cells out of order');
    expect(
      problemOf(handMade(`<row ${Array.from({ length: 300 }, (_, i) => `a${i}=""`).join(' ')}/>`)),
    ).toMatch('too long');
  });

  it('takes nothing from outside the archive', () => {
    const rels =
      '<Relationships><Relationship Id="rId1" Type="a/worksheet" TargetMode="External" Target="http://x/sheet1.xml"/></Relationships>';
    expect(rowsOf(handMade('', { 'xl/_rels/workbook.xml.rels': rels }))).toEqual([]);
  });

  it('never throws, whatever the bytes', () => {
    const good = writeWorkbook([
      { name: 'x', header: ['a'], rows: [['b', 1, { date: plainDate('2026-03-31') }]] },
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.nat(good.length),
        (spoilt, cut) => {
          const bytes = good.slice(0, good.length - (cut % 3 === 0 ? cut : 0));
          for (const [at, value] of spoilt) if (at < bytes.length) bytes[at] = value;
          readWorkbook(bytes);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('never throws, whatever the XML of a sheet', () => {
    const piece = fc.constantFrom(
      '<row r="',
      '<row>',
      '</row>',
      '<c t="s">',
      '<c s="99">',
      '<c r="ZZZ9">',
      '<v>',
      '</v>',
      '</c>',
      '1e999',
      '-1',
      '&amp;',
      '&x;',
      '<is><t>',
      '</t></is>',
      '"',
      '>',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 15 }),
        (pieces) => void readWorkbook(handMade(pieces.join(''))),
      ),
      { numRuns: 500 },
    );
  });
});

describe('writing a workbook', () => {
  it('writes text that begins like a formula as text, marked to stay so', async () => {
    const bytes = writeWorkbook([{ name: 'x', header: ['=header'], rows: risky.map((text) => [text]) }]);
    expect(rowsOf(bytes)).toEqual([['=header'], ...risky.map((text) => [text])]);
    const sheet = await readByExcelJs(bytes);
    for (let row = 1; row <= risky.length + 1; row++) {
      expect(sheet.getCell(row, 1).type).toBe(ExcelJS.ValueType.String);
      expect(sheet.getCell(row, 1).formula).toBeUndefined();
    }
    const xml = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
    expect(xml).not.toContain('<f');
    expect(xml.match(/s="4"/g)).toHaveLength(risky.length);
  });

  it('writes dates as dates, numbers as numbers, a header that stands still, and widths', async () => {
    const date = plainDate('2026-03-31');
    const bytes = writeWorkbook([
      {
        name: 'List 1',
        header: ['Id', 'Born'],
        rows: [
          ['7', { date }],
          [7, null],
        ],
        widths: [9, 30],
      },
    ]);
    const sheet = await readByExcelJs(bytes);
    expect(sheet.name).toBe('List 1');
    expect(sheet.getCell('B2').value).toEqual(new Date(Date.UTC(2026, 2, 31)));
    expect(sheet.getCell('B2').numFmt).toBe('dd/mm/yyyy');
    expect([sheet.getCell('A2').value, sheet.getCell('A3').value]).toEqual(['7', 7]);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect([sheet.getColumn(1).width, sheet.getColumn(2).width]).toEqual([9, 30]);
  });

  it('gives back what was written, whatever the text', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
    const shown = (cell: WorkbookCell) =>
      cell === null ? '' : typeof cell === 'object' ? cell.date : String(cell);
    const date = fc
      .integer({ min: 0, max: 80_000 })
      .map((days) => ({ date: addDays(plainDate('1900-03-01'), days) }));
    const cell = fc.oneof(text, fc.constantFrom('_x000D_', '_x005F_', ' a ', 'a\nb'), fc.integer(), date);
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (row) => {
        const bytes = writeWorkbook([{ name: 'x', header: ['h'], rows: [row] }]);
        expect(rowsOf(bytes)?.[1]).toEqual(row.map(shown));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same bytes for the same sheets', () => {
    const sheets = [{ name: 'x', header: ['a'], rows: [['b']] }];
    expect(writeWorkbook(sheets)).toEqual(writeWorkbook(sheets));
  });

  it('makes names of sheets that spreadsheets allow', () => {
    const name = 'A/B: what is there of children [all]?';
    const sheets = read(
      writeWorkbook([name, name, ''].map((each) => ({ name: each, header: [], rows: [] }))),
    ).sheets;
    expect(new Set(sheets.map((sheet) => sheet.name)).size).toBe(3);
    for (const sheet of sheets) expect(sheet.name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
  });
});
