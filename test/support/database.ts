import pg from 'pg';
import { inject } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';
import { openDatabase } from '../../src/platform/database/database.ts';

/** A database of its own for one test file, cloned from the lane's template. */
export type TestDatabase = {
  /** As the application sees it: logged in as kith_login. */
  readonly database: Database;
  /** Settings for a connection of one's own (the command line, a second process). */
  readonly connection: { host: string; port: number; database: string };
  /** As the owner, past every policy: to plant and to inspect. */
  readonly owner: pg.Client;
  readonly close: () => Promise<void>;
};

let count = 0;

/** Clones the template. Call in `beforeAll`, and `close` in `afterAll`. */
export async function testDatabase(poolSize = 10): Promise<TestDatabase> {
  const { host, port, user, template } = inject('server');
  const name = `t_${process.pid}_${Date.now().toString(36)}_${++count}`;
  const admin = new pg.Client({ host, port, user, database: 'postgres' });
  await admin.connect();
  await createFrom(admin, name, template);
  const owner = new pg.Client({ host, port, user, database: name });
  await owner.connect();
  // What is planted is planted on the day on which the tests stand, whatever day it is outside.
  await owner.query("select set_config('kith.today', '2026-11-22', false)");
  const database = openDatabase({ host, port, user: 'kith_login', database: name, max: poolSize });
  return {
    database,
    connection: { host, port, database: name },
    owner,
    close: async () => {
      await database.close();
      await owner.end();
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}

/** PostgreSQL refuses two clones of one template at the same moment; the second waits. */
async function createFrom(admin: pg.Client, name: string, template: string): Promise<void> {
  await admin.query('select pg_advisory_lock(77)');
  await admin
    .query(`create database ${name} template ${template}`)
    .finally(() => admin.query('select pg_advisory_unlock(77)'));
}
