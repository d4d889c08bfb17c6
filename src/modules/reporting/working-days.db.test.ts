import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyDate } from '../../../test/support/arbitrary-dates.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { addWorkingDays, workingDaysBetween } from '../../platform/dates/england-working-days.ts';
import { addDays, plainDate } from '../../platform/dates/plain-date.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const add = async (day: string, count: number) =>
  (await test.owner.query('select reporting.add_working_days($1, $2)::text as day', [day, count])).rows[0]
    ?.day;

describe('working days in SQL', () => {
  it.each([
    ['V1', '2026-12-18', 15, '2027-01-13'],
    ['V2', '2026-12-24', 20, '2027-01-26'],
    ['V3', '2026-03-25', 45, '2026-06-02'],
    ['V4', '2026-11-21', 1, '2026-11-23'],
    ['V9', '2026-12-17', 10, '2027-01-05'],
    ['V10', '2027-03-24', 10, '2027-04-09'],
    ['no day at all', '2026-11-21', 0, '2026-11-21'],
  ])('%s: %s and %i working days is %s', async (_, from, count, to) => {
    expect(await add(from, count)).toBe(to);
  });

  it('counts forward only', async () => {
    await expect(add('2026-11-21', -1)).rejects.toThrow(/forward only/);
  });

  it('says of any days what the rules in platform say', async () => {
    const within = anyDate(plainDate('1990-01-01'), plainDate('2059-06-30'));
    const cases = fc.sample(fc.tuple(within, fc.integer({ min: 0, max: 120 })), 3000);
    const { rows } = await test.owner.query<{ due: string; between: number }>(
      `select reporting.add_working_days(day, count)::text as due, reporting.working_days_between(day, day + count) as between
         from unnest($1::date[], $2::integer[]) with ordinality c (day, count, n) order by n`,
      [cases.map(([day]) => day), cases.map(([, count]) => count)],
    );
    expect(rows).toEqual(
      cases.map(([day, count]) => ({
        due: addWorkingDays(day, count),
        between: workingDaysBetween(day, addDays(day, count)),
      })),
    );
  });
});
