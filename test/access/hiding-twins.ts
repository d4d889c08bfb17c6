import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { inject } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';
import { openDatabase } from '../../src/platform/database/database.ts';
import type { TestDatabase } from '../support/database.ts';

/** One of two databases that were one until a moment ago: whatever is the same in both was there before they parted. */
export type Twin = {
  readonly database: Database;
  readonly owner: pg.Client;
  /** Does work and counts the statements that its pool sends for it, not those of what the work sets off. */
  readonly counting: <T>(
    work: () => Promise<T>,
  ) => Promise<{ readonly result: T; readonly statements: number }>;
  readonly close: () => Promise<void>;
};

/** Parts a database into two, the second a copy of the first to the last byte. The one that was given is closed for good. */
export async function partTwins(origin: TestDatabase): Promise<readonly [Twin, Twin]> {
  const { host, port, user } = inject('server');
  const { database: name } = origin.connection;
  await origin.database.close();
  await origin.owner.end();
  const admin = new pg.Client({ host, port, user, database: 'postgres' });
  await admin.connect();
  await admin.query('select pg_advisory_lock(77)');
  await admin.query(`create database ${name}_twin template ${name}`);
  await admin.query('select pg_advisory_unlock(77)');
  const twins = [await openTwin(admin, name), await openTwin(admin, `${name}_twin`)] as const;
  const [one, other] = twins;
  const close = async () => {
    await other.close();
    await admin.end();
  };
  return [one, { ...other, close }];
}

async function openTwin(admin: pg.Client, name: string): Promise<Twin> {
  const { host, port, user } = inject('server');
  const owner = new pg.Client({ host, port, user, database: name });
  await owner.connect();
  const asking = new AsyncLocalStorage<{ sent: number }>();
  class Counting extends pg.Client {}
  const query = Counting.prototype.query;
  Object.defineProperty(Counting.prototype, 'query', {
    value(this: pg.Client, ...said: unknown[]) {
      const asked = asking.getStore();
      if (asked && isOfRequest(this, said)) asked.sent += 1;
      return Reflect.apply(query, this, said);
    },
  });
  const database = openDatabase({ host, port, user: 'kith_login', database: name, max: 4, Client: Counting });
  const close = async () => {
    await database.close();
    await owner.end();
    await admin.query(`drop database if exists ${name} with (force)`);
  };
  const counting = <T>(work: () => Promise<T>) => {
    const asked = { sent: 0 };
    return asking.run(asked, async () => ({ result: await work(), statements: asked.sent }));
  };
  return { database, owner, counting, close };
}

/** Connections whose transaction is a job's: work that an answer sets off, and that may begin before it is read. */
const atJobs = new WeakSet<pg.Client>();

function isOfRequest(client: pg.Client, [text, values]: readonly unknown[]): boolean {
  if (typeof text === 'string' && text.includes("set_config('role'")) {
    if (Array.isArray(values) && values[0] !== 'kith_app') atJobs.add(client);
    else atJobs.delete(client);
  }
  return text !== 'begin' && !atJobs.has(client);
}
