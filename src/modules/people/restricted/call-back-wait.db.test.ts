import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { now, today } from '../../../../test/access/access-world.ts';
import type { RestrictionWorld } from '../../../../test/access/restriction-world.ts';
import { ending, restrictionWorld } from '../../../../test/access/restriction-world.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { addHours } from '../../../platform/dates/instant.ts';
import type { Role } from '../../access/index.ts';
import { answerCallBacks, askCallBack as asking, authorise } from '../../access/index.ts';
import { plantPerson } from '../testing/plant-people.ts';
import { remindOfCallBacks } from './call-back-wait.ts';
import { answerCallBack, askCallBack, listCallBacks } from './call-back.ts';

let test: TestDatabase;
let world: RestrictionWorld;
let guardian: string;
let duty: string;
beforeAll(async () => {
  test = await testDatabase();
  world = restrictionWorld(test);
  guardian = await world.account('guardian');
  duty = await world.account('front door');
}, 120_000);
afterAll(() => test.close());

/** An invented child with a sensitive record. */
async function kept(named: readonly string[]) {
  const person = await plantPerson(test.owner, {
    given: 'Marigold',
    family: 'Abernethy',
    born: '2016-05-04',
  });
  expect(await world.restricts(guardian, person, { level: 'R1', named })).toBe('done');
  return 'Marigold Abernethy';
}

const ask = (told: string, name = 'Somebody Unheardof') =>
  world.as(duty, async (db) =>
    askCallBack(db, await authorise(db, asking, null), {
      name,
      born: undefined,
      number: undefined,
      rings: 'A school',
      ringBack: '01632 960000',
      told,
    }),
  );
const callsFor = (account: string) => world.as(account, (db) => listCallBacks(db, 500));
const answer = (by: string, callBack: string) =>
  ending(
    world.as(by, async (db) =>
      answerCallBack(db, await authorise(db, answerCallBacks, null), {
        callBack,
        said: 'I rang back',
        restriction: null,
      }),
    ),
  );

describe('a call that nobody answers', () => {
  /** Whom the job writes to at a moment so many minutes after the call. */
  const reminded = (minutes: number) =>
    test.database.transaction({ account: null, role: 'loader' }, today, async (db) => {
      await db.run(sql`select set_config('kith.now', ${addHours(now, minutes / 60)}, true)`);
      await db.run(sql`delete from platform.message`);
      await remindOfCallBacks(db);
      const sent = await db.query(sql<{ recipient: string }>`select recipient from platform.message`);
      return sent.map(({ recipient }) => recipient);
    });
  const withAddress = async (role: Role, email: string) => {
    const account = await world.account(role);
    await test.owner.query('update access.account set email = $2 where id = $1', [account, email]);
    return account;
  };
  const settled = () =>
    test.owner.query(
      `insert into people.call_back_reminder (call_back_id, round) select id, n from people.call_back, unnest('{1,2}'::int[]) n on conflict do nothing`,
    );

  it('is put before information governance again, then before the director too, and then no more', async () => {
    const [other] = [await withAddress('guardian', 'second@council.example')];
    await withAddress('director', 'director@council.example');
    await settled();
    await ask('nobody answers');
    expect(await reminded(29)).toEqual([]);
    expect(await reminded(31)).toContain('second@council.example');
    expect(await reminded(32)).toEqual([]);
    const second = await reminded(61);
    expect(second).toEqual(expect.arrayContaining(['second@council.example', 'director@council.example']));
    expect(await reminded(120)).toEqual([]);
    await ask('one answers');
    const call = (await callsFor(other)).find((one) => one.told === 'one answers');
    expect(await answer(other, call?.id ?? '')).toBe('done');
    expect(await reminded(31)).toEqual([]);
  });

  it('is put before those named on the record that it may mean, though others have answered', async () => {
    const named = await withAddress('social worker', 'named@council.example');
    const other = await withAddress('guardian', 'third@council.example');
    const child = await kept([named]);
    await settled();
    await ask('meant for one', child);
    const call = (await callsFor(other)).find((one) => one.told === 'meant for one');
    expect(await answer(other, call?.id ?? '')).toBe('done');
    const told = await reminded(31);
    expect(told).toContain('named@council.example');
    // Another guardian would learn that the call means somebody whose record is restricted.
    expect(told).not.toContain('third@council.example');
    expect(told).not.toContain('director@council.example');
  });

  it('is shown for thirty days, and for as long as nobody answered', async () => {
    const [one, other] = [await world.account('guardian'), await world.account('guardian')];
    await test.owner.query(
      `insert into people.call_back (id, asked_at, asked_by, about_name, rings, ring_back, told)
       values (gen_random_uuid(), $2::timestamptz - interval '40 days', $1, 'Old Call', 'x', 'x', 'forty days ago')`,
      [duty, now],
    );
    const old = async (by: string) => (await callsFor(by)).find((call) => call.told === 'forty days ago');
    expect(await answer(one, (await old(one))?.id ?? '')).toBe('done');
    expect(await old(other)).toBeUndefined();
  });

  it('is found in a page at a time, however many there are', async () => {
    const [many, lone] = [await world.account('front door'), await world.account('guardian')];
    await test.owner.query(
      `insert into people.call_back (id, asked_at, asked_by, about_name, rings, ring_back, told)
       select gen_random_uuid(), $2::timestamptz - make_interval(mins => n), $1, 'Zebedee Number' || n, 'x', 'x', 'many'
         from generate_series(1, 10000) n`,
      [many, now],
    );
    const calls = await world.as(lone, (db) => listCallBacks(db));
    expect(new Set(calls.map(({ id }) => id)).size).toBe(50);
    await test.owner.query("delete from people.call_back where told = 'many'");
  });
});
