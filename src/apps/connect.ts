import { resolve } from 'node:path';
import type { ClientConfig } from 'pg';
import type { Database } from '../platform/database/database.ts';
import { openDatabase } from '../platform/database/database.ts';
import { archiveLog, EmbeddedProblem, startEmbedded } from '../platform/database/embedded/index.ts';
import { findWritable } from '../platform/database/replication/writable-pool.ts';
import { migrate } from '../platform/database/migrate.ts';
import { WrongUse } from '../platform/cli/command.ts';
import { listViews } from './modules.ts';
import { noteOperation } from './note-operation.ts';
import { requireTls } from './require-tls.ts';

export type Connected = {
  readonly database: Database;
  readonly owner: ClientConfig;
  readonly dataDir: string | undefined;
  /** One round of archiving the log of an embedded server. */
  readonly archive?: (folder: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

export type Where = {
  readonly data: string | undefined;
  readonly url: string | undefined;
  readonly own?: boolean;
};

/**
 * Opens the database of an authority, brought up to date: by URL, or the embedded server in a folder (default ./data).
 * @throws WrongUse when the folder cannot be used; it says why.
 */
export async function connect(where: Where): Promise<Connected> {
  if (where.data !== undefined && where.url !== undefined)
    throw new WrongUse('Give --data or --database, not both.');
  const url = where.url ?? (where.data === undefined ? process.env['DATABASE_URL'] : undefined);
  return url === undefined ? connectEmbedded(where) : connectByUrl(url);
}

async function connectByUrl(url: string): Promise<Connected> {
  const ownersUrl = process.env['MIGRATION_DATABASE_URL'] ?? url;
  for (const one of [url, ownersUrl]) requireTls(one, process.env);
  const owner = { connectionString: ownersUrl };
  await findWritable(owner)
    .then((writable) => migrate(writable, listViews()))
    .catch(sayUnreachable);
  const database = openDatabase({ connectionString: url });
  return { database, owner, dataDir: undefined, close: database.close };
}

async function connectEmbedded({ data, own }: Where): Promise<Connected> {
  const dataDir = resolve(data ?? 'data');
  const server = await startEmbedded({ dataDir, own: own ?? false }).catch(sayWhy);
  const owner = { host: server.host, port: server.port, user: server.user, database: server.database };
  await migrate(owner, listViews()).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  const database = openDatabase({ ...owner, user: 'kith_login' });
  const close = async () => {
    await database.close();
    await server.stop();
  };
  const archive = (folder: string) =>
    archiveLog(server, folder, (session) => noteOperation(session, 'last-archive'));
  return { database, owner, dataDir, archive, close };
}

/** Codes of the operating system and of PostgreSQL (classes 08, 28 and 3D, starting, only reading) for a database that cannot be reached as asked. */
const unreachable = /^(E[A-Z]+|08...|28...|3D...|57P0.|25006)$/;

function sayUnreachable(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof Error && unreachable.test(code))
    throw new WrongUse(`The database cannot be reached: ${error.message || code}`);
  throw error;
}

/** A folder that the server's user may not enter, or that another Kith owns, is a matter of use, not a fault. */
function sayWhy(error: unknown): never {
  if (error instanceof EmbeddedProblem && error.code !== 'start-failed') throw new WrongUse(error.message);
  throw error;
}
