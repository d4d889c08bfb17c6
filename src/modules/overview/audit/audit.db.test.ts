import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { now, plantAccount, plantPerson, today } from '../../../../test/access/access-world.ts';
import { plantConflict, plantRestriction } from '../../../../test/access/plant-restriction.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import type { AccountId } from '../../access/index.ts';
import {
  become,
  listDaysOf,
  listLooksAt,
  listLooksByMonth,
  listLooksOf,
  listUnusual,
  sayFound,
} from '../../access/index.ts';
import type { Write } from '../../../platform/database/database.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { keepUnusualLooks } from './keep-unusual-looks.ts';
import { toPeriod } from './period-form.ts';

const opening = ['ChildRead', 'PersonRead'];
const period = { ...toPeriod({ from: today, to: today }), opening };
const nothing = { restricted: '', open: '' };

let test: TestDatabase;
let guardian: AccountId;
let director: AccountId;
let worker: AccountId;
let people = nothing;
beforeAll(async () => {
  test = await testDatabase();
  guardian = await plantAccount(test.owner, 'guardian');
  director = await plantAccount(test.owner, 'director');
  worker = await plantAccount(test.owner, 'analyst');
  for (const account of [guardian, director, worker]) await seeEveryone(account);
  people = {
    restricted: (await plantPerson(test.owner)).person,
    open: (await plantPerson(test.owner)).person,
  };
  await plantRestriction(test.owner, { level: 'R2', subjects: [people.restricted], named: [worker] });
});
afterAll(() => test.close());

function seeEveryone(account: string) {
  return test.owner.query(
    "insert into access.relation (account_id, subject_id, kind, starts, source) values ($1, access.everyone(), 'role: analyst', '2020-01-01', 'test')",
    [account],
  );
}

type Planted = { account: string; name: string; subjects: readonly string[]; at?: string; outcome?: string };

function look({ account, name, subjects, at = now, outcome = 'done' }: Planted) {
  return test.owner.query(
    `insert into access.read_log (id, at, account_id, face, audit_name, outcome, subjects, correlation_id)
     values ($1, $2, $3, 'staff', $4, $5, $6, $1)`,
    [newId(), at, account, name, outcome, subjects],
  );
}

function as<T>(account: AccountId, work: (db: Write) => Promise<T>): Promise<T> {
  return test.database.transaction({ account: null, role: 'app' }, today, async (db) => {
    await become(db, account, now);
    return work(db);
  });
}

describe('who saw this record', () => {
  beforeAll(async () => {
    await look({ account: worker, name: 'ChildRead', subjects: [people.open], at: '2026-11-22T09:10:00Z' });
    await look({ account: worker, name: 'ChildRead', subjects: [people.open], at: '2026-11-22T11:00:00Z' });
    await look({ account: worker, name: 'PeopleSearch', subjects: [people.restricted, people.open] });
    await look({ account: director, name: 'ChildRead', subjects: [newId(), people.open] });
    await look({ account: guardian, name: 'PersonRead', subjects: [people.open], outcome: 'refused' });
    await look({ account: worker, name: 'ChildRead', subjects: [people.restricted] });
  });

  it('says who, as what, when, how often, and by what right, each day and account once', async () => {
    const looks = await as(guardian, (db) => listLooksAt(db, [people.open], period, 50));
    expect(looks.find(({ accountId }) => accountId === worker)).toMatchObject({
      day: today,
      roles: ['analyst'],
      opened: 2,
      named: 1,
      refused: 0,
      pages: { ChildRead: 2, PeopleSearch: 1 },
      rights: ['role: analyst'],
    });
    expect(looks.find(({ accountId }) => accountId === director)).toMatchObject({ opened: 0, named: 1 });
    expect(looks.find(({ accountId }) => accountId === guardian)).toMatchObject({ opened: 0, refused: 1 });
  });

  it('goes on from where a page ended', async () => {
    const first = await as(guardian, (db) => listLooksAt(db, [people.open], period, 2));
    const last = first.at(-1);
    const after = last && { day: last.day, account: last.accountId ?? '' };
    const rest = await as(guardian, (db) => listLooksAt(db, [people.open], { ...period, after }, 50));
    expect(new Set([...first, ...rest].map(({ accountId }) => accountId)).size).toBe(3);
  });

  it('tells the family numbers, and does not count who was refused', async () => {
    const months = await as(guardian, (db) => listLooksByMonth(db, [people.open], period));
    expect(months).toEqual([{ month: '2026-11-01', accounts: 2, opened: 2 }]);
  });

  it('says nothing about somebody who is hidden from the reader', async () => {
    expect(await as(guardian, (db) => listLooksAt(db, [people.restricted], period, 50))).toEqual([]);
    expect(await as(guardian, (db) => listLooksByMonth(db, [people.restricted], period))).toEqual([]);
  });

  it.each(['social worker', 'service manager', 'administrator', 'analyst'] as const)(
    'says nothing to a %s, whatever page was forgotten',
    async (role) => {
      const account = await plantAccount(test.owner, role);
      await seeEveryone(account);
      expect(await as(account, (db) => listLooksAt(db, [people.open], period, 50))).toEqual([]);
      expect(await as(account, (db) => listLooksOf(db, worker, period, { most: 50 }))).toEqual([]);
      expect(await as(account, (db) => listUnusual(db, { open: false }, 50))).toEqual([]);
    },
  );
});

