import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../test/support/database.ts';
import { plainDate } from '../platform/dates/plain-date.ts';
import { NotAnEmptyDatabase, writeNorthmoor } from './write-northmoor.ts';

const options = { children: 300, seed: 1, endDate: plainDate('2026-03-31') };

describe('Northmoor in the database', () => {
  let test: TestDatabase;
  let milliseconds = 0;

  beforeAll(async () => {
    test = await testDatabase();
    const began = Date.now();
    await writeNorthmoor(test.database, options);
    milliseconds = Date.now() - began;
  });
  afterAll(() => test.close());

  const count = async (text: string) => Number((await test.owner.query<{ n: string }>(text)).rows[0]?.n);

  it('has exactly as many children in care on the last day as were asked for', async () => {
    console.log(`300 children: ${milliseconds} ms`);
    expect(
      await count(`select count(*) as n from care.episode where starts <= '2026-03-31' and ends is null`),
    ).toBe(300);
  });

  it('makes the database a demonstration database for good', async () => {
    expect(
      await count(
        `select count(*) as n from platform.installation where kind = 'demonstration' and name = 'Northmoor'`,
      ),
    ).toBe(1);
    await expect(writeNorthmoor(test.database, options)).rejects.toThrow(NotAnEmptyDatabase);
  });
});
