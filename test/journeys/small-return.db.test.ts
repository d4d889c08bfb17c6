import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importReturns } from '../../src/modules/returns/index.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { authority, smallReturn } from './small-return.ts';

describe('the small return that journeys load', () => {
  let store: TestDatabase;
  beforeAll(async () => {
    store = await testDatabase();
  });
  afterAll(() => store.close());

  it('has a year in which everything stands, and one with what real files have', async () => {
    const load = (files: (typeof smallReturn)['lastYear']) =>
      importReturns(store.database, files, {
        options: { la: authority },
        by: { account: null, today: plainDate('2026-04-01') },
        progress: () => undefined,
      });
    const last = await load(smallReturn.lastYear);
    expect({ children: last.children, contested: last.contested, problems: last.problems }).toEqual({
      children: 4,
      contested: 0,
      problems: [],
    });
    const next = await load(smallReturn.thisYear);
    expect(next.problems.map(({ row, field, problem }) => `${row} ${field} ${problem}`)).toEqual([
      '0 ETHNIC It is not a code of the set ethnicity',
      '3 CHILD Another child with this id is known, but the dates of birth do not agree, so this is kept as a child of its own until a person decides',
      '3 null It overlaps another one that stands',
      "2 DOB The child's record says 02/02/2016",
    ]);
  });
});
