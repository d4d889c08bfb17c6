import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authority, smallReturn } from '../../../../test/journeys/small-return.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { plantChild } from '../../../../test/support/plant-care.ts';
import { instant, todayIn } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { checkFiles, listFindings as listFound } from '../checks/ssda903/check-return.ts';
import { exportSsda903 } from '../export/export-returns.ts';
import { importReturns } from '../import/import-returns.ts';
import { findLastRun, listAlike, wantCheck } from './check-queries.ts';
import { explain, listExplanations, takeBack } from './explanation-queries.ts';
import type { Finding } from './finding-queries.ts';
import { countByAge, countTrend, countYear, findFinding, listFindings } from './finding-queries.ts';
import { checkEverybody, runWantedChecks } from './run-checks.ts';

const on = (text: string): Instant => instant(Date.parse(`${text}T09:00:00Z`));
const firstDay = on('2026-04-01');
const of = { form: 'ssda903', year: 2026 } as const;
const asLoader = { account: null, role: 'loader' } as const;

let test: TestDatabase;
let now = firstDay;
const clock = { now: () => now, ticks: () => 0 };
beforeAll(async () => {
  test = await testDatabase();
  const by = { account: null, today: plainDate('2026-04-01') };
  for (const files of [smallReturn.lastYear, smallReturn.thisYear])
    await importReturns(test.database, files, { options: { la: authority }, by, progress: () => undefined });
  await checkEverybody(test.database, clock, 'night');
});
afterAll(() => test.close());

const read = <T>(work: Parameters<typeof test.database.transaction<T>>[2]) =>
  test.database.transaction(asLoader, todayIn('Europe/London', now), work);

const all = (filter = {}) =>
  read<readonly Finding[]>((db) => listFindings(db, { of, filter, now }, { offset: 0, limit: 1000 }));

/** A correction as it happens on a page: the fact, then the check of that person which it asks for. */
async function correct(person: string, change: string): Promise<void> {
  await test.owner.query(change, [person]);
  await read((db) => wantCheck(db, 'change', person));
  await runWantedChecks(test.database, clock);
}

/** What a check of the very files that an export writes finds, but for the rules that the record cannot be checked by. */
async function foundInFiles(): Promise<readonly string[]> {
  const [thisYear, lastYear] = await Promise.all(
    [2026, 2025].map((year) => read((db) => exportSsda903(db, year))),
  );
  const toFiles = (files: typeof thisYear) => (files ?? []).map(({ name, text }) => ({ name, bytes: text }));
  const { results } = checkFiles(
    { thisYear: toFiles(thisYear), lastYear: toFiles(lastYear) },
    { year: 2026, authority },
  );
  const skipped = new Set(Object.keys((await read((db) => findLastRun(db, of)))?.notChecked ?? {}));
  return [...listFound(results)]
    .filter(({ rule }) => !skipped.has(rule))
    .map(({ rule, table, row }) => `${rule} ${table} ${row}`)
    .sort();
}

const named = (findings: readonly Finding[]) =>
  findings.map(({ rule, table, row }) => `${rule} ${table} ${row}`).sort();

async function childWithId(id: string): Promise<string> {
  const { rows } = await test.owner.query<{ person_id: string }>(
    "select person_id from people.identifier where scheme = 'local' and value = $1 order by person_id",
    [id],
  );
  return rows[0]?.person_id ?? '';
}

