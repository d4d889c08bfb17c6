import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { makeReturn } from '../../../../test/support/made-returns.ts';
import { fileSet, toRows } from '../../../../test/support/returns.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { exportSsda903 } from '../export/export-returns.ts';
import { importReturns } from './import-returns.ts';
import type { ImportOptions } from './import-returns.ts';
import type { GivenFile } from './read-sets.ts';

const la = 'E10000015';
const by = { account: null, today: plainDate('2026-11-22') };
const loader = { account: null, role: 'loader' } as const;
let t: TestDatabase;
beforeEach(async () => {
  t = await testDatabase();
});
afterEach(() => t.close());

const load = (files: readonly GivenFile[], options: ImportOptions = {}) =>
  importReturns(t.database, files, { options: { la, ...options }, by, progress: () => undefined });

const count = async (table: string, where = 'true') =>
  Number((await t.owner.query(`select count(*) from ${table} where ${where}`)).rows[0].count);

async function exported(year: number) {
  const files = await t.database.transaction(loader, by.today, (db) => exportSsda903(db, year));
  return toRows(files.map(({ name, text }) => ({ name, bytes: text })));
}

const given = (files: readonly GivenFile[]) =>
  toRows(files.map(({ path, bytes }) => ({ name: path, bytes })));

async function expectBack(year: number, files: readonly GivenFile[]) {
  const back = await exported(year);
  for (const [table, rows] of given(files)) expect(back.get(table), `${table} ${year}`).toEqual(rows);
}

const made = (year: number, children: number, seed = 7): GivenFile[] =>
  makeReturn({ year, children, seed }).map(({ name, text }) => ({
    path: `${year}/${name}`,
    bytes: Buffer.from(text),
  }));

