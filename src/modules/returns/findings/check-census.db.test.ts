import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { sharedPath } from '../../../../test/support/shared.ts';
import { readCinFile } from '../../../formats/index.ts';
import { instant, todayIn } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { checkCin } from '../checks/index.ts';
import { assessment, census, child, load, readShared, referral } from '../cin/cin-kit.test-support.ts';
import { exportCin } from '../cin/export-cin.ts';
import { wantCheck } from './check-queries.ts';
import { explain } from './explanation-queries.ts';
import type { Finding } from './finding-queries.ts';
import { listFindings } from './finding-queries.ts';
import { mendHref, saySentence } from './finding-page.ts';
import { listOwnFindings } from './few-things-queries.ts';
import { findRuleFacts } from './rule-facts.ts';
import { checkEverybody, runWantedChecks } from './run-checks.ts';

const on = (text: string): Instant => instant(Date.parse(`${text}T09:00:00Z`));
const asLoader = { account: null, role: 'loader' } as const;

/** Two invented children: an assessment that began before the referral, in 2026 one that goes on, and a sex that nobody knows. */
const ofYear = (year: number) =>
  census(
    child(
      {},
      referral(`${year - 1}-05-10`, assessment(`${year - 1}-05-02`, `${year - 1}-06-01`)),
      ...(year === 2026 ? [referral('2025-09-01', assessment('2025-09-01'))] : []),
    ) +
      child(
        { id: 'B2', who: '<PersonBirthDate>2016-02-01</PersonBirthDate><Sex>X</Sex>' },
        referral(`${year - 1}-07-01`, '', `<CINclosureDate>${year - 1}-06-01</CINclosureDate>`),
      ),
    year,
    `a/${year}.xml`,
  );

let t: TestDatabase;
let now = on('2026-03-02');
const clock = { now: () => now, ticks: () => 0 };

beforeAll(async () => {
  t = await testDatabase();
  await load(t, [ofYear(2025), ofYear(2026)]);
  await checkEverybody(t.database, clock, 'night');
  now = on('2026-04-02');
  await checkEverybody(t.database, clock, 'night');
});
afterAll(() => t.close());

const read = <T>(work: Parameters<TestDatabase['database']['transaction']>[2], of = t) =>
  of.database.transaction(asLoader, todayIn('Europe/London', now), work) as Promise<T>;

const all = (year = 2026, filter = {}, of = t) =>
  read<readonly Finding[]>(
    (db) => listFindings(db, { of: { form: 'cin', year }, filter, now }, { offset: 0, limit: 100_000 }),
    of,
  );

const named = (findings: readonly Finding[]) =>
  findings
    .map(({ rule, table, row }) => (findRuleFacts('cin', rule)?.isOfWhole ? rule : `${rule} ${table} ${row}`))
    .sort();

/** What a check of the very file that an export writes finds, each row once however many of its fields are told. */
async function foundInFile(of = t): Promise<readonly string[]> {
  const file = readCinFile({
    name: 'ours.xml',
    bytes: await read<string>((db) => exportCin(db, 2026, now), of),
  });
  if (!file.ok) throw new Error(file.problem);
  const { findings, returnLevel } = checkCin(file.tables, 2026);
  const rows = findings.map(({ rule, table, row }) => `${rule} ${table} ${row}`);
  return [...new Set([...rows, ...returnLevel])].sort();
}

async function correct(person: string, change: string): Promise<void> {
  await t.owner.query(change, [person]);
  await read((db) => wantCheck(db, 'change', person));
  await runWantedChecks(t.database, clock);
}

async function first(rule: string): Promise<Finding> {
  const [one] = await all(2026, { rule });
  if (!one) throw new Error(`Nothing breaks ${rule}`);
  return one;
}

