import pg from 'pg';
import type { ClientConfig, PoolClient, PoolConfig, QueryResult } from 'pg';
import { listServers } from './list-servers.ts';

/** A pool to the one server, of those that the connection names, which takes writes. */
export type WritablePool = {
  readonly connect: () => Promise<PoolClient>;
  readonly query: (text: string, values?: unknown[]) => Promise<QueryResult>;
  readonly end: () => Promise<void>;
};

/** A server that answers, and only reads: a standby that nobody has promoted. */
export class ReadOnlyServer extends Error {
  readonly code = '25006';
}

/** How long one of several servers may take to answer, in milliseconds, before the next is asked. */
const patience = 5000;

/**
 * Opens a pool. With several servers (listServers) each connection goes to the one that takes writes: that of last time first,
 * then the others. After a failover the next connection finds the promoted standby; nothing has to be started again.
 */
export function openWritablePool(connection: PoolConfig): WritablePool {
  const pools = listServers(connection).map((server, _, all) => openOne(server, all.length > 1));
  let current = 0;
  const connect = async () => {
    const [first, ...failures] = await tryInTurn(pools, current);
    if (first === undefined) throw failures.find((one) => !(one instanceof ReadOnlyServer)) ?? failures[0];
    current = first.index;
    return first.client;
  };
  const query = async (text: string, values?: unknown[]) => {
    const client = await connect();
    let broken: Error | undefined;
    const note = (error: Error) => void (broken = error);
    client.on('error', note);
    try {
      return await client.query(text, values);
    } finally {
      client.off('error', note);
      client.release(broken);
    }
  };
  return { connect, query, end: async () => void (await Promise.all(pools.map((pool) => pool.end()))) };
}

type Reached = { readonly index: number; readonly client: PoolClient };

/** The first pool that gives a connection, from `current` on; or undefined, and why each gave none. */
async function tryInTurn(
  pools: readonly pg.Pool[],
  current: number,
): Promise<[Reached | undefined, ...unknown[]]> {
  const failures: unknown[] = [];
  for (const turn of pools.keys()) {
    const index = (current + turn) % pools.length;
    try {
      const client = await pools[index]?.connect();
      if (client) return [{ index, client }];
    } catch (error) {
      failures.push(error);
    }
  }
  return [undefined, ...failures];
}

function openOne(server: PoolConfig, amongSeveral: boolean): pg.Pool {
  const pool = new pg.Pool({
    max: 10,
    ...server,
    ...(amongSeveral ? { connectionTimeoutMillis: patience, keepAlive: true, verify: refuseStandby } : {}),
  });
  // A connection that the server closes while idle must not take the process down; the next transaction gets a new one.
  pool.on('error', () => undefined);
  return pool;
}

/** Looks at each new connection before it is used. */
function refuseStandby(client: PoolClient, done: (error?: Error) => void): void {
  askWritable(client).then(
    (writable) => done(writable ? undefined : new ReadOnlyServer('The server only reads: it is a standby.')),
    done,
  );
}

async function askWritable(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
  return rows[0]?.standby === false;
}

/**
 * Of several servers the one that takes writes, as a connection to one server; of one server itself, unasked.
 * @throws when none does: that there is a standby, or else what the first of them said
 */
export async function findWritable(connection: ClientConfig): Promise<ClientConfig> {
  const servers = listServers(connection);
  if (servers.length === 1) return connection;
  let failure: unknown;
  for (const server of servers) {
    const client = new pg.Client({ ...server, connectionTimeoutMillis: patience });
    client.on('error', () => undefined);
    try {
      await client.connect();
      if (await askWritable(client)) return server;
      failure = new ReadOnlyServer('No server takes writes: what answers is a standby.');
    } catch (error) {
      failure ??= error;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw failure;
}
