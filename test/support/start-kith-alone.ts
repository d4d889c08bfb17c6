import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { listViews } from '../../src/apps/modules.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { openDatabase } from '../../src/platform/database/database.ts';
import { startEmbedded } from '../../src/platform/database/embedded/index.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import type { Faces, KithOptions } from './start-kith-faces.ts';
import { startFaces } from './start-kith-faces.ts';

/** `owner` goes past every policy: to plant what a picture shows, and to look for whom it is about. */
export type KithAlone = Faces & { readonly database: Database; readonly owner: pg.Client };

/** Kith outside the test runner (the manual's pictures): with a database server of its own, gone afterwards. */
export async function startKithAlone(options: KithOptions): Promise<KithAlone> {
  const folder = mkdtempSync(join(tmpdir(), 'kith-alone-'));
  chmodSync(folder, 0o755);
  const server = await startEmbedded({ dataDir: join(folder, 'data'), durable: false });
  const { host, port, user, database: name } = server;
  await migrate({ host, port, user, database: name }, listViews());
  const owner = new pg.Client({ host, port, user, database: name });
  await owner.connect();
  const database = openDatabase({ host, port, user: 'kith_login', database: name });
  const faces = await startFaces(database, options);
  const stop = async () => {
    await faces.stop();
    await owner.end();
    await database.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...faces, database, owner, stop };
}
