import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clearPeople, plantChild } from '../../../../test/support/plant-care.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { getMeasure, listMeasures } from './list-measures.ts';
import { definitionOf } from './measure-definition.ts';
import { keepDay, keepMeasures, keepMeasuresOfLoad } from './keep-measures.ts';
import { measureAllBy, measureBy } from './work-out-measures.ts';

const now = instant(Date.parse('2026-11-22T10:00:00Z'));
const clock = { now: () => now };
const loader = { account: null, role: 'loader' } as const;
const day = plainDate('2026-10-31');

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  await clearPeople(test.owner);
  await test.owner.query('truncate insight.measure_day, insight.county_count');
});

const plant = (starts: string, born = '2012-06-15') =>
  plantChild(test.owner, { born, episodes: [{ starts }] });
const keep = (one = day) => test.database.transaction(loader, one, (db) => keepDay(db, one));
type Kept = {
  day: string;
  by: string;
  group: string;
  numerator: string;
  value: string | null;
  definition: string;
};
async function kept(measure = 'M-CL-02', by = 'all'): Promise<readonly Kept[]> {
  const { rows } = await test.owner.query<Kept>(
    `select day::text, by, "group", numerator::text, value::text, definition from insight.measure_day
      where measure = $1 and by = $2 order by day, "group", made_at`,
    [measure, by],
  );
  return rows;
}

describe('keeping a day', () => {
  it('keeps every measure, of everyone and group by group', async () => {
    await plant('2026-05-01');
    await plant('2026-05-01', '2024-01-01');
    expect(await keep()).toBe(true);
    expect(await kept()).toMatchObject([{ day, group: 'all', numerator: '2' }]);
    expect((await kept('M-CL-02', 'age')).map(({ group, numerator }) => [group, numerator])).toEqual([
      ['1-4', '1'],
      ['10-15', '1'],
    ]);
    const { rows } = await test.owner.query<{ count: number }>(
      "select count(distinct measure)::int as count from insight.measure_day where by = 'all'",
    );
    expect(rows).toEqual([{ count: listMeasures().length }]);
  });

  it('keeps nothing again while no fact has changed, and the same rows once one has', async () => {
    await plant('2026-05-01');
    await keep();
    expect(await keep()).toBe(false);
    await plant('2026-05-02');
    expect(await keep()).toBe(true);
    expect(await kept()).toMatchObject([{ numerator: '2' }]);
  });

  it('leaves what was counted by another definition as it was', async () => {
    await plant('2026-05-01');
    await keep();
    await test.owner.query(
      "update insight.measure_day set definition = 'earlier', numerator = 7 where measure = 'M-CL-02'",
    );
    await plant('2026-05-02');
    await keep();
    const definition = definitionOf(getMeasure('M-CL-02'));
    expect((await kept()).map((one) => [one.definition, one.numerator])).toEqual([
      ['earlier', '7'],
      [definition, '2'],
    ]);
  });

  it('takes a query for the same whatever its breaks', () => {
    expect(definitionOf({ sql: 'select 1\n  from x' })).toBe(definitionOf({ sql: 'select 1 from x' }));
    expect(definitionOf({ sql: 'select 2 from x' })).not.toBe(definitionOf({ sql: 'select 1 from x' }));
  });
});

describe('a night', () => {
  it('keeps the day before, today, and the ends of 27 months', async () => {
    await plant('2026-11-01');
    const days = await keepMeasures(test.database, clock);
    expect(days).toHaveLength(28);
    expect(days.slice(0, 3)).toEqual(['2026-11-22', '2026-11-21', '2026-10-31']);
    expect(days.at(-1)).toBe('2024-09-30');
    expect(await keepMeasures(test.database, clock)).toEqual([]);
  });

  it('keeps nothing of an empty record', async () => {
    expect(await keepMeasures(test.database, clock)).toEqual([]);
  });

  it('comes early after a load, not after a single child', async () => {
    await plant('2026-11-01');
    expect(await keepMeasuresOfLoad(test.database, clock)).toHaveLength(28);
    await plant('2026-11-02');
    expect(await keepMeasuresOfLoad(test.database, clock)).toEqual([]);
    for (let index = 0; index < 50; index += 1) await plant('2026-11-03');
    expect(await keepMeasuresOfLoad(test.database, clock)).toHaveLength(28);
  });
});

