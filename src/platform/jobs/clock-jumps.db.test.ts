import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../test/support/database.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { startJobs } from './jobs.ts';
import { forgetTheFuture, listPassedOver } from './keep-time.ts';

/** A minute that does not come while the tests run: only a jump makes a round begin. */
const never = '0 0 29 2 *';

describe('the queue, when the clock jumps', () => {
  let test: TestDatabase;
  let stop: () => Promise<void>;
  const rounds = { nightly: 0, often: 0 };
  const failures: unknown[] = [];
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());

  const start = async () => {
    const jobs = [
      { name: 'nightly', cron: never, mostHours: 25, run: () => void (rounds.nightly += 1) },
      { name: 'often', cron: never, run: () => void (rounds.often += 1) },
    ].map((job) => ({ ...job, run: () => Promise.resolve(job.run()) }));
    const { host, port, user, database } = test.owner;
    const onFailure = (_: string, error: unknown) => void failures.push(error);
    ({ stop } = await startJobs({ connection: { host, port, user, database }, jobs, onFailure }));
  };
  beforeEach(start);
  afterEach(async () => {
    await stop();
    expect(failures).toEqual([]);
  });

  const ask = (text: string, values: unknown[] = []) => test.owner.query(text, values);
  /** What the queue wrote, as if its clock had stood otherwise: moved by a time. */
  const move = async (by: string) => {
    await ask(`update jobs.version set cron_on = coalesce(cron_on, now()) + $1::interval`, [by]);
    await ask(
      `update jobs.job set created_on = created_on + $1::interval, start_after = start_after + $1::interval,
      started_on = started_on + $1::interval, completed_on = completed_on + $1::interval`,
      [by],
    );
  };
  const add = (name: string) => ask("insert into jobs.job (name, policy) values ($1, 'short')", [name]);
  const until = async (holds: () => boolean) => {
    for (const end = Date.now() + 20_000; !holds() && Date.now() < end;)
      await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const jobs = [{ name: 'nightly', mostHours: 25 }, { name: 'often' }];

  it('does not run what has never run before its time', async () => {
    expect(await listPassedOver(ask, jobs)).toEqual([]);
  });

  it('runs a nightly job once when a day or many days were passed over, and no other', async () => {
    await add('nightly');
    await add('often');
    await until(() => rounds.nightly === 1 && rounds.often === 1);
    await stop();
    await move('-24 days');
    expect(await listPassedOver(ask, jobs)).toEqual(['nightly']);
    await start();
    await until(() => rounds.nightly === 2);
    expect(await listPassedOver(ask, jobs)).toEqual([]);
    expect(rounds).toEqual({ nightly: 2, often: 1 });
  });

  it('goes on when the clock went back, and runs nothing twice that ended', async () => {
    await stop();
    await add('often');
    await move('1 hour');
    await start();
    await until(() => rounds.often === 2);
    const { rows } = await ask(
      'select (select cron_on <= now() from jobs.version) as looks, count(*)::int as waiting from jobs.job where state < $1',
      ['active'],
    );
    expect(rows).toEqual([{ looks: true, waiting: 0 }]);
    expect(rounds).toEqual({ nightly: 2, often: 2 });
    await forgetTheFuture(ask);
    expect(await listPassedOver(ask, jobs)).toEqual([]);
  });
});
