import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import {
  assessment,
  by,
  census,
  child,
  exported,
  load,
  now,
  referral,
  toRows,
} from './cin-kit.test-support.ts';
import { traceCin, writeCinReturn } from './export-cin.ts';

let t: TestDatabase;
beforeEach(async () => {
  t = await testDatabase();
});
afterEach(() => t.close());

const run = (text: string, values: unknown[] = []) => t.owner.query(text, values);
const enquiry = (from: string, conference = '') =>
  `<Section47><S47ActualStartDate>${from}</S47ActualStartDate>${
    conference && `<DateOfInitialCPC>${conference}</DateOfInitialCPC>`
  }<ICPCnotRequired>${conference ? 'false' : 'true'}</ICPCnotRequired></Section47>`;

const two = () =>
  census(
    child(
      {},
      referral(
        '2025-05-01',
        assessment('2025-05-02', '2025-06-01', '<AssessmentFactors>4B</AssessmentFactors>'),
      ),
    ) + child({ id: 'B2' }, referral('2025-07-01', enquiry('2025-07-02', '2025-07-20'))),
  );

/** The cells of a census, each with its table, row and column. */
async function cells(year: number): Promise<string[]> {
  const all = toRows(await exported(t, year));
  return [...all].flatMap(([table, rows]) =>
    rows.flatMap((row, i) => row.split(' ').map((cell) => `${table} ${i} ${cell}`)),
  );
}

describe('what people did in Kith', () => {
  it('changes exactly the cells of the fact that was changed', async () => {
    await load(t, [two()]);
    const before = await cells(2026);
    await run(`update practice.assessment set authorised_on = '2025-06-03', source = 'kith'`);
    const changed = (await cells(2026)).filter((cell, i) => cell !== before[i]);
    expect(changed).toEqual(['Assessments 0 AssessmentAuthorisationDate=2025-06-03']);
    const again = await load(t, [two()]);
    expect(again.files.filter(({ rows, unchanged }) => rows !== unchanged)).toEqual([]);
    expect((await cells(2026)).filter((cell, i) => cell !== before[i])).toEqual(changed);
  });

  it('adds what was recorded below the involvement and the child that it is about', async () => {
    await load(t, [two()]);
    const before = toRows(await exported(t, 2026));
    await run(`insert into practice.child_in_need_plan (id, person_id, involvement_id, starts)
      select gen_random_uuid(), person_id, id, '2025-06-02' from practice.involvement where opened = '2025-05-01'`);
    await run(`insert into people.disability (id, person_id, code)
      select gen_random_uuid(), person_id, 'VIS' from practice.involvement where opened = '2025-07-01'`);
    const after = toRows(await exported(t, 2026));
    const more = [...after].flatMap(([table, rows]) =>
      rows.filter((row) => !before.get(table)?.includes(row)),
    );
    expect(more).toEqual([
      '1: LAchildID=B2 Disability=VIS',
      '0: LAchildID=A1 CINdetailsID=1 CINPlanStartDate=2025-06-02 CINPlanEndDate=',
    ]);
  });

  it('adds a child of whom the file said nothing, with the referral and who they are', async () => {
    await load(t, [two()]);
    const person = newId();
    await run(
      `insert into people.person (id, sex, birth_date, ethnicity) values ($1, 'M', '2018-01-02', 'MWBC')`,
      [person],
    );
    await run(
      `insert into people.identifier (id, person_id, scheme, issuer, value) values ($1, $2, 'local', 'E10000015', 'C3')`,
      [newId(), person],
    );
    await run(
      `insert into practice.involvement (id, person_id, opened, no_further_action) values ($1, $2, '2026-03-01', false)`,
      [newId(), person],
    );
    for (const code of ['NONE', 'AUT'])
      await run(`insert into people.disability (id, person_id, code) values ($1, $2, $3)`, [
        newId(),
        person,
        code,
      ]);
    const after = toRows(await exported(t, 2026));
    expect(after.get('ChildIdentifiers')?.[2]).toContain(
      'LAchildID=C3 UPN= FormerUPN= UPNunknown= PersonBirthDate=2018-01-02',
    );
    expect(after.get('Disabilities')?.[2]).toBe('2: LAchildID=C3 Disability=AUT');
    expect(after.get('CINdetails')?.[2]).toContain('CINreferralDate=2026-03-01');
  });

  it('is given where the row was that contradicted it, once that is settled', async () => {
    const twice = census(
      child(
        {},
        referral('2025-05-01', assessment('2025-05-02')),
        referral('2025-05-01', enquiry('2025-05-03')).replace('N1', 'N5'),
      ),
    );
    await load(t, [twice]);
    expect(toRows(await exported(t, 2026))).toEqual(toRows(twice.bytes));
    await run(`update practice.involvement_contested set settled_at = now(), settlement = 'kept'`);
    const settled = toRows(await exported(t, 2026));
    expect(settled.get('CINdetails')).toHaveLength(1);
    expect(settled.get('Section47')).toHaveLength(1);
  });
});

