import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { plantAccount, plantPerson } from '../testing/plant-people.ts';

const today = plainDate('2026-11-22');
let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

describe('people.find_likely_same', () => {
  const found = async (a: Parameters<typeof plantPerson>[1], b: Parameters<typeof plantPerson>[1]) => {
    const ids = [await plantPerson(test.owner, a), await plantPerson(test.owner, b)].sort();
    await test.owner.query('select people.find_likely_same($1)', [[ids[0]]]);
    const { rows } = await test.owner.query<{ strength: number }>(
      'select strength from people.likely_same where person_id = $1 and other_id = $2',
      ids,
    );
    return rows[0]?.strength;
  };
  const born = (given: string, family: string, local?: string) => ({
    given,
    family,
    born: '2016-07-08',
    ...(local ? { ids: { local } } : {}),
  });

  it.each([
    ['the same NHS number', { ids: { nhs: '4505577104' } }, { ids: { nhs: '4505577104' } }, 100],
    [
      'one child id and two dates of birth',
      { born: '2011-01-01', ids: { local: '88' } },
      { born: '2011-01-10', ids: { local: '88' } },
      90,
    ],
    ['the same names and date of birth', born('Ivy', 'Fennimore'), born('Ivy', 'Fennimore'), 80],
    ['a name spelt alike', born('Catherine', 'Oakes'), born('Katherine', 'Oakes'), 60],
    ['names swapped', born('Abel', 'Dunmore'), born('Dunmore', 'Abel'), 55],
    ['a surname not known', born('Zephyrine', 'Ashdown'), { given: 'Zephyrine', born: '2016-07-08' }, 40],
    [
      'names alike of children with ids of their own, who may be twins',
      born('Ella', 'Tarrow', '901'),
      born('Elle', 'Tarrow', '902'),
      20,
    ],
  ])('finds %s', async (_, a, b, strength) => {
    expect(await found(a, b)).toBe(strength);
  });

  it.each([
    ['twins with different names', born('Noor', 'Haskett'), born('Petra', 'Haskett')],
    [
      'the same name born on other days',
      born('Lena', 'Quist'),
      { given: 'Lena', family: 'Quist', born: '2001-01-01' },
    ],
    ['two whose UPN is not known for the same reason', { ids: { upn: 'UN1' } }, { ids: { upn: 'UN1' } }],
  ])('does not take for one %s', async (_, a, b) => {
    expect(await found(a, b)).toBeUndefined();
  });

  it('comes to the same for everybody at once as one by one', async () => {
    const list = async () =>
      (
        await test.owner.query(
          'select person_id, other_id, strength, reasons from people.likely_same order by 1, 2',
        )
      ).rows;
    const before = await list();
    await test.owner.query('select people.find_likely_same(null)');
    expect(await list()).toEqual(before);
  });

  it('shows a pair to those who see both', async () => {
    const own = await plantAccount(test.owner, 'social worker');
    const { rows } = await test.owner.query<{ person_id: string; other_id: string }>(
      'select person_id, other_id from people.likely_same limit 1',
    );
    const pair = rows[0];
    const seen = () =>
      test.database.transaction({ account: own, role: 'app' }, today, (db) =>
        db.query(sql`select from people.likely_same`),
      );
    const name = (id: string | undefined) =>
      test.owner.query("insert into access.relation values ($1, $2, 'worker', '2026-01-01', null, 'test')", [
        own,
        id,
      ]);
    await name(pair?.person_id);
    expect(await seen()).toHaveLength(0);
    await name(pair?.other_id);
    expect(await seen()).toHaveLength(1);
  });
});
