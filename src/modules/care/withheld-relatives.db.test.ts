import { afterAll, beforeAll, expect, it } from 'vitest';
import { asApp, plantStand } from '../../../test/access/access-world.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { plantAlias, plantChild } from '../../../test/support/plant-care.ts';
import { plantHome, plantNamed, plantWithheld } from '../../../test/support/withheld-world.ts';
import { sql } from '../../platform/database/database.ts';
import { plainDate } from '../../platform/dates/plain-date.ts';
import { newId } from '../../platform/ids/ids.ts';

/*
 * A mother fled, and nobody is told where. Her son is in care; he and she have a second record each, and the one of hers is related
 * to the one of his.
 */
let test: TestDatabase;
let director: string;
let son: string;

beforeAll(async () => {
  test = await testDatabase();
  const { owner } = test;
  director = (await plantStand(owner, 'director', 'everyone, by the role')).account;
  const her = { given: 'Moll', family: 'Invented', born: '1990-02-02', sex: 'F' } as const;
  const [mother, hersSecond] = [await plantNamed(owner, her), await plantNamed(owner, her)];
  son = await plantChild(owner, { episodes: [{ starts: '2025-05-01', from: 'ZY95 1AA' }] });
  const sonsSecond = await plantChild(owner, { episodes: [{ starts: '2025-05-01', from: 'ZY95 1AA' }] });
  await plantAlias(owner, hersSecond, mother);
  await plantAlias(owner, sonsSecond, son);
  await owner.query(
    "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'mother', 'son')",
    [newId(), hersSecond, son],
  );
  await plantHome(owner, mother, { lines: '7 Wrenhidden Court', postcode: 'ZY95 1AA' });
  await plantWithheld(owner, mother, { from: null, recordedBy: director });
}, 120_000);
afterAll(() => test.close());

it('a family home that is withheld is followed through second records, for a reader and for a data set', async () => {
  const shown = await asApp(test.database, director, (db) =>
    db.query(sql<{ id: string }>`select id::text from care.kept_family_homes() id`),
  );
  const given = await test.database.transaction(
    { account: null, role: 'loader' },
    plainDate('2026-11-22'),
    (db) => db.query(sql<{ id: string }>`select id::text from care.withheld_family_homes() id`),
  );
  const { rows } = await test.owner.query<{ id: string }>('select id::text from care.episode order by id');
  const sorted = (found: readonly { id: string }[]) => found.map(({ id }) => id).sort();
  expect(rows).toHaveLength(2);
  expect(sorted(shown)).toEqual(sorted(rows));
  expect(sorted(given)).toEqual(sorted(rows));
});

it('what is contested of a relative shows no place before an episode tells it', async () => {
  await test.owner.query('update care.episode set home_postcode = null');
  const contested = sql`select from care.episode_dispute where person_id = ${son}::uuid`;
  await test.owner.query(
    `insert into care.episode_contested (id, person_id, contested_because, source_text, source_year, starts, placement_postcode)
     values ($1, $2, 'invented', '{"PL_POST": "ZY95 1AA"}', 2026, '2026-05-01', 'ZY95 1AA')`,
    [newId(), son],
  );
  const read = () => asApp(test.database, director, (db) => db.query(contested));
  expect(await read()).toEqual([]);
  await test.owner.query('delete from people.address_withheld');
  expect(await read()).toHaveLength(1);
});