describe('the live record, checked', () => {
  it('gives what a check of the exported files gives, row for row', async () => {
    const findings = named(await all());
    expect(findings).toEqual(await foundInFiles());
    expect(findings.length).toBeGreaterThan(10);
  });

  it('says of every row whose it is, and leads to a fact of that very person', async () => {
    const findings = await all();
    expect(findings.filter(({ personId }) => personId === null)).toEqual([]);
    for (const { factKind, factId, isContested, personId } of findings) {
      if (factKind !== 'episode') continue;
      const { rows } = await test.owner.query<{ person_id: string }>(
        `select person_id from care.${isContested ? 'episode_contested' : 'episode'} where id = $1`,
        [factId],
      );
      expect(rows).toEqual([{ person_id: personId }]);
    }
  });

  it('says which rules it could not be checked by, and counts none of them', async () => {
    const last = await read((db) => findLastRun(db, of));
    const reasons = new Set(Object.values(last?.notChecked ?? {}));
    expect(reasons).toEqual(
      new Set(['no postcode directory is installed', 'no list of homes and providers is installed']),
    );
    expect(Object.keys(last?.notChecked ?? {}).filter((rule) => rule in (last?.counts ?? {}))).toEqual([]);
  });

  it('changes nothing when nothing has changed', async () => {
    const before = await all();
    await checkEverybody(test.database, clock, 'asked');
    expect(await all()).toEqual(before);
  });
});

describe('a correction', () => {
  it('of one child takes the finding away at once, and no other child’s', async () => {
    const person = await childWithId('7001');
    const before = await all();
    expect(before.filter((one) => one.rule === '103' && one.personId === person)).toHaveLength(1);
    now = on('2026-04-03');
    await test.owner.query('update people.person_contested set settled_at = now() where person_id = $1', [
      person,
    ]);
    await correct(person, "update people.person set ethnicity = 'WBRI', source = 'kith' where id = $1");
    const after = await all();
    expect(after.filter((one) => one.rule === '103' && one.personId === person)).toEqual([]);
    expect(named(after)).toEqual(await foundInFiles());
    const { rows } = await test.owner.query<{ gone_at: Date }>(
      "select gone_at from returns.finding where rule = '103' and person_id = $1 and year = 2026",
      [person],
    );
    expect(rows.map(({ gone_at }) => gone_at.toISOString())).toEqual(['2026-04-03T09:00:00.000Z']);
  });

  it('that is taken back is a new finding, with an age of its own', async () => {
    const person = await childWithId('7001');
    now = on('2026-04-10');
    await correct(person, 'update people.person set ethnicity = null where id = $1');
    const [again] = await all({ rule: '103', person });
    expect(Date.parse(again?.firstFoundAt ?? '')).toBe(Date.parse(now));
  });
});

describe('who is checked beside a child', () => {
  it('are those who share, or ever shared, a number with them; saying that there is no number shares nothing', async () => {
    const [one, other, third] = [
      await plantChild(test.owner, { given: 'One' }),
      await plantChild(test.owner, { given: 'Other' }),
      await plantChild(test.owner, { given: 'Third' }),
    ];
    const number = (person: string, value: string) =>
      test.owner.query(
        "insert into people.identifier (id, person_id, scheme, value) values ($1, $2, 'upn', $3)",
        [newId(), person, value],
      );
    await number(one, 'A123456789012');
    await number(other, 'A123456789012');
    await number(third, 'UN1');
    expect([...(await read((db) => listAlike(db, [one])))].sort()).toEqual([one, other].sort());
    await test.owner.query("update people.identifier set value = 'UN1' where person_id = $1", [one]);
    expect([...(await read((db) => listAlike(db, [one])))].sort()).toEqual([one, other].sort());
    expect(await read((db) => listAlike(db, [third]))).toEqual([third]);
  });
});

