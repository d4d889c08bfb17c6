import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { LifeInCare } from './life-in-care-queries.ts';
import { getLifeInCare } from './life-in-care-queries.ts';

/** starts, ends, what changed, legal status, kind of home, why it ended, why the home changed. */
type Line = readonly [string, string | null, string, string, string, string | null, string | null];

const lines: readonly Line[] = [
  ['2024-01-01', '2024-03-01', 'S', 'V2', 'U6', 'X1', null],
  ['2024-03-01', '2024-06-01', 'L', 'C2', 'U6', 'X1', 'CREQB'],
  ['2024-06-01', '2024-09-01', 'P', 'C2', 'U6', 'X1', 'CARPL'],
  ['2024-09-01', '2024-12-01', 'T', 'C2', 'U4', 'E4A', null],
  ['2025-02-01', null, 'S', 'V2', 'U6', null, null],
];

describe('a life in care, from its episodes', () => {
  let test: TestDatabase;
  let life: LifeInCare;
  const child = newId();

  beforeAll(async () => {
    test = await testDatabase();
    await test.owner.query('insert into people.person (id) values ($1)', [child]);
    for (const line of lines) await plant(line);
    life = await test.database.transaction({ account: null, role: 'loader' }, null, (db) =>
      getLifeInCare(db, [child]),
    );
  });
  afterAll(() => test.close());

  const plant = (line: Line) =>
    test.owner.query(
      `insert into care.episode (id, person_id, starts, ends, reason_new, legal_status, placement_type, reason_ended, reason_place_change)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [newId(), child, ...line],
    );

  it('is one period of care as long as each episode begins no later than the one before ended', () => {
    expect(life.periods.map(({ starts, ends, reasonEnded }) => [starts, ends, reasonEnded])).toEqual([
      ['2024-01-01', '2024-12-01', 'E4A'],
      ['2025-02-01', null, null],
    ]);
  });

  it('is one stay in a home while only the legal status changes, and another after a move to a like home', () => {
    expect(
      life.homes.map(({ starts, ends, placementType, reasonLeft }) => [
        starts,
        ends,
        placementType,
        reasonLeft,
      ]),
    ).toEqual([
      ['2024-01-01', '2024-06-01', 'U6', 'CREQB'],
      ['2024-06-01', '2024-09-01', 'U6', 'CARPL'],
      ['2024-09-01', '2024-12-01', 'U4', null],
      ['2025-02-01', null, 'U6', null],
    ]);
  });

  it('is one legal status while only the home changes', () => {
    expect(life.legalStatuses.map(({ starts, ends, legalStatus }) => [starts, ends, legalStatus])).toEqual([
      ['2024-01-01', '2024-03-01', 'V2'],
      ['2024-03-01', '2024-12-01', 'C2'],
      ['2025-02-01', null, 'V2'],
    ]);
  });

  it('is empty for somebody whom the reader may not see', async () => {
    const seen = await test.database.transaction({ account: null, role: 'app' }, null, (db) =>
      getLifeInCare(db, [child]),
    );
    expect([seen.periods, seen.homes, seen.legalStatuses]).toEqual([[], [], []]);
  });
});
