import { describe, expect, it } from 'vitest';
import {
  count,
  episode,
  expectBack,
  header,
  load,
  made,
  t,
  withOwnDatabase,
  yearly,
} from '../../../../test/support/loading.ts';

withOwnDatabase();

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
