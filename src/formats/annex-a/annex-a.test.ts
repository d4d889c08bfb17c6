import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../test/support/fixed-seed.ts';
import { readCsv } from '../csv/read-csv.ts';
import { inShared, inSharedFolder } from '../shared-files.test-support.ts';
import { writeWorkbook } from '../xlsx/write-workbook.ts';
import { annexAChoices, choiceOfCode, onlyCodeOf, readChoice } from './choices.ts';
import { annexALists, getAnnexASpec } from './lists.ts';
import type { AnnexAList } from './lists.ts';
import { makeAnnexALists, readAnnexA } from './read.ts';
import { writeAnnexACsv, writeAnnexAWorkbook } from './write.ts';

const csvFile = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

const contact = {
  child: 'C1',
  gender: 'b) Female',
  ethnicity: 'a) White',
  born: '2014-03-31',
  age: '11',
  contactOn: '2026-01-15',
  source: 'g) Police',
};

describe('the lists', () => {
  inShared(
    'reference/annex-a-columns.csv',
    'have the columns, types and blanks of the specification',
    (read) => {
      const types = {
        date: 'date',
        choice: 'choice',
        text: 'text',
        number: 'whole number',
        yesNo: 'yes/no',
        postcode: 'postcode',
      };
      const ours = annexALists.flatMap(({ list, columns }) =>
        columns.map(({ name, type }, i) => [String(list), String(i + 1), name, types[type]]),
      );
      const theirs = read().rows.map(({ list, position, column, type, values }) => [
        list,
        position,
        column,
        values === 'LA name' ? 'text' : type,
      ]);
      expect(ours).toEqual(theirs);
      const blanks = annexALists.flatMap(({ columns }) =>
        columns.map(({ required }) => (required ? 'no' : 'yes')),
      );
      const given = read().rows.map((row) => row['blank_allowed']);
      // The specification leaves two cells open: a referral's date (a referral without one is none) and whether the child was seen.
      expect(blanks.filter((blank, i) => given[i] !== '' && blank !== given[i])).toEqual([]);
    },
  );

  inShared('reference/annex-a-columns.csv', 'have the answers of the specification', (read) => {
    for (const { list, column, type, values } of read().rows) {
      const spec = getAnnexASpec(Number(list) as AnnexAList).columns.find(({ name }) => name === column);
      if (type !== 'choice' || !spec?.choices) continue;
      const expected = (values ?? '').split('; ').filter((value) => !value.includes('accomodation'));
      expect(annexAChoices[spec.choices].map(({ value }) => value).sort()).toEqual(expected.sort());
    }
  });
});

describe('choices', () => {
  it.each([
    ['source', 'q) 6: Police', 'g) Police', '6'],
    ['source', 'g) Police', 'g) Police', null],
    ['gender', '1', 'a) Male', '1'],
    ['gender', 'Female', 'b) Female', null],
    ['ethnicity', 'k) APKN', 'c) Asian or Asian British', 'APKN'],
    ['need', 'N1 - Abuse or Neglect', 'a) Abuse or neglect', 'N1'],
    ['legal', 'C2: FCO', 'b) Full care orders', 'C2'],
    [
      'legal',
      'f) Detained on child protection grounds in LA accomodation',
      'f) Detained on child protection grounds in LA accommodation',
      null,
    ],
    ['placement', 'f) U6: Foster placement - not FFA', 'a) Foster Placement', 'U6'],
    ['provider', 'e) PR4 - Private provision', 'b) Private', 'PR4'],
    [
      'ceased',
      'k) E47: Special Guardianship Orders - relative/friend',
      'g) Special Guardianship Orders',
      'E47',
    ],
    ['touch', 'b) No', 'b) Not in touch', 'NO'],
    ['eligibility', 'b) Former relevant child', 'b) Former relevant', null],
    ['accommodation', 'Y: Other accommodation', 'p) Other accommodation', 'Y'],
    ['abuse', 'Physical abuse', 'b) Physical Abuse', null],
    ['reversal', 'RD2', 'b) Court did not make a PO', 'RD2'],
    ['suitability', 'b)', 'b) Not suitable', null],
    ['yesNo', 'a) Yes', 'Yes', null],
    ['yesNo', 'TRUE', 'Yes', null],
    ['yesNo', '0', 'No', '0'],
  ] as const)(
    'are read from codes, words, letters and what files put in front: %s %s',
    (set, text, value, code) => {
      expect(readChoice(set, text)).toEqual({ value, code });
    },
  );

  it('are none where nothing fits', () => {
    expect(readChoice('need', 'PSRMEM - Support with memory and cognition')).toBeUndefined();
  });

  it('come back as themselves, and each code leads to one of them', () => {
    for (const [set, choices] of Object.entries(annexAChoices)) {
      const codes = choices.flatMap((each) => each.codes);
      expect(new Set(codes).size).toBe(codes.length);
      for (const { value } of choices)
        expect(readChoice(set as keyof typeof annexAChoices, value)?.value).toBe(value);
    }
    expect(choiceOfCode('placement', 'U4')).toBe('a) Foster Placement');
    expect(onlyCodeOf('source', 'g) Police')).toBe('6');
    expect(onlyCodeOf('source', 'a) Individual')).toBeUndefined();
  });
});