const header = (child: string, dob = '01/02/2012', sex = 'F', ethnicity = 'WBRI') => [
  child,
  sex,
  dob,
  ethnicity,
  'UN1',
  '0',
  '',
];
const episode = (child: string, from: string, ...[to = '', rec = '', place = 'U6']: string[]) => [
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
const yearly = (folder: string, year: number, tables: Parameters<typeof fileSet>[1]) =>
  fileSet(folder, {
    Reviews: dates(year).slice(0, 9),
    ...tables,
    Header: [...(tables.Header ?? []), header('R', '01/01/2010')],
  });

describe('loading returns', () => {
  it('gives every year back, and finds nothing new the second time', async () => {
    const files = [2024, 2025, 2026, 2027].flatMap((year) => made(year, 60));
    const first = await load(files);
    expect(first.files.map(({ year }) => year).filter((year, i, all) => all.indexOf(year) === i)).toEqual([
      2024, 2025, 2026, 2027,
    ]);
    for (const year of [2024, 2025, 2026, 2027]) await expectBack(year, made(year, 60));
    const before = await t.owner.query('select count(*) from returns.line');
    const second = await load(files, {});
    expect(second.files.filter(({ rows, unchanged }) => rows !== unchanged)).toEqual([]);
    expect({ ...second, files: [], contested: 0, problems: [] }).toEqual({
      ...first,
      files: [],
      contested: 0,
      problems: [],
    });
    expect((await t.owner.query('select count(*) from returns.line')).rows).toEqual(before.rows);
  });

  it('gives the older year back when it comes after the newer one', async () => {
    await load(made(2026, 40));
    await load(made(2025, 40));
    await expectBack(2026, made(2026, 40));
    await expectBack(2025, made(2025, 40));
    const open = await count('care.episode', 'ends is null');
    await load([...made(2025, 40), ...made(2026, 40)]);
    expect(await count('care.episode', 'ends is null')).toBe(open);
  });

  it('writes nothing on a dry run, and says the same as the run', async () => {
    const files = [...made(2025, 30), ...made(2026, 30)];
    const dry = await load(files, { dryRun: true });
    expect(await count('people.person')).toBe(0);
    expect(await count('platform.installation')).toBe(0);
    expect(await load(files)).toEqual(dry);
  });

  it('keeps a cell that cannot be read, in its own words, beside the fact', async () => {
    const files = yearly('a', 2026, {
      Header: [header('C1', '31/02/2012')],
      Episodes: [episode('C1', '01/05/2025', 'soon', 'E8', 'Q9')],
      OC2: [['C1', '01/02/2012', '99']],
    });
    const report = await load(files);
    const unreadable = report.problems
      .filter(({ serious }) => serious)
      .map(({ field, value }) => [field, value]);
    expect(unreadable).toEqual(
      expect.arrayContaining([
        ['DOB', '31/02/2012'],
        ['DEC', 'soon'],
        ['REC', 'E8'],
        ['PLACE', 'Q9'],
        ['SDQ_SCORE', '99'],
      ]),
    );
    expect(unreadable).toHaveLength(5);
    const { rows } = await t.owner.query(
      `select starts::text, ends, placement_type, legal_status from care.episode`,
    );
    expect(rows).toEqual([{ starts: '2025-05-01', ends: null, placement_type: null, legal_status: 'C2' }]);
    expect(await count('people.person', `birth_date = '2012-02-01'`)).toBe(1);
    await expectBack(2026, files);
  });

  it('keeps a row that cannot stand, whole, and names what is in its way', async () => {
    const files = yearly('a', 2026, {
      Header: [header('C1')],
      Episodes: [
        episode('C1', '01/05/2025', '01/08/2025', 'X1'),
        episode('C1', '01/07/2025', '01/09/2025', 'X1'),
        episode('C1', '', '01/12/2025', 'E8'),
        episode('C1', '01/12/2025', '01/11/2025', 'E8'),
      ],
    });
    const report = await load(files);
    expect(report.files.find(({ kind }) => kind === 'Episodes')).toMatchObject({
      rows: 4,
      loaded: 1,
      contested: 3,
    });
    expect(
      await count(
        'care.episode_contested c join care.episode e on e.id = c.conflicts_with',
        `c.starts = '2025-07-01' and c.source_row = 1`,
      ),
    ).toBe(1);
    expect(await count('care.episode_contested', 'fact_id is null and settled_at is null')).toBe(3);
    await expectBack(2026, files);
  });

  it('keeps rows without a child id, and lets nobody’s row cost anybody’s', async () => {
    const files = yearly('a', 2026, {
      Header: [header('C1')],
      Episodes: [episode('', '01/05/2025'), episode('C1', '01/05/2025')],
    });
    const report = await load(files);
    expect(report.files.find(({ kind }) => kind === 'Episodes')).toMatchObject({ loaded: 1, contested: 1 });
    await expectBack(2026, files);
    const second = await load(files);
    expect(second.files.filter(({ rows, unchanged }) => rows !== unchanged)).toEqual([]);
  });

  it('loads nothing at all when strict and anything is wrong', async () => {
    const report = await load(yearly('a', 2026, { Header: [header('C1', 'never')] }), { strict: true });
    expect(report.files.every(({ rows, rejected }) => rows === rejected)).toBe(true);
    expect(await count('people.person')).toBe(0);
    await load(yearly('a', 2026, { Header: [header('C1')] }), { strict: true });
    expect(await count('people.person')).toBe(2);
  });

  it('leaves nothing behind when it fails on the way', async () => {
    await t.owner.query(`create function pg_temp.nothing() returns void language sql as ''`);
    await t.owner.query(`alter table care.review add constraint planted check (held_on <> '2025-10-09')`);
    await expect(
      load(yearly('a', 2026, { Header: [header('C1')], Episodes: [episode('C1', '01/05/2025')] })),
    ).rejects.toThrow('planted');
    for (const table of [
      'people.person',
      'care.episode',
      'returns.line',
      'returns.file_set',
      'platform.installation',
    ])
      expect(await count(table), table).toBe(0);
  });

  it('lets two imports wait for each other', async () => {
    const files = made(2026, 20);
    const reports = await Promise.all([load(files), load(files), load(files)]);
    const fresh = reports.filter(({ files: [first] }) => first?.unchanged === 0);
    expect(fresh).toHaveLength(1);
    expect(await count('people.person')).toBe(reports[0]?.people);
  });

  it('takes children of another date of birth for other children', async () => {
    await load(
      yearly('a', 2025, { Header: [header('C1', '01/02/2012')], Episodes: [episode('C1', '01/05/2024')] }),
    );
    const report = await load(
      yearly('b', 2026, { Header: [header('C1', '02/01/2012')], Episodes: [episode('C1', '01/05/2024')] }),
    );
    expect(report.problems.map(({ problem }) => problem).join()).toContain('dates of birth do not agree');
    expect(await count('people.identifier', `scheme = 'local' and value = 'C1'`)).toBe(2);
    expect(await count('care.episode')).toBe(2);
  });

  it('keeps what a corrected load no longer says, and exports what it says', async () => {
    const first = yearly('a', 2026, {
      Header: [header('C1')],
      Episodes: [episode('C1', '01/05/2025', '01/06/2025', 'X1'), episode('C1', '01/06/2025')],
    });
    const corrected = yearly('a', 2026, { Header: [header('C1')], Episodes: [episode('C1', '01/06/2025')] });
    await load(first);
    const report = await load(corrected);
    expect(report.problems.map(({ problem }) => problem).join()).toContain(
      'is not any more. What it said is kept: 01/05/2025',
    );
    expect(await count('care.episode')).toBe(2);
    await expectBack(2026, corrected);
  });

  it('closes the question when a corrected load answers it', async () => {
    await load(
      yearly('a', 2026, { Header: [header('C1')], Episodes: [episode('C1', '01/05/2025', '', '', 'Q9')] }),
    );
    expect(await count('care.episode_contested', 'settled_at is null')).toBe(1);
    const corrected = yearly('a', 2026, {
      Header: [header('C1')],
      Episodes: [episode('C1', '01/05/2025', '', '', 'U4')],
    });
    await load(corrected);
    expect(await count('care.episode_contested', 'settled_at is null')).toBe(0);
    await expectBack(2026, corrected);
  });
});

describe('what people did in Kith', () => {
  const files = () => [
    ...yearly('a', 2025, { Header: [header('C1')], Episodes: [episode('C1', '01/05/2024')] }),
    ...yearly('b', 2026, {
      Header: [header('C1')],
      Episodes: [episode('C1', '01/05/2024', '01/09/2025', 'E8')],
      Missing: [['C1', '01/02/2012', 'M', '01/07/2025', '02/07/2025']],
    }),
  ];
  const cells = async (year: number) =>
    [...(await exported(year)).values()]
      .flat()
      .flatMap((row, i) => row.split(' | ').map((cell) => `${i} ${cell}`));
  const changed = async (year: number, before: readonly string[]) =>
    (await cells(year)).filter((cell, i) => cell !== before[i]).map((cell) => cell.replace(/^\d+ /, ''));

  it('changes exactly the cells of the fact that was changed, in every year that says it', async () => {
    await load(files());
    const [before2025, before2026] = [await cells(2025), await cells(2026)];
    await t.owner.query(
      `update care.episode set legal_status = 'V2', source = 'kith' where starts = '2024-05-01'`,
    );
    expect(await changed(2025, before2025)).toEqual(['LS=V2']);
    expect(await changed(2026, before2026)).toEqual(['LS=V2']);
    const second = await load(files());
    expect(second.files.filter(({ rows, unchanged }) => rows !== unchanged)).toEqual([]);
    expect(await changed(2026, before2026)).toEqual(['LS=V2']);
  });

  it('changes the date of birth wherever it is repeated', async () => {
    await load(files());
    const before = await cells(2026);
    await t.owner.query(
      `update people.person set birth_date = '2012-02-03', source = 'kith' where birth_date = '2012-02-01'`,
    );
    expect(await changed(2026, before)).toEqual(['DOB=03/02/2012', 'DOB=03/02/2012']);
  });

  it('stands against a return that says otherwise', async () => {
    await load(files());
    await t.owner.query(`update care.missing_episode set ends = '2025-07-05', source = 'kith'`);
    const corrected = yearly('b', 2026, {
      Header: [header('C1')],
      Missing: [['C1', '01/02/2012', 'M', '01/07/2025', '03/07/2025']],
    });
    const report = await load(corrected);
    expect(report.files.find(({ kind }) => kind === 'Missing')).toMatchObject({ contested: 1 });
    expect(await count('care.missing_episode', `ends = '2025-07-05'`)).toBe(1);
    await expectBack(2026, corrected);
  });

  it('is exported though no return said it', async () => {
    await load(files());
    await t.owner.query(
      `insert into care.review (id, person_id, held_on, participation) select gen_random_uuid(), id, '2025-11-03', 'PN3' from people.person where birth_date = '2012-02-01'`,
    );
    expect((await exported(2026)).get('Reviews')).toContain(
      'CHILD=C1 | DOB=01/02/2012 | REVIEW=03/11/2025 | REVIEW_CODE=PN3',
    );
    expect((await exported(2025)).get('Reviews')?.join()).not.toContain('C1');
  });

  it('exports a year that was never loaded from what stands, with later ends still open', async () => {
    await load(files().filter(({ path }) => path.startsWith('b')));
    const year = await exported(2025);
    expect(year.get('Episodes')).toEqual([
      'CHILD=C1 | DECOM=01/05/2024 | RNE=S | LS=C2 | CIN=N1 | PLACE=U6 | PLACE_PROVIDER=PR1 | DEC= | REC= | REASON_PLACE_CHANGE= | HOME_POST=ZA1 1AA | PL_POST=ZA2 2BB | URN=',
    ]);
    expect(year.get('Header')).toEqual([
      'CHILD=C1 | SEX=F | DOB=01/02/2012 | ETHNIC=WBRI | UPN=UN1 | MOTHER=0 | MC_DOB=',
    ]);
  });
});

describe('which database', () => {
  const files = () => yearly('a', 2026, { Header: [header('C1')] });

  it('asks for the authority the first time and remembers it', async () => {
    await expect(
      importReturns(t.database, files(), { options: {}, by, progress: () => undefined }),
    ).rejects.toThrow('--la');
    await load(files());
    expect(
      (await importReturns(t.database, files(), { options: {}, by, progress: () => undefined })).people,
    ).toBe(2);
    await expect(load(files(), { la: 'E09000027' })).rejects.toThrow('belongs to E10000015');
  });

  it('never loads real files beside invented people', async () => {
    await t.owner.query(`insert into platform.installation (kind) values ('demonstration')`);
    await expect(load(files())).rejects.toThrow('demonstration');
    await t.owner.query(`insert into people.person (id, source) values (gen_random_uuid(), 'demonstration')`);
    await expect(load(files(), { demoCopy: true })).rejects.toThrow('invented people');
  });

  it('makes a demonstration of a fresh database on request, and loads into it again', async () => {
    await load(files(), { demoCopy: true });
    await load(files(), { demoCopy: true });
    expect(await count('platform.installation', `kind = 'demonstration' and code = '${la}'`)).toBe(1);
  });

  it('refuses one year for folders of several', async () => {
    const both = [...made(2025, 20), ...made(2026, 20)];
    await expect(load(both, { year: 2026 })).rejects.toThrow('--year is for folders of one year');
  });
});

describe('fuzzed files', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'C1',
      'C2',
      '01/05/2025',
      '2025-05-01',
      '31/02/2025',
      '1/5/2025',
      'ZZ/05/2020',
      '0',
      '1',
      'M',
      'U6',
      'E8',
      '=1+1',
      '@SUM(A1)',
      ' c1 ',
      'x'.repeat(300),
      "O'Neil\\",
      'é\u0000',
      '\t',
    ),
    fc.string({ maxLength: 12 }).filter((text) => !/[",\r\n]/.test(text)),
  );
  const row = fc.array(cell, { minLength: 0, maxLength: 14 });

  it('never break an import half-way: each is loaded whole and comes back the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.array(row, { maxLength: 6 }),
        async (episodes, headers) => {
          const files = fileSet('fuzz', {
            Header: headers,
            Episodes: episodes,
            Missing: episodes,
            OC2: headers,
          });
          const report = await load(files, { year: 2026 });
          for (const { rows, loaded, unchanged, updated, contested, rejected } of report.files)
            expect(loaded + unchanged + updated + contested + rejected).toBe(rows);
          const second = await load(files, { year: 2026 });
          expect(second.files.filter(({ rows, unchanged }) => rows !== unchanged)).toEqual([]);
          const back = await exported(2026);
          for (const [table, rows] of given(files))
            expect(back.get(table)).toEqual(expect.arrayContaining(rows));
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);
});
