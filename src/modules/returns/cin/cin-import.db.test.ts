import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileSet } from '../../../../test/support/returns.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { assessment, census, child, exported, load, referral, toRows } from './cin-kit.test-support.ts';

let t: TestDatabase;
beforeEach(async () => {
  t = await testDatabase();
});
afterEach(() => t.close());

const rows = async (text: string) => (await t.owner.query<Record<string, unknown>>(text)).rows;
const plan = (from: string, reviews: readonly string[], to = '') =>
  `<ChildProtectionPlans><CPPstartDate>${from}</CPPstartDate>${to && `<CPPendDate>${to}</CPPendDate>`}
    <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
    <NumberOfPreviousCPP>1</NumberOfPreviousCPP>
    <Reviews>${reviews.map((day) => `<CPPreviewDate>${day}</CPPreviewDate>`).join('')}</Reviews></ChildProtectionPlans>`;

describe('loading a children in need census', () => {
  it('makes an involvement with its steps as dated facts that lead to it', async () => {
    const factors = '<AssessmentFactors>4B</AssessmentFactors><AssessmentFactors>3B</AssessmentFactors>';
    const own = assessment('2025-05-02', '2025-06-01', factors);
    const report = await load(t, [census(child({}, referral('2025-05-01', own)))]);
    expect(report).toMatchObject({ form: 'cin', people: 1, children: 1, episodes: 1, contested: 0 });
    expect(
      await rows(`select i.opened::text, i.referral_source, i.no_further_action, a.starts::text, a.authorised_on::text,
        array_agg(f.code order by f.code) as factors from practice.involvement i
        join practice.assessment a on a.involvement_id = i.id join practice.assessment_factor f on f.assessment_id = a.id
        group by i.id, a.id`),
    ).toEqual([
      {
        opened: '2025-05-01',
        referral_source: '6',
        no_further_action: false,
        starts: '2025-05-02',
        authorised_on: '2025-06-01',
        factors: ['3B', '4B'],
      },
    ]);
    expect(await rows('select code from people.disability')).toEqual([{ code: 'NONE' }]);
  });

  it('takes a child of the looked-after return with the same id and date of birth for the same child', async () => {
    const header = ['A1', 'F', '01/06/2015', 'WBRI', 'UN1', '0', ''];
    const others = Array.from({ length: 9 }, (_, i) => ['A1', '01/06/2015', `0${i + 1}/10/2025`, 'PN1']);
    await load(t, fileSet('b', { Header: [header], Reviews: others }));
    await load(t, [census(child({}, referral('2025-05-01')))]);
    expect(await rows('select count(*)::int as n from people.person')).toEqual([{ n: 1 }]);
  });

  it('knows a child again who was not born yet a year before', async () => {
    const unborn = '<ExpectedPersonBirthDate>2025-05-20</ExpectedPersonBirthDate><Sex>U</Sex>';
    const born = '<PersonBirthDate>2025-05-18</PersonBirthDate><Sex>F</Sex>';
    const first = census(child({ who: unborn }, referral('2025-02-01')), 2025);
    const second = census(child({ who: born }, referral('2025-02-01')));
    await load(t, [first]);
    await load(t, [second]);
    expect(
      await rows('select birth_date::text as born, expected_on as expected, sex from people.person'),
    ).toEqual([{ born: '2025-05-18', expected: null, sex: 'F' }]);
    for (const [year, file] of [
      [2025, first],
      [2026, second],
    ] as const)
      expect(toRows(await exported(t, year))).toEqual(toRows(file.bytes));
  });

  it('takes nothing away from who somebody is that the looked-after return has no cell for', async () => {
    const who =
      '<PersonBirthDate>2015-06-01</PersonBirthDate><Sex>F</Sex><PersonDeathDate>2025-12-01</PersonDeathDate>';
    await load(t, [census(child({ who }, referral('2025-05-01')), 2025)]);
    const header = ['A1', 'F', '01/06/2015', 'MWBC', 'UN1', '0', ''];
    const others = Array.from({ length: 9 }, (_, i) => ['A1', '01/06/2015', `0${i + 1}/10/2025`, 'PN1']);
    await load(t, fileSet('b', { Header: [header], Reviews: others }));
    expect(await rows('select ethnicity, died_on::text as died from people.person')).toEqual([
      { ethnicity: 'MWBC', died: '2025-12-01' },
    ]);
  });

  it('lists what cannot be read or cannot stand with its table, row, element and words, and keeps it', async () => {
    const broken = referral(
      '2025-05-01',
      assessment('2025-06-02', '2025-06-01'),
      '<CINclosureDate>soon</CINclosureDate>',
    );
    const given = census(child({ disabilities: 'TALL' }, broken));
    const report = await load(t, [given]);
    expect(
      report.problems.map(({ file, row, field, value }) => [file.split(', ')[1], row, field, value]),
    ).toEqual([
      ['Disabilities', 0, null, null],
      ['Disabilities', 0, 'Disability', 'TALL'],
      ['CINdetails', 0, 'CINclosureDate', 'soon'],
      ['Assessments', 0, null, null],
    ]);
    expect(toRows(await exported(t, 2026))).toEqual(toRows(given.bytes));
  });

  it('lets an older plan make room for a newer one, and takes its reviews along', async () => {
    const older = referral('2024-05-01', '', '').replace('<ReferralNFA>', `<ReferralNFA>`);
    const first = census(child({}, older + plan('2024-06-01', ['2024-09-01', '2025-02-01'])), 2025);
    const second = census(child({}, older + plan('2024-06-03', ['2024-09-01', '2025-02-01', '2025-08-01'])));
    await load(t, [first]);
    const report = await load(t, [second]);
    expect(report.problems).toEqual([]);
    expect(
      await rows(`select p.starts::text, array_agg(r.held_on::text order by r.held_on) as held
        from practice.child_protection_plan p join practice.protection_review r on r.plan_id = p.id group by p.id`),
    ).toEqual([{ starts: '2024-06-03', held: ['2024-09-01', '2025-02-01', '2025-08-01'] }]);
    expect(toRows(await exported(t, 2025))).toEqual(toRows(first.bytes));
    expect(toRows(await exported(t, 2026))).toEqual(toRows(second.bytes));
  });

  it('moves an assessment along when a corrected file has another referral date, and makes no second one', async () => {
    const own = assessment('2025-05-02', '2025-06-01', '<AssessmentFactors>4B</AssessmentFactors>');
    await load(t, [census(child({}, referral('2025-05-01', own)))]);
    const corrected = census(child({}, referral('2025-04-30', own)));
    await load(t, [corrected]);
    expect(
      await rows(
        `select i.opened::text from practice.assessment a join practice.involvement i on i.id = a.involvement_id`,
      ),
    ).toEqual([{ opened: '2025-04-30' }]);
    expect(await rows('select count(*)::int as n from practice.assessment_factor')).toEqual([{ n: 1 }]);
    expect(toRows(await exported(t, 2026))).toEqual(toRows(corrected.bytes));
  });

  it('gives the older year back when it comes after the newer one', async () => {
    const older = census(child({}, referral('2024-05-01', assessment('2024-05-02'))), 2025);
    const done = assessment('2024-05-02', '2025-04-04', '<AssessmentFactors>4B</AssessmentFactors>');
    const newer = census(child({}, referral('2024-05-01', done)));
    await load(t, [newer]);
    await load(t, [older]);
    expect(await rows('select authorised_on::text from practice.assessment')).toEqual([
      { authorised_on: '2025-04-04' },
    ]);
    expect(toRows(await exported(t, 2025))).toEqual(toRows(older.bytes));
    expect(toRows(await exported(t, 2026))).toEqual(toRows(newer.bytes));
  });

  it('keeps nothing of the file but the facts and where its rows went', async () => {
    await load(t, [census(child({}, referral('2025-05-01')))]);
    expect(await rows('select 1 from platform.file')).toEqual([]);
    expect(
      await rows(
        `select relname from pg_class where relpersistence = 't' and relname ~ '^(incoming|disputed)'`,
      ),
    ).toEqual([]);
  });

  it('refuses the census together with other files, two of one year, and a year for several', async () => {
    const one = census(child({}, referral('2025-05-01')));
    await expect(load(t, [one, { path: 'x.csv', bytes: Buffer.from('CHILD,SEX') }])).rejects.toThrow(
      'by itself',
    );
    await expect(load(t, [one, { ...one, path: 'again.xml' }])).rejects.toThrow('census of 2026');
    await expect(load(t, [one, census('', 2025)], { year: 2026 })).rejects.toThrow('one file');
    await expect(load(t, [{ ...one, bytes: one.bytes.subarray(0, one.bytes.length - 30) }])).rejects.toThrow(
      'Not a children in need',
    );
  });

  it('says in a dry run what a run does, and writes nothing', async () => {
    const given = census(child({ disabilities: 'TALL' }, referral('2025-05-01', assessment('2025-05-02'))));
    const dry = await load(t, [given], { dryRun: true });
    expect(await rows('select 1 from people.person')).toEqual([]);
    expect(await load(t, [given])).toEqual(dry);
  });
});