describe('groups of children', () => {
  const groups = async (by: 'team' | 'area' | 'age' | 'ethnicity' | 'need', on = day) => {
    const measure = getMeasure('M-CL-01');
    const lines = await test.database.transaction(loader, on, (db) =>
      measureBy(db, { measure, day: on, by }),
    );
    return lines.map(({ group, numerator }) => [group, numerator]);
  };

  it('are the team of the worker on the day, or the last before it', async () => {
    const child = await plantChild(test.owner, {
      episodes: [{ starts: '2026-05-01' }],
      workers: [
        ['A', '2026-05-01', '2026-06-01'],
        ['B', '2026-06-01', '2026-07-01'],
      ],
    });
    await plant('2026-05-01');
    await test.owner.query('delete from workforce.team');
    for (const [team, worker] of [
      ['East', 'A'],
      ['West', 'B'],
    ])
      await test.owner.query(
        `with t as (insert into workforce.team (id, name) values (gen_random_uuid(), $1) returning id)
         update workforce.worker set team_id = (select id from t) where reference = $2`,
        [team, worker],
      );
    expect(child).toBeTruthy();
    expect(await groups('team')).toEqual([
      ['West', 1],
      ['not-known', 1],
    ]);
    expect(await groups('team', plainDate('2026-05-31'))).toEqual([
      ['East', 1],
      ['not-known', 1],
    ]);
  });

  it('are the age on the day and the main ethnic group', async () => {
    const child = await plant('2026-05-01', '2010-11-01');
    const other = await plant('2026-05-01', '2026-01-01');
    await test.owner.query("update people.person set ethnicity = 'CHNE' where id = $1", [child]);
    await test.owner.query("update people.person set ethnicity = 'REFU' where id = $1", [other]);
    expect(await groups('age')).toEqual([
      ['under-1', 1],
      ['10-15', 1],
    ]);
    expect(await groups('age', plainDate('2026-11-01'))).toEqual([
      ['under-1', 1],
      ['16-17', 1],
    ]);
    expect(await groups('ethnicity')).toEqual([
      ['asian', 1],
      ['not-known', 1],
    ]);
  });

  it('are the need that was recorded last by the day', async () => {
    const child = await plant('2026-05-01');
    expect(await groups('need')).toEqual([['N1', 1]]);
    await test.owner.query(
      "insert into practice.involvement (id, person_id, opened, primary_need) values (gen_random_uuid(), $1, '2026-09-01', 'N5')",
      [child],
    );
    expect(await groups('need')).toEqual([['N5', 1]]);
    expect(await groups('need', plainDate('2026-08-31'))).toEqual([['N1', 1]]);
  });

  it('are the district of the family’s home', async () => {
    await plant('2026-05-01');
    expect(await groups('area')).toEqual([['not-known', 1]]);
    await test.owner.query(
      "insert into homes.postcode (postcode, area_code, authority_code) values ('ZA11AA', 'E07000001', 'E10000001')",
    );
    expect(await groups('area')).toEqual([['E07000001', 1]]);
  });

  it('add up to everyone, and a rate of a group has no value and says why', async () => {
    for (const starts of ['2026-05-01', '2026-06-01', '2026-07-01']) await plant(starts);
    const lines = await test.database.transaction(loader, day, (db) => measureAllBy(db, day, 'age'));
    const rate = lines.find(({ id }) => id === 'M-CL-01');
    expect(rate).toMatchObject({ value: null, numerator: 3, groupLabel: '10 to 15' });
    expect(rate?.why).toMatch(/each group/);
    const empty = lines.find(({ group }) => group === null);
    expect(empty?.why).toMatch(/no children|no such groups/);
  });
});
