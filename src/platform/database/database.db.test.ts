import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../../../test/support/database.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { newId } from '../ids/ids.ts';
import { askTogether } from './ask-together.ts';
import type { Actor } from './database.ts';
import { sql } from './database.ts';
import { DatabaseUnavailable } from './outage.ts';

// One connection: what it keeps prepared serves every transaction.
let kept: TestDatabase;
beforeAll(async () => {
  kept = await testDatabase(1);
  await kept.owner.query(`
    create table public.note (id int primary key, account_id uuid not null, words text not null, said_on date);
    alter table public.note enable row level security;
    create policy own on public.note using (account_id = platform.actor());
    grant select on public.note to kith_app;
    create view public.noted as select id, words from public.note;
    grant select on public.noted to kith_app;`);
});
afterAll(() => kept.close());

const as = (account: string | null): Actor => ({ account, role: 'app' });
const listWords = (account: string | null) =>
  kept.database.transaction(as(account), null, (db) =>
    db.query(sql<{ words: string }>`select words from public.note order by id`),
  );

test('a plan that is kept shows each account its own rows, and nobody none', async () => {
  const [one, other] = [newId(), newId()];
  await kept.owner.query(
    `insert into public.note values (1, $1, 'one', '2026-01-02'), (2, $2, 'two', null), (3, $1, 'three', null)`,
    [one, other],
  );
  for (let turn = 0; turn < 8; turn += 1) {
    expect(await listWords(one)).toEqual([{ words: 'one' }, { words: 'three' }]);
    expect(await listWords(other)).toEqual([{ words: 'two' }]);
    expect(await listWords(null)).toEqual([]);
  }
  const [prepared] = await kept.database.transaction(as(one), null, (db) =>
    db.query(sql<{ uses: string }>`select generic_plans + custom_plans as uses from pg_prepared_statements
      where statement = 'select words from public.note order by id'`),
  );
  expect(Number(prepared?.uses)).toBeGreaterThan(20);
});

test('where the database was changed beneath a kept plan, one answer is lost, and no more', async () => {
  const read = () =>
    kept.database.transaction(as(newId()), null, (db) => db.query(sql`select * from public.noted`));
  for (let turn = 0; turn < 4; turn += 1) await read();
  await kept.owner.query('drop view public.noted');
  await kept.owner.query('create view public.noted as select id, words, said_on from public.note');
  await kept.owner.query('grant select on public.noted to kith_app');
  await expect(read()).rejects.toBeInstanceOf(DatabaseUnavailable);
  expect(await read()).toHaveLength(3);
});

test('questions asked together are answered as each would be alone', async () => {
  const account = newId();
  await kept.owner.query(
    `insert into public.note values (11, $1, 'one "day", \\ ünï', '2026-01-02'), (12, $1, '', null)`,
    [account],
  );
  type Note = { id: number; words: string; said_on: string | null; other: boolean; all: number[] };
  const notes = sql<Note>`select id, words, said_on, id > 11 as other, array[id, 2] as all
    from public.note order by id desc`;
  const none = sql<{ id: number }>`select id from public.note where id = ${99}`;
  await kept.database.transaction(as(account), null, async (db) => {
    expect(await askTogether(db, { notes, none })).toEqual({ notes: await db.query(notes), none: [] });
    expect((await db.query(notes)).map(({ id, said_on }) => [id, said_on])).toEqual([
      [12, null],
      [11, '2026-01-02'],
    ]);
  });
});

const numbered = (n: number) => sql<{ n: number }>`select ${n}::int as n`;

test('what is asked at once is answered each by its own, in one transaction', async () => {
  const asked = [...Array(30).keys()];
  const answers = await kept.database.transaction(as(newId()), null, (db) =>
    Promise.all(asked.map(async (n) => (await db.first(numbered(n)))?.n)),
  );
  expect(answers).toEqual(asked);
});

test('one of them that fails is the error that is told, and the connection serves the next', async () => {
  const work = kept.database.transaction(as(newId()), null, (db) =>
    Promise.all([db.first(numbered(1)), db.first(sql`select 1 / ${0}::int as fails`), db.first(numbered(2))]),
  );
  await expect(work).rejects.toThrow('division by zero');
  const next = await kept.database.transaction(as(newId()), null, (db) => db.first(numbered(3)));
  expect(next).toEqual({ n: 3 });
});

test('what goes on after its transaction has ended asks nothing on the connection of somebody else', async () => {
  let goOn = (): void => undefined;
  const waits = new Promise<void>((settle) => (goOn = settle));
  let late: Promise<unknown> = Promise.resolve();
  const work = kept.database.transaction(as(newId()), null, (db) => {
    late = waits.then(() => db.first(numbered(4)));
    return Promise.all([late, Promise.reject(new Error('not there'))]);
  });
  await expect(work).rejects.toThrow('not there');
  goOn();
  await expect(late).rejects.toThrow('The transaction of this statement is over');
});

test('rows are copied in between what is asked at once', async () => {
  const loader: Actor = { account: null, role: 'loader' };
  const found = await kept.database.transaction(loader, null, async (db) => {
    await db.run(sql`create temporary table copied (id int, words text) on commit drop`);
    await Promise.all([db.first(numbered(5)), db.first(numbered(6))]);
    await db.copy(
      'copied',
      ['id', 'words'],
      [
        ['1', 'one\ttab'],
        ['2', null],
      ],
    );
    return Promise.all([db.query(sql`select * from copied order by id`), db.first(numbered(7))]);
  });
  expect(found).toEqual([
    [
      { id: 1, words: 'one\ttab' },
      { id: 2, words: null },
    ],
    { n: 7 },
  ]);
});