describe('a year that was never loaded', () => {
  it('is projected from what stands, with what came later still open', async () => {
    const then =
      assessment('2025-03-02', '2025-04-20', '<AssessmentFactors>4B</AssessmentFactors>') +
      enquiry('2025-03-09', '2025-04-02');
    const closed = '<CINclosureDate>2025-11-01</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>';
    await load(t, [census(child({}, referral('2025-03-01', then, closed)))]);
    const year = toRows(await exported(t, 2025));
    expect(year.get('Header')?.[0]).toContain('Year=2025 ReferenceDate=2025-03-31 SourceLevel=L LEA=919');
    expect(year.get('CINdetails')?.[0]).toContain('CINclosureDate= ReasonForClosure= ');
    expect(year.get('Assessments')?.[0]).toContain(
      'AssessmentActualStartDate=2025-03-02 AssessmentInternalReviewDate= AssessmentAuthorisationDate=',
    );
    expect(year.get('AssessmentFactorsList')).toEqual([]);
    expect(year.get('Section47')?.[0]).toContain('DateOfInitialCPC= ');
    const later = toRows(await exported(t, 2027));
    expect(later.get('ChildIdentifiers')).toEqual([]);
  });

  it('leaves out referrals with no further action of other years, and gives 0 and 1 as the schema has them', async () => {
    const nfa =
      '<CINreferralDate>2025-03-01</CINreferralDate><ReferralSource>6</ReferralSource><ReferralNFA>true</ReferralNFA>';
    await load(t, [census(child({}, nfa), 2025)]);
    expect(toRows(await exported(t, 2026)).get('CINdetails')).toEqual([]);
    await run(`update practice.involvement set opened = '2025-05-01'`);
    expect(toRows(await exported(t, 2026)).get('CINdetails')?.[0]).toContain('ReferralNFA=1');
  });
});

describe('the census as a file', () => {
  it('is written into a folder, with whose it is and when it was made', async () => {
    await load(t, [two()]);
    const out = join(mkdtempSync(join(tmpdir(), 'kith-cin-')), 'new');
    expect(await writeCinReturn(t.database, { year: 2026, out }, { now, today: by.today })).toEqual({
      path: join(out, 'cin-2026.xml'),
      children: 2,
      episodes: 2,
    });
    const text = readFileSync(join(out, 'cin-2026.xml'), 'utf8');
    expect(text).toContain('<SoftwareCode>Kith</SoftwareCode>');
    expect(text).toContain('<SerialNo>7</SerialNo>');
    expect(text).toContain('<DateTime>2026-11-22T09:00:00</DateTime>');
  });

  it('leads each of its rows to whom it is about and the facts that it was made from', async () => {
    await load(t, [two()]);
    const { rows } = await run('select id, person_id from practice.assessment');
    const all = await t.database.transaction({ account: null, role: 'loader' }, by.today, (db) =>
      traceCin(db, { year: 2026 }, now),
    );
    expect(all.origins.get('Assessments')).toEqual([
      { personId: rows[0].person_id, facts: [{ kind: 'assessment', id: rows[0].id }], contested: null },
    ]);
    const only = await t.database.transaction({ account: null, role: 'loader' }, by.today, (db) =>
      traceCin(db, { year: 2026, people: [rows[0].person_id] }, now),
    );
    expect(only.tables.ChildIdentifiers.columns['LAchildID']).toEqual(['A1']);
    expect(only.tables.Section47.rows).toBe(0);
  });
});
