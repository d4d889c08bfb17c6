import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { plantAccount } from '../testing/plant-people.ts';

const today = plainDate('2026-11-22');
let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

describe('people.add_person', () => {
  const add = (account: string | null) =>
    test.database.transaction({ account, role: 'app' }, today, (db) =>
      db.first(sql<{ id: string }>`select people.add_person('F', null, 'day', null) as id`),
    );

  it('names the person to whoever adds them, and to nobody else, for 90 days', async () => {
    const [mine, theirs] = [
      await plantAccount(test.owner, 'social worker'),
      await plantAccount(test.owner, 'social worker'),
    ];
    const made = await add(mine);
    const sees = (account: string, on = today) =>
      test.database.transaction({ account, role: 'app' }, on, (db) =>
        db.first(sql`select from people.person where id = ${made?.id ?? ''}`),
      );
    expect(await sees(mine)).toBeDefined();
    expect(await sees(theirs)).toBeUndefined();
    expect(await sees(mine, plainDate('2027-02-19'))).toBeDefined();
    expect(await sees(mine, plainDate('2027-02-20'))).toBeUndefined();
  });

  it('adds nobody for nobody', async () => {
    await expect(add(null)).rejects.toThrow('Nobody is signed in');
  });

  it('leaves every relation it made to be found again from the facts', async () => {
    const made = await test.owner
      .query(`select account_id, subject_id, ends - starts as days from access.relation
      where source = 'people.person' order by 2`);
    const facts = await test.owner
      .query(`select v.recorded_by as account_id, v.id as subject_id, 90 as days from people.person_version v
      where v.version = 1 and v.source = 'kith' and v.recorded_by is not null order by 2`);
    expect(made.rows.length).toBeGreaterThan(0);
    expect(made.rows).toEqual(facts.rows);
  });
});
