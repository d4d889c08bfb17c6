import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clearPeople, plantAlias, plantChild } from '../../../test/support/plant-care.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { sharedPath } from '../../../test/support/shared.ts';
import { sql } from '../../platform/database/database.ts';
import { plainDate } from '../../platform/dates/plain-date.ts';
import { newId } from '../../platform/ids/ids.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());
beforeEach(() => clearPeople(test.owner));

const fields = sharedPath('reference/ssd-fields.csv');

/** Columns of the standard's objects in their order: {ssd_person: ['pers_person_id', …], …}. */
function readStandard(path: string): Map<string, string[]> {
  const objects = new Map<string, string[]>();
  for (const line of readFileSync(path, 'utf8').split('\n').slice(1)) {
    const [object = '', , field = ''] = line.split(',');
    if (object !== '') objects.set(object, [...(objects.get(object) ?? []), field]);
  }
  return objects;
}

const rows = async (query: string, values: unknown[] = []) => (await test.owner.query(query, values)).rows;

describe('the views of the Standard Safeguarding Dataset', () => {
  it.skipIf(fields === null)('have the columns of the specification, in its order', async () => {
    const standard = readStandard(fields ?? '');
    const found = await test.owner.query<{ name: string; columns: string[] }>(
      `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns from pg_class c
         join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
        where c.relnamespace = 'reporting'::regnamespace and c.relkind = 'v' and c.relname like 'ssd\\_%' group by c.relname`,
    );
    expect(found.rows.length).toBe(35);
    for (const { name, columns } of found.rows) expect(columns, name).toEqual(standard.get(name));
  });

  it('run as the reader: nobody’s records are shown to an account that may see nobody', async () => {
    await plantChild(test.owner, { episodes: [{ starts: '2025-05-01' }], workers: [['SW1', '2025-05-01']] });
    const views = await rows(
      `select c.relname as name, coalesce(array_to_string(c.reloptions, ','), '') as options from pg_class c
        where c.relnamespace = 'reporting'::regnamespace and c.relkind = 'v'`,
    );
    expect(views.filter(({ options }) => !options.includes('security_invoker=true'))).toEqual([]);
    const aboutPeople = views.filter(({ name }) => name !== 'ext_referral_source');
    const seen: unknown[] = [];
    await test.database.transaction(
      { account: newId(), role: 'app' },
      plainDate('2026-11-22'),
      async (db) => {
        for (const { name } of aboutPeople)
          seen.push(...(await db.query(sql`select * from reporting.${sql.raw(name)}`)));
      },
    );
    expect(seen).toEqual([]);
  });

  it('give an episode its care period, its stay in a home and the day that the child came into care', async () => {
    await plantChild(test.owner, {
      episodes: [
        { starts: '2024-01-01', ends: '2024-06-01' },
        { starts: '2024-06-01', ends: '2025-01-01', new: 'L', legal: 'E1' },
        { starts: '2025-01-01', new: 'P', postcode: 'ZA3 3CC' },
      ],
    });
    const found =
      await rows(`select clae_cla_episode_start_date::text as starts, clae_entered_care_date::text as entered,
      dense_rank() over (order by clae_cla_id) as period, clae_cla_placement_id as stay from reporting.ssd_cla_episodes order by 1`);
    expect(found.map(({ starts, entered, period }) => [starts, entered, Number(period)])).toEqual([
      ['2024-01-01', '2024-01-01', 1],
      ['2024-06-01', '2024-01-01', 1],
      ['2025-01-01', '2024-01-01', 1],
    ]);
    expect(found[0]?.stay).toBe(found[1]?.stay);
    expect(found[2]?.stay).not.toBe(found[1]?.stay);
    expect(
      await rows(
        'select lega_legal_status from reporting.ssd_legal_status order by lega_legal_status_start_date',
      ),
    ).toEqual(['C2', 'E1', 'C2'].map((status) => ({ lega_legal_status: status })));
  });

  it('measure the distance of a home in miles, and leave it out where a postcode is not in the directory', async () => {
    await test.owner.query(
      "insert into homes.postcode values ('ZA11AA', null, null, 400000, 300000), ('ZA22BB', null, null, 416093, 300000)",
    );
    await plantChild(test.owner, { episodes: [{ starts: '2024-01-01' }] });
    await plantChild(test.owner, { episodes: [{ starts: '2024-01-01', from: null }] });
    const found = await rows(
      'select clap_cla_placement_distance as miles from reporting.ssd_cla_placement order by 1 nulls last',
    );
    expect(found).toEqual([{ miles: 10 }, { miles: null }]);
  });

  it('show two records of one child as one person with all that is recorded of both', async () => {
    const first = await plantChild(test.owner, { episodes: [{ starts: '2024-01-01', ends: '2024-06-01' }] });
    const second = await plantChild(test.owner, { episodes: [{ starts: '2024-06-01', new: 'P' }] });
    await plantAlias(test.owner, second, first);
    expect(await rows('select pers_person_id from reporting.ssd_person')).toEqual([
      { pers_person_id: first },
    ]);
    expect(await rows('select distinct clae_person_id from reporting.ssd_cla_episodes')).toEqual([
      { clae_person_id: first },
    ]);
    expect(await rows('select person_id, ends from reporting.ext_care_period')).toEqual([
      { person_id: first, ends: null },
    ]);
  });

  it('say of a year’s health what the return said, and nothing of what it left out', async () => {
    const person = await plantChild(test.owner, {});
    await test.owner.query(
      `insert into care.health_year (id, person_id, year, sdq_score, convicted, teeth_check, immunisations, substance_misuse, intervention_received)
       values ($1, $2, 2026, 12, true, false, true, true, false)`,
      [newId(), person],
    );
    expect(
      await rows(
        'select clah_health_check_type as type, clah_health_check_status as done from reporting.ssd_cla_health',
      ),
    ).toEqual([{ type: 'Dental check', done: 'N' }]);
    expect(await rows('select clai_immunisations_status as s from reporting.ssd_cla_immunisations')).toEqual([
      { s: 'Y' },
    ]);
    expect(
      await rows('select clas_intervention_received as s from reporting.ssd_cla_substance_misuse'),
    ).toEqual([{ s: 'N' }]);
    expect(await rows('select csdq_sdq_score as s from reporting.ssd_sdq_scores')).toEqual([{ s: '12' }]);
    expect(await rows('select count(*)::int as n from reporting.ssd_cla_convictions')).toEqual([{ n: 1 }]);
  });

  it('join what was decided about adoption with what came of it', async () => {
    const [decided, adopted] = [await plantChild(test.owner, {}), await plantChild(test.owner, {})];
    await test.owner.query(
      "insert into care.adoption_decision (id, person_id, decided_on) values (gen_random_uuid(), $1, '2025-01-01')",
      [decided],
    );
    await test.owner.query(
      "insert into care.adoption (id, person_id, matched_on, adopters) values (gen_random_uuid(), $1, '2025-06-01', 2)",
      [adopted],
    );
    const found = await rows(`select perm_person_id as person, perm_adm_decision_date::text as decided,
      perm_number_of_adopters as adopters from reporting.ssd_permanence`);
    expect(found).toEqual(
      expect.arrayContaining([
        { person: decided, decided: '2025-01-01', adopters: null },
        { person: adopted, decided: null, adopters: '2' },
      ]),
    );
  });
});
