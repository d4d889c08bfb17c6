import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clearPeople, plantAlias, plantChild } from '../../../../test/support/plant-care.ts';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { countyRoles } from '../permissions.ts';
import { countFigures, listFigureChildren } from './figure-queries.ts';

let test: TestDatabase;
const today = plainDate('2026-03-31');

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());
beforeEach(() => clearPeople(test.owner));

async function account(role: string): Promise<string> {
  const id = newId<'account'>();
  await test.owner.query("insert into access.account (id, face, name) values ($1, 'staff', $2)", [id, role]);
  await test.owner.query(
    "insert into access.role_grant (id, account_id, role, starts) values ($1, $2, $3, '2020-01-01')",
    [newId(), id, role],
  );
  return id;
}

const as = <T>(id: string, work: Parameters<typeof test.database.transaction<T>>[2]) =>
  test.database.transaction<T>({ account: id, role: 'app' }, today, work);
const count = (id: string) => as(id, (db) => countFigures(db, 'everyone', today));
const homesOf = ({ counts }: Awaited<ReturnType<typeof count>>) =>
  counts.filter(([figure]) => figure === 'home').map(([, part, children]) => [part, children]);
const plant = () => plantChild(test.owner, { episodes: [{ starts: '2025-05-01' }] });

describe('what is counted of everyone', () => {
  it('is everyone, for a lead member who may see nobody', async () => {
    await plant();
    const member = await account('lead member');
    expect(homesOf(await count(member))).toEqual([['foster', 1]]);
    const rows = await as(member, (db) => db.query(sql`select * from insight.figure_rows(${today}, null)`));
    expect(rows).toEqual([]);
    expect(await as(member, (db) => db.query(sql`select * from reporting.ssd_person`))).toEqual([]);
  });

  it.each(['social worker', 'team manager', 'personal adviser', 'administrator'])(
    'is not for a %s',
    async (role) => {
      await plant();
      await expect(count(await account(role))).rejects.toThrow(/not for this account/);
    },
  );

  it('has no promise that names somebody who is not counted, and is out of date once one is made', async () => {
    const [child, father] = [await plant(), await plant()];
    const promise = (also: readonly string[]) =>
      test.owner.query(
        `insert into practice.promise (id, person_id, promise_id, version, words, to_kind, to_whom, by_whom, made_on, due_on, also_of)
         values ($1, $2, $3, 1, 'The sea', 'child', 'Ida', 'Sam', '2026-01-01', '2026-02-01', $4)`,
        [newId(), child, newId(), also],
      );
    const member = await account('lead member');
    const due = async () =>
      (
        await as(member, (db) =>
          db.first(
            sql<{ due: number | null }>`select (counts #>> '{0,denominator}')::int as due
              from insight.count_county('M-CH-05', array[${today}::date])`,
          ),
        )
      )?.due;
    await promise([]);
    expect(await due()).toBe(1);
    await promise([father]);
    expect(await due()).toBe(2);
    await plantRestriction(test.owner, { level: 'R2', subjects: [father] });
    expect(await due()).toBe(1);
  });

  it('says who is in a figure to those who see everyone, and to nobody else', async () => {
    await plant();
    const who = (id: string) =>
      as(id, (db) =>
        db.query(
          sql<{
            counts: unknown[];
          }>`select counts from insight.count_county('children home', array[${today}::date])`,
        ),
      );
    const director = await account('director');
    await test.owner.query(
      "insert into access.relation (account_id, subject_id, kind, starts, source) values ($1, access.everyone(), 'role: director', '2020-01-01', 'test')",
      [director],
    );
    const [seen] = await who(director);
    expect(seen?.counts).toEqual([[expect.any(String), 'foster', '2025-05-01']]);
    // Counted by now, so that it is the asking that is refused, not the counting.
    await expect(who(await account('lead member'))).rejects.toThrow(/those who see everyone/);
    await expect(who(await account('social worker'))).rejects.toThrow(/not for this account/);
  });

  it('lists them by name, a page at a time, and counts them all', async () => {
    const names = ['Mo', 'Ann', 'Zed', 'Bea', 'Eve'];
    for (const given of names) await plantChild(test.owner, { given, episodes: [{ starts: '2025-05-01' }] });
    const director = await account('director');
    await test.owner.query(
      "insert into access.relation (account_id, subject_id, kind, starts, source) values ($1, access.everyone(), 'role: director', '2020-01-01', 'test')",
      [director],
    );
    const pageFrom = async (offset: number, part: string | undefined) => {
      const which = { figure: 'home', part, day: today, sight: 'everyone', offset, limit: 2 } as const;
      const rows = await as(director, (db) => listFigureChildren(db, which));
      return rows.map(({ forename, total }) => [forename, total]);
    };
    expect(await pageFrom(0, undefined)).toEqual([
      ['Ann', 5],
      ['Bea', 5],
    ]);
    expect(await pageFrom(2, 'foster')).toEqual([
      ['Eve', 5],
      ['Mo', 5],
    ]);
    expect(await pageFrom(4, 'foster')).toEqual([['Zed', 5]]);
    expect(await pageFrom(0, 'secure')).toEqual([]);
  });

  it('is not for nobody, nor for a role that has ended', async () => {
    await expect(
      test.database.transaction({ account: null, role: 'app' }, today, (db) =>
        countFigures(db, 'everyone', today),
      ),
    ).rejects.toThrow(/not for this account/);
    const member = await account('lead member');
    await test.owner.query("update access.role_grant set ends = '2026-03-31' where account_id = $1", [
      member,
    ]);
    await expect(count(member)).rejects.toThrow(/not for this account/);
  });

  it.each(['insight.county_count', 'insight.county_role', 'platform.fact_change'])(
    'cannot be read or written around the function: %s',
    async (table) => {
      const director = await account('director');
      const read = as(director, (db) => db.query(sql`select * from ${sql.raw(table)}`));
      await expect(read).rejects.toThrow(/permission denied/);
      const write = as(director, (db) => db.run(sql`delete from ${sql.raw(table)}`));
      await expect(write).rejects.toThrow(/permission denied/);
    },
  );

  it('is for the same roles in the database as in the application', async () => {
    const { rows } = await test.owner.query<{ role: string }>(
      'select role from insight.county_role order by role',
    );
    expect(rows.map(({ role }) => role)).toEqual([...countyRoles].sort());
  });
});

