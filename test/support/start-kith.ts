import type pg from 'pg';
import type { Database } from '../../src/platform/database/database.ts';
import type { TestDatabase } from './database.ts';
import { testDatabase } from './database.ts';
import type { Faces, KithOptions } from './start-kith-faces.ts';
import { startFaces } from './start-kith-faces.ts';

/** A running Kith of one test file, with a database of its own. */
export type Kith = Faces & {
  readonly database: Database;
  /** Past every policy: to look for whom a journey is about. */
  readonly owner: pg.Client;
  readonly connection: TestDatabase['connection'];
  readonly close: () => Promise<void>;
};

/** Starts Kith for a test file; call in `beforeAll`, and `close` in `afterAll`. */
export async function startKith(options: KithOptions): Promise<Kith> {
  const store = await testDatabase();
  const faces = await startFaces(store.database, options);
  const close = async () => {
    await faces.stop();
    await store.close();
  };
  return { ...faces, ...store, close };
}
