import { afterAll, beforeAll, expect, it } from 'vitest';
import { plantAccount, today } from '../../../../test/access/access-world.ts';
import { plantSixYears } from '../../../../test/support/six-years.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { assemblePassages } from './assemble-passages.ts';
import { composeCopy, decide } from './compose-copy.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

it('puts a copy of ten thousand facts together, each of them told, and prints how long it took', async () => {
  const { owner, database } = test;
  const guardian = await plantAccount(owner, 'guardian');
  await owner.query(
    "insert into access.relation values ($1, access.everyone(), 'role', '2020-01-01', null, 'test')",
    [guardian],
  );
  const { child } = await plantSixYears(owner);
  await owner.query(
    `insert into practice.visit (id, person_id, visited_on, kind, seen, seen_alone)
     select gen_random_uuid(), $1, date '1999-01-01' + n, 'other', true, n % 2 = 0 from generate_series(1, 10000) n`,
    [child],
  );
  const started = performance.now();
  const { name, born, weighed } = await database.transaction(
    { account: guardian, role: 'app' },
    today,
    (db) => assemblePassages(db, child, 'the person'),
  );
  const cover = {
    name,
    born,
    askedBy: 'the person',
    askerName: name,
    receivedOn: today,
    madeOn: today,
    authority: 'a council',
  } as const;
  const content = composeCopy(cover, decide(weighed, new Map()));
  console.log(`a copy of ${weighed.length} passages: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  const visits = content.chapters.find(({ title }) => title === 'Who worked with you');
  expect(visits?.passages.length).toBe(10_000 + 3 + 3);
});