describe('a count that was made before', () => {
  it('serves again while no fact changes', async () => {
    await plant();
    const director = await account('director');
    const [first, second] = [await count(director), await count(director)];
    expect(second.countedAt).toBe(first.countedAt);
  });

  const changes: readonly (readonly [string, (owner: pg.Client, person: string) => Promise<unknown>])[] = [
    ['another child comes into care', async () => plant()],
    ['an episode is put right', (owner) => owner.query("update care.episode set placement_type = 'K2'")],
    ['an episode is taken out', (owner) => owner.query('delete from care.episode')],
    ['a birthday is put right', (owner) => owner.query("update people.person set birth_date = '2024-01-01'")],
    ['two records become one', async (owner, person) => plantAlias(owner, await plant(), person)],
    [
      'a newer postcode directory comes',
      (owner) => owner.query("insert into homes.postcode values ('ZA11AA')"),
    ],
    [
      'a setting changes',
      (owner) =>
        owner.query("insert into platform.setting (id, key, value) values (gen_random_uuid(), 'x', '1')"),
    ],
    [
      'a worker changes',
      (owner, person) =>
        owner.query(
          "insert into workforce.allocation (id, person_id, starts) values ($1, $2, '2026-01-01')",
          [newId(), person],
        ),
    ],
  ];

  it.each(changes)('is made anew when %s', async (_, change) => {
    const person = await plant();
    const director = await account('director');
    const before = await count(director);
    await change(test.owner, person);
    expect((await count(director)).countedAt).not.toBe(before.countedAt);
  });

  it('is made anew after a change that was under way while it was made', async () => {
    await plant();
    const director = await account('director');
    await test.owner.query('begin');
    await test.owner.query("update care.episode set placement_type = 'K2'");
    expect(homesOf(await count(director))).toEqual([['foster', 1]]);
    expect(homesOf(await count(director))).toEqual([['foster', 1]]);
    await test.owner.query('commit');
    expect(homesOf(await count(director))).toEqual([['childrens-home', 1]]);
  });

  it('survives a change that was given up', async () => {
    await plant();
    const director = await account('director');
    const before = await count(director);
    await test.owner.query('begin');
    await test.owner.query("update care.episode set placement_type = 'K2'");
    await test.owner.query('rollback');
    expect((await count(director)).countedAt).toBe(before.countedAt);
  });

  it('leaves no changes behind that nothing is older than', async () => {
    await plant();
    await count(await account('director'));
    const { rows } = await test.owner.query<{ count: number }>(
      'select count(*)::int from platform.fact_change',
    );
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('is told of every kind of fact', async () => {
    const { rows } = await test.owner.query(`select f.tgrelid::regclass::text as forgotten from pg_trigger f
      where f.tgname = 'keep_history_of_updates'
        and not exists (select from pg_trigger w where w.tgrelid = f.tgrelid and w.tgname = 'note_change')`);
    expect(rows).toEqual([]);
  });

  it('is made once where many ask at the same moment', async () => {
    await plant();
    const director = await account('director');
    const all = await Promise.all(Array.from({ length: 8 }, () => count(director)));
    expect(new Set(all.map(({ countedAt }) => countedAt)).size).toBe(1);
  });
});
