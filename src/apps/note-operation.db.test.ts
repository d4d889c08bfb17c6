import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../test/support/database.ts';
import { testDatabase } from '../../test/support/database.ts';
import { noteOperation } from './note-operation.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const moveNote = (by: string) =>
  test.owner.query('update platform.operation set at = at + $1::interval', [by]);
const ageOfNote = async () => {
  const { rows } = await test.owner.query<{ age: number }>(
    "select round(extract(epoch from clock_timestamp() - at))::int as age from platform.operation where key = 'last-archive'",
  );
  return rows.map(({ age }) => age);
};

describe('a note that an operation ended well', () => {
  it('is one row, written over when it is older than a minute or from the future', async () => {
    expect(await ageOfNote()).toEqual([]);
    await noteOperation(test.owner, 'last-archive');
    expect((await ageOfNote())[0]).toBeLessThan(20);
    await moveNote('-30 seconds');
    await noteOperation(test.owner, 'last-archive');
    expect((await ageOfNote())[0]).toBeGreaterThanOrEqual(30);
    await moveNote('-1 hour');
    await noteOperation(test.owner, 'last-archive');
    expect((await ageOfNote())[0]).toBeLessThan(20);
    await moveNote('1 day');
    await noteOperation(test.owner, 'last-archive');
    expect((await ageOfNote())[0]).toBeGreaterThanOrEqual(0);
  });

  it('never fails what ended well', async () => {
    await test.owner.query('begin');
    await test.owner.query('drop table platform.operation cascade');
    await noteOperation(test.owner, 'last-backup');
    await test.owner.query('rollback');
    const gone = { query: () => Promise.reject(new Error('the connection is gone')) };
    await noteOperation(gone, 'last-backup');
  });
});
