import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../../test/support/database.ts';
import { testDatabase } from '../../../../../test/support/database.ts';
import { clearPeople, plantChild } from '../../../../../test/support/plant-care.ts';
import { plainDate } from '../../../../platform/dates/plain-date.ts';
import { forecastFromRecord, readRecordHistories } from './record-histories.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());
beforeEach(() => clearPeople(test.owner));

const asLoader = { account: null, role: 'loader' } as const;
const day = plainDate('2026-03-31');

describe('histories from the record', () => {
  it('hold episodes with days, place and reasons; short breaks and children without a birthday are left out', async () => {
    await plantChild(test.owner, {
      born: '2015-06-15',
      episodes: [
        { starts: '2025-05-01', ends: '2025-09-01', home: 'U4' },
        { starts: '2025-09-01', home: 'K2', new: 'P' },
      ],
    });
    await plantChild(test.owner, { episodes: [{ starts: '2025-05-01', legal: 'V4' }] });
    await plantChild(test.owner, { born: null, episodes: [{ starts: '2025-05-01' }] });
    const { start, place } = await test.database.transaction(asLoader, day, readRecordHistories);
    expect([...start].map((one) => new Date(one * 86_400_000).toISOString().slice(0, 10))).toEqual([
      '2025-05-01',
      '2025-09-01',
    ]);
    expect([...place.at].map((code) => place.codes[code])).toEqual(['U4', 'K2']);
  });

  it('give a forecast of everyone to the loader', async () => {
    for (let child = 0; child < 12; child++)
      await plantChild(test.owner, {
        born: '2015-06-15',
        episodes: [{ starts: `2024-${String(child + 1).padStart(2, '0')}-10`, ends: '2025-06-01' }],
      });
    await plantChild(test.owner, { born: '2016-06-15', episodes: [{ starts: '2025-01-01' }] });
    const forecast = await test.database.transaction(asLoader, day, (db) =>
      forecastFromRecord(db, { origin: day, years: 1 }),
    );
    expect(forecast.origin).toBe('2026-03-31');
    expect(forecast.points).toHaveLength(12);
    expect(forecast.points[0]?.mean).toBeGreaterThan(0);
  });
});