describe('reading the lists', () => {
  it('tells a list by its header, shorter names, other orders, and titles above', () => {
    const rows = [
      ['Contacts in the last six months'],
      [],
      [
        'CONTACT SOURCE ',
        'Age',
        'Date of contact (first)',
        'Child Unique ID',
        'gender',
        'Ethnicity',
        'Date of Birth',
      ],
      ['Police', '11.9', '15/01/2026 10:30', '123.0', 'F', 'WBRI', '2014-03-31'],
    ];
    const bytes = writeWorkbook([{ name: 'Anything', header: rows[0] ?? [], rows: rows.slice(1) }]);
    const { lists, given, problems } = readAnnexA([{ name: 'x.xlsx', bytes }]);
    expect(given).toEqual([1]);
    expect(problems).toEqual([]);
    const values = Object.fromEntries(Object.entries(lists[1].columns).map(([key, [value]]) => [key, value]));
    expect(values).toEqual({ ...contact, child: '123' });
    expect(lists[1].codes).toEqual({ gender: ['F'], ethnicity: ['WBRI'] });
  });

  it('says list, row, column and value of what cannot be read, and reads the rest', () => {
    const text =
      'Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of Contact,Contact Source\nC1,Bear,WBRI,31/02/2014,x,15/01/2026,#N/A\n';
    const { lists, problems } = readAnnexA([csvFile('contacts.csv', text)]);
    expect(problems.map(({ list, row, column, value }) => [list, row, column, value])).toEqual([
      [1, 0, 'Gender', 'Bear'],
      [1, 0, 'Date of Birth', '31/02/2014'],
      [1, 0, 'Age of Child (Years)', 'x'],
      [1, 0, 'Contact Source', '#N/A'],
    ]);
    expect(lists[1].columns['contactOn']).toEqual(['2026-01-15']);
    expect(lists[1].columns['source']).toEqual([null]);
  });

  it('says when a file is none of the lists, and which columns a list lacks', () => {
    expect(readAnnexA([csvFile('x.csv', 'a,b\n1,2\n')]).problems[0]).toMatchObject({
      value: 'x.csv',
      problem: 'The file is none of the lists',
    });
    const { problems } = readAnnexA([
      csvFile('c.csv', 'Child Unique ID,Date of Contact,Contact Source\nC1,15/01/2026,6\n'),
    ]);
    expect(problems.map(({ column }) => column)).toEqual([
      'Gender',
      'Ethnicity',
      'Date of Birth',
      'Age of Child (Years)',
    ]);
  });

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const header = new TextEncoder().encode('Child Unique ID,Date of Contact,Contact Source\n');
        readAnnexA([
          { name: 'a', bytes: new Uint8Array([...header, ...bytes]) },
          { name: 'b', bytes },
        ]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('writing the lists', () => {
  it('gives a workbook with all eleven sheets that reads back the same', () => {
    const lists = makeAnnexALists({ 1: [contact, { ...contact, child: '=cmd|x', age: null }] });
    const back = readAnnexA([{ name: 'x', bytes: writeAnnexAWorkbook(lists) }]);
    expect(back.given).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(back.problems).toEqual([]);
    expect(back.lists).toEqual(lists);
  });

  it('gives CSV with dates as people write them and no formula, that reads back the same', () => {
    const lists = makeAnnexALists({ 1: [{ ...contact, child: '=cmd|x' }] });
    const text = writeAnnexACsv(lists[1]);
    const csv = readCsv(text);
    expect(csv.ok && csv.columns.map(([value]) => value)).toEqual([
      "'=cmd|x",
      'b) Female',
      'a) White',
      '31/03/2014',
      '11',
      '15/01/2026',
      'g) Police',
    ]);
    expect(readAnnexA([csvFile('x.csv', text)]).lists).toEqual(lists);
  });

  inSharedFolder(
    'data/liia-tools-pipeline',
    'reads the sample workbook whole, and it comes back the same',
    (folder) => {
      const first = readAnnexA([{ name: 'x', bytes: readFileSync(join(folder, 'Annex_A_2024_Jan.xlsx')) }]);
      expect(first.given).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      const counts = Object.values(first.lists).map(({ rows }) => rows);
      expect(counts).toEqual([5, 5, 6, 5, 5, 5, 7, 5, 6, 5, 5]);
      // An answer in words of its own in each row of list 4, a need of another kind, and ten cells that hold an error.
      const wrong = first.problems.map(({ list, column }) => `${list} ${column?.split(' ')[0]}`);
      const times = (what: string) => wrong.filter((each) => each === what).length;
      expect([times('4 Was'), times('6 Primary'), times('6 Allocated'), wrong.length]).toEqual([
        5, 1, 10, 16,
      ]);
      const again = readAnnexA([{ name: 'y', bytes: writeAnnexAWorkbook(first.lists) }]);
      const values = (lists: typeof first.lists) => Object.values(lists).map(({ columns }) => columns);
      expect(values(again.lists)).toEqual(values(first.lists));
    },
  );
});
