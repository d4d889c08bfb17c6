import { Socket } from 'node:net';
import pg from 'pg';
import { EmbeddedProblem } from './embedded-problem.ts';
import { ownerRole } from './make-cluster.ts';
import { isSameFolder, isServerOf } from './postmaster-file.ts';
import type { Postmaster } from './postmaster-file.ts';
import { findErrorCode, formatError } from './system-error.ts';

/**
 * Who uses a server is kept in the server itself, as advisory locks of one idle connection per Kith process:
 * PostgreSQL lets go of them when that process dies, however it dies, so no lock is ever stale.
 */
export type Claim = {
  /** How many other Kith processes use the server. */
  readonly others: number;
  /** Whether this process was told to be the only owner. */
  readonly own: boolean;
  /** Lets go. True when nobody else uses the server, and nobody new can begin to until it stops. */
  release(): Promise<boolean>;
  /** Resolves when the connection is gone, and the claim with it. */
  readonly lost: Promise<void>;
  /** Closes the connection. */
  close(): Promise<void>;
};

const lockClass = 0x6b697468;
const usingLock = 1;
const owningLock = 2;

/** Failures that mean: not yet, or not any more. */
const passing = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'];

/** Claims the server's use, or gives undefined while it starts, stops or is another folder's server. */
export async function tryClaim(
  server: Postmaster,
  cluster: string,
  own: boolean,
): Promise<Claim | undefined> {
  const guard = newGuard(server, own);
  try {
    await guard.connect();
    if (!(await servesCluster(guard, server, cluster))) return await closeWith(guard, undefined);
    return await claimUse(guard, own);
  } catch (error) {
    await guard.end().catch(() => undefined);
    if (error instanceof EmbeddedProblem || !isPassing(error)) throw error;
    return undefined;
  }
}

function isPassing(error: unknown): boolean {
  return passing.includes(findErrorCode(error) ?? '') || /Connection terminated/.test(formatError(error));
}

function newGuard(server: Postmaster, own: boolean): pg.Client {
  const guard = new pg.Client({
    host: server.socketDir,
    port: server.port,
    user: ownerRole,
    database: 'postgres',
    application_name: `kith ${own ? 'owner' : 'user'} ${process.pid}`,
  });
  // Without a listener a lost connection would end the process; whoever works with the database will notice.
  guard.on('error', () => undefined);
  return guard;
}

async function closeWith<T>(guard: pg.Client, result: T): Promise<T> {
  await guard.end();
  return result;
}

/** A copied data folder carries the original's postmaster.pid: make sure who answers works on our files. */
async function servesCluster(guard: pg.Client, server: Postmaster, cluster: string): Promise<boolean> {
  const { rows } = await guard.query<{ data_directory: string }>('show data_directory');
  return (await isSameFolder(rows[0]?.data_directory, cluster)) || isServerOf(server.pid, cluster);
}

async function claimUse(guard: pg.Client, own: boolean): Promise<Claim> {
  await guard.query('select pg_advisory_lock_shared($1, $2)', [lockClass, usingLock]);
  if (own) await claimOwnership(guard);
  const others = await countOthers(guard);
  keepEventLoopFree(guard, true);
  return {
    others,
    own,
    lost: new Promise((resolve) => guard.once('end', () => resolve())),
    release: () => release(guard),
    close: () => guard.end().catch(() => undefined),
  };
}

/** A killed owner's connection lives for a moment after it; wait for that before calling it alive. */
async function claimOwnership(guard: pg.Client): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    if (await tryLock(guard, owningLock)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const owner = await findOwnerName(guard);
  throw new EmbeddedProblem(
    'already-owned',
    `Another Kith${owner} already serves this data folder. Stop it first, or choose another folder with --data.`,
  );
}

async function tryLock(guard: pg.Client, lock: number): Promise<boolean> {
  const sql = 'select pg_try_advisory_lock($1, $2) as done';
  const { rows } = await guard.query<{ done: boolean }>(sql, [lockClass, lock]);
  return rows[0]?.done ?? false;
}

const holders = `from pg_locks l join pg_stat_activity a using (pid)
  where l.locktype = 'advisory' and l.classid = $1 and l.objid = $2 and l.objsubid = 2 and l.granted
    and l.pid <> pg_backend_pid()`;

async function countOthers(guard: pg.Client): Promise<number> {
  const { rows } = await guard.query<{ n: number }>(`select count(*)::int as n ${holders}`, [
    lockClass,
    usingLock,
  ]);
  return rows[0]?.n ?? 0;
}

async function findOwnerName(guard: pg.Client): Promise<string> {
  const sql = `select a.application_name as name ${holders}`;
  const { rows } = await guard.query<{ name: string }>(sql, [lockClass, owningLock]);
  const pid = /\d+$/.exec(rows[0]?.name ?? '')?.[0];
  return pid ? ` (process ${pid})` : '';
}

async function release(guard: pg.Client): Promise<boolean> {
  keepEventLoopFree(guard, false);
  try {
    await guard.query('select pg_advisory_unlock_shared($1, $2)', [lockClass, usingLock]);
    return await tryLock(guard, usingLock);
  } catch {
    // The connection was lost with the server, or with one crashed process of it: nothing is held any more.
    return false;
  }
}

/** An idle guard must not keep a finished command alive. */
function keepEventLoopFree(guard: pg.Client, free: boolean): void {
  const { stream } = guard.connection;
  if (!(stream instanceof Socket)) return;
  if (free) stream.unref();
  else stream.ref();
}