describe('what this worker saw', () => {
  it('leaves a hidden person out as if there were no such record: in rows, in names, in counts', async () => {
    const looks = await as(guardian, (db) => listLooksOf(db, worker, period, { most: 50 }));
    expect(JSON.stringify(looks)).not.toContain(people.restricted);
    expect(looks.map(({ name }) => name)).toEqual(['ChildRead', 'ChildRead']);
    const [day] = await as(guardian, (db) => listDaysOf(db, worker, period));
    expect(day).toMatchObject({ people: 1, pages: { ChildRead: 2 } });
  });

  it('shows it to whom the restriction names', async () => {
    await test.owner.query(
      "insert into access.restriction_named (restriction_id, account_id, starts) select restriction_id, $1, '2026-01-01' from access.restriction_subject where subject_id = $2",
      [director, people.restricted],
    );
    const looks = await as(director, (db) => listLooksOf(db, worker, period, { most: 50 }));
    expect(JSON.stringify(looks)).toContain(people.restricted);
  });
});

describe('unusual looking', () => {
  const yesterday = (time: string) => `2026-11-21T${time}:00Z`;
  let night: AccountId;
  let colleagues = '';
  const clock = { now: () => instant(Date.parse('2026-11-22T02:10:00Z')) };

  beforeAll(async () => {
    night = await plantAccount(test.owner, 'front door');
    await test.owner.query("update access.account set name = 'Nora Inventedaad' where id = $1", [night]);
    for (let back = 2; back <= 30; back += 1)
      await test.owner.query(
        `insert into access.look_day (account_id, day, roles, opened, unrelated, night, refused)
         values ($1, $2::date - $3::int, '{front door}', 8, 8, 0, 0)`,
        [night, today, back],
      );
    const many = Array.from({ length: 45 }, () => newId());
    for (const subject of many)
      await look({ account: night, name: 'PersonRead', subjects: [subject], at: yesterday('14:00') });
    for (const subject of many.slice(0, 6))
      await look({ account: night, name: 'PersonRead', subjects: [subject], at: yesterday('03:00') });
    colleagues = (await plantPerson(test.owner)).person;
    await plantConflict(test.owner, director, colleagues);
    await look({ account: night, name: 'PersonRead', subjects: [colleagues], at: yesterday('15:00') });
    const namesake = await plantPerson(test.owner);
    await test.owner.query("update people.name set family = 'Inventedaad' where person_id = $1", [
      namesake.person,
    ]);
    await look({ account: night, name: 'PersonRead', subjects: [namesake.person], at: yesterday('15:05') });
    await look({ account: night, name: 'PersonRead', subjects: [people.restricted], at: yesterday('15:10') });
    await look({ account: worker, name: 'PersonRead', subjects: [people.open], at: yesterday('15:00') });
    await keepUnusualLooks(test.database, clock, opening);
  });

  const found = () => as(guardian, (db) => listUnusual(db, { open: true }, 50));

  it('is kept with its reason and numbers, for whom it concerns and nobody else', async () => {
    const list = await found();
    expect(new Set(list.map(({ accountId }) => accountId))).toEqual(new Set([night]));
    expect(list.map(({ rule }) => rule).sort()).toEqual([
      'colleagues-family',
      'many-records',
      'many-unrelated',
      'night',
      'same-surname',
    ]);
    expect(list.find(({ rule }) => rule === 'many-records')?.counted).toEqual({ count: 47, usual: 8 });
    expect(list.find(({ rule }) => rule === 'colleagues-family')?.subjectId).toBe(colleagues);
  });

  it('is found once, however often the night is counted again', async () => {
    const before = (await found()).length;
    expect(await keepUnusualLooks(test.database, clock, opening)).toBe(0);
    expect((await found()).length).toBe(before);
  });

  it('is not shown to whom its person is hidden from', async () => {
    const list = await as(director, (db) => listUnusual(db, { open: true }, 50));
    expect(list.map(({ rule }) => rule)).not.toContain('colleagues-family');
  });

  it('is explained by a guardian, not by a director, and not over what somebody said meanwhile', async () => {
    const [one] = await found();
    if (!one) throw new Error('Nothing was found');
    const said = { was: null, finding: 'explained', note: 'A duty day.' };
    await expect(as(director, (db) => sayFound(db, one.id, said))).rejects.toThrow(
      'Only information governance',
    );
    expect(await as(guardian, (db) => sayFound(db, one.id, said))).toBe('done');
    expect(await as(guardian, (db) => sayFound(db, one.id, said))).toBe('changed meanwhile');
    expect((await found()).map(({ id }) => id)).not.toContain(one.id);
    const all = await as(guardian, (db) => listUnusual(db, { open: false }, 50));
    const now = all.find(({ id }) => id === one.id);
    expect(now).toMatchObject({ finding: 'explained', note: 'A duty day.' });
    const again = { was: now?.findingAt ?? null, finding: 'open again', note: 'It was not.' };
    expect(await as(guardian, (db) => sayFound(db, one.id, again))).toBe('done');
    expect((await found()).map(({ id }) => id)).toContain(one.id);
  });

  it('of a guardian is explained by another', async () => {
    const own = newId();
    await test.owner.query(
      "insert into access.unusual_look (id, account_id, day, rule, counted) values ($1, $2, '2026-11-20', 'night', '{}')",
      [own, guardian],
    );
    const [one] = (await found()).filter(({ accountId }) => accountId === guardian);
    const said = { was: null, finding: 'explained', note: 'It was me.' };
    expect(one && (await as(guardian, (db) => sayFound(db, one.id, said)))).toBe('own account');
  });

  it('keeps no count of people whom no count counts', async () => {
    const { rows } = await test.owner.query('select 1 from access.unrelated_look where subject_id = $1', [
      people.restricted,
    ]);
    expect(rows).toEqual([]);
  });
});