describe('an explanation', () => {
  const words = 'The family asked us to leave this blank, in writing.';

  async function openOne(): Promise<Finding> {
    const [one] = await all({ rule: '103', person: await childWithId('7001') });
    if (!one) throw new Error('There is nothing to explain');
    return one;
  }

  it('takes the finding from the open ones, and stays when it is checked again', async () => {
    const one = await openOne();
    await read((db) => explain(db, one, words, now));
    await checkEverybody(test.database, clock, 'asked');
    expect(await openOne()).toMatchObject({ explained: true, reopened: false });
    expect(await read((db) => countYear(db, of, now))).toMatchObject({ explained: 1 });
  });

  it('no longer holds when a value that the rule looks at changes, and holds again when it is back', async () => {
    const one = await openOne();
    const person = one.personId ?? '';
    await correct(person, "update people.person set ethnicity = 'ZZZZ' where id = $1");
    expect(await openOne()).toMatchObject({ explained: false, reopened: true, cells: { ETHNIC: 'ZZZZ' } });
    await correct(person, 'update people.person set ethnicity = null where id = $1');
    expect(await openOne()).toMatchObject({ explained: true, reopened: false });
  });

  it('does not care about values that the rule does not look at', async () => {
    const one = await openOne();
    await correct(one.personId ?? '', "update people.person set sex = 'M' where id = $1");
    expect(await openOne()).toMatchObject({ explained: true });
  });

  it('can be taken back, and is kept with its words', async () => {
    const one = await openOne();
    await read((db) => takeBack(db, one, now));
    expect(await openOne()).toMatchObject({ explained: false, reopened: false });
    const kept = await read((db) => listExplanations(db, one));
    expect(kept.map(({ words: said, takenBackAt }) => [said, Date.parse(takenBackAt ?? '')])).toEqual([
      [words, Date.parse(now)],
    ]);
  });
});

describe('time', () => {
  it('a year that goes on is judged as if it ended today: nobody is 18 before their birthday', async () => {
    const person = await plantChild(test.owner, {
      born: '2008-10-01',
      episodes: [{ starts: '2025-11-03', new: 'S', legal: 'C2' }],
    });
    await test.owner.query(
      "insert into people.identifier (id, person_id, scheme, value, issuer) values ($1, $2, 'local', '9001', $3)",
      [newId(), person, authority],
    );
    const isFound = async () =>
      (
        await read((db) =>
          listFindings(
            db,
            { of: { ...of, year: 2027 }, filter: { rule: '359', person }, now },
            { offset: 0, limit: 9 },
          ),
        )
      ).length > 0;
    now = on('2026-09-30');
    await checkEverybody(test.database, clock, 'night');
    expect(await isFound()).toBe(false);
    now = on('2026-10-02');
    await checkEverybody(test.database, clock, 'night');
    expect(await isFound()).toBe(true);
  });

  it('ages count from the day on which a finding was first found', async () => {
    const person = await childWithId('7001');
    const ages = async (at: Instant) =>
      new Map(
        (await read((db) => countByAge(db, { of, filter: { rule: '103', person }, now: at }))).map((one) => [
          one.age,
          1,
        ]),
      );
    expect([...(await ages(on('2026-04-12'))).keys()]).toEqual(['week']);
    expect([...(await ages(on('2026-05-01'))).keys()]).toEqual(['month']);
    expect([...(await ages(on('2026-06-20'))).keys()]).toEqual(['quarter']);
    expect([...(await ages(on('2026-10-02'))).keys()]).toEqual(['longer']);
  });

  it('the trend goes back to the first check, week by week', async () => {
    const trend = await read((db) => countTrend(db, of, plainDate('2026-04-12'), 12));
    expect(trend.map(({ day }) => day)).toEqual(['2026-04-05', '2026-04-12']);
    const { rows } = await test.owner.query<{ first: Date; gone: Date | null }>(
      'select first_found_at as first, gone_at as gone from returns.finding where year = 2026 and not is_query',
    );
    const there = (end: string) =>
      rows.filter(({ first, gone }) => first < new Date(end) && (gone === null || gone >= new Date(end)))
        .length;
    expect(trend.map(({ errors }) => errors)).toEqual([
      there('2026-04-05T23:00:00Z'),
      there('2026-04-12T23:00:00Z'),
    ]);
    expect(new Set(trend.map(({ errors }) => errors)).size, 'the number moved').toBe(2);
  });
});

it('a finding is not found under another person', async () => {
  const [one] = await all();
  const other = await childWithId('7002');
  const id = one?.id ?? '';
  expect(await read((db) => findFinding(db, one?.personId ?? '', id))).toMatchObject({ id });
  if (one?.personId !== other) expect(await read((db) => findFinding(db, other, id))).toBeUndefined();
});