describe('the live record, checked as the census', () => {
  it('gives what a check of the exported file gives, row for row, and what is so of the whole', async () => {
    const findings = named(await all());
    expect(findings).toEqual(await foundInFile());
    expect(findings).toContain('1103 Assessments 0');
    expect(findings).toContain('2887Q');
  });

  it('tells a row with the value that the rule looks at in it, and leads to the fact behind it', async () => {
    const one = await first('1103');
    expect(one.cells).toEqual({ AssessmentActualStartDate: '2025-05-02' });
    expect(mendHref(one)).toBe(`/children/${one.personId}/facts/assessment/${one.factId}`);
    expect(saySentence(one)).toBe('the assessment began before the day we were told of them');
    const { rows } = await t.owner.query('select id from practice.assessment where id = $1', [one.factId]);
    expect(rows).toHaveLength(1);
  });

  it('leads to where a cell that nobody has settled is settled', async () => {
    const one = await first('4180');
    expect(mendHref(one)).toBe(`/children/${one.personId}/contested/person/${one.factId}`);
  });

  it('puts the same child’s other rows beside it', async () => {
    const one = await first('1103');
    expect(one.beside.map(({ table, row }) => `${table} ${row}`)).toEqual([
      'CINdetails 0',
      'CINdetails 1',
      'Assessments 1',
    ]);
  });

  it('changes nothing when nothing has changed', async () => {
    const before = await all();
    await checkEverybody(t.database, clock, 'asked');
    expect(await all()).toEqual(before);
  });

  it('judges a year that goes on as if it ended today: an assessment of this week is not late', async () => {
    const { personId } = await first('1103');
    const late = () => all(2027, { rule: '8670Q', person: personId });
    await t.owner.query(
      `update practice.assessment set starts = '2026-04-01', source = 'kith' where authorised_on is null and person_id = $1
         and starts = '2025-09-01'`,
      [personId],
    );
    await checkEverybody(t.database, clock, 'night');
    expect(await late()).toEqual([]);
    now = on('2026-07-02');
    await checkEverybody(t.database, clock, 'night');
    expect(await late()).toHaveLength(1);
  });
});

describe('an explanation of what the census finds', () => {
  it('holds while the values are the same, and no longer when one changes', async () => {
    const one = await first('1103');
    await read((db) => explain(db, one, 'The dates were told to us the other way round.', now));
    await checkEverybody(t.database, clock, 'asked');
    expect(await first('1103')).toMatchObject({ explained: true, reopened: false });
    await correct(
      one.personId ?? '',
      "update practice.assessment set starts = '2025-05-03', source = 'kith' where person_id = $1 and starts = '2025-05-02'",
    );
    expect(await first('1103')).toMatchObject({ explained: false, reopened: true });
  });
});

describe('a correction', () => {
  it('takes the finding away at once, and leaves what was found in years that are over as it was', async () => {
    const before = await all(2025);
    expect(named(before)).toContain('1103 Assessments 0');
    const { personId } = await first('1103');
    await correct(
      personId ?? '',
      "update practice.assessment set starts = '2025-05-12', source = 'kith' where person_id = $1 and starts = '2025-05-03'",
    );
    await checkEverybody(t.database, clock, 'night');
    expect(await all(2026, { rule: '1103' })).toEqual([]);
    expect(named(await all())).toEqual(await foundInFile());
    expect(await all(2025)).toEqual(before);
  });

  it('of one child says nothing of the others, nor of the return as a whole', async () => {
    const before = (await all()).filter(({ rule }) => rule === '8630' || rule === '2887Q');
    const [one] = await all(2026, { rule: '4180' });
    await read((db) => wantCheck(db, 'change', one?.personId ?? ''));
    await runWantedChecks(t.database, clock);
    expect((await all()).filter(({ rule }) => rule === '8630' || rule === '2887Q')).toEqual(before);
    expect(before.map(({ rule }) => rule).sort()).toEqual(['2887Q', '8630']);
  });
});

it('where nobody is in need there is nothing to find in the census, not even of the whole', async () => {
  const empty = await testDatabase();
  try {
    await checkEverybody(empty.database, clock, 'night');
    expect(await all(2026, {}, empty)).toEqual([]);
    expect(await read((db) => listOwnFindings(db, [2026, 2027]), empty)).toEqual([]);
  } finally {
    await empty.close();
  }
});

const mixed = 'synthetic-cin-census/cin-mixed-2026.xml';
it.skipIf(sharedPath(`data/${mixed}`) === null)(
  'gives what a check of the exported file gives for a census full of faults',
  async () => {
    const full = await testDatabase();
    try {
      await load(full, [readShared(mixed)]);
      await checkEverybody(full.database, clock, 'night');
      const findings = named(await all(2026, {}, full));
      expect(findings).toEqual(await foundInFile(full));
      expect(findings.length).toBeGreaterThan(50);
    } finally {
      await full.close();
    }
  },
);
