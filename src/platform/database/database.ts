import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely';
import type { RawBuilder } from 'kysely';
import type pg from 'pg';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { PlainDate } from '../dates/plain-date.ts';
import { newId } from '../ids/ids.ts';
import { findOutage, toUnavailable } from './outage.ts';
import type { StatementNames } from './prepared-statements.ts';
import { isStalePlan, nameStatements } from './prepared-statements.ts';
import type { WritablePool } from './replication/writable-pool.ts';
import { openWritablePool } from './replication/writable-pool.ts';
import { textForDates } from './type-parsers.ts';

export { sql };

/** A statement made with kysely's `sql` template: values are always parameters. `T` is the shape of a row. */
export type Query<T> = RawBuilder<T>;

/**
 * The role that a transaction runs as: `app` is held by row-level security, `loader` is for imports and jobs, `counter` for
 * jobs whose results everybody reads: it sees what may be counted.
 */
export type DatabaseRole = 'app' | 'loader' | 'counter';

/** On whose behalf a transaction runs. `account` null is nobody: row-level security then shows nothing about anyone. */
export type Actor = { readonly account: string | null; readonly role: DatabaseRole };

/** A handle that can read. What takes a `Read` cannot write. */
export type Read = {
  /** All rows. */
  readonly query: <T>(statement: Query<T>) => Promise<readonly T[]>;
  /** The first row, or undefined. */
  readonly first: <T>(statement: Query<T>) => Promise<T | undefined>;
};

/** A handle that can also write, and announce what happened in the same transaction. */
export type Write = Read & {
  /** Runs a change; returns how many rows it touched. */
  readonly run: (statement: Query<unknown>) => Promise<number>;
  /** Writes the event to the outbox in this transaction: it is told if and only if the change commits. */
  readonly announce: (event: DomainEvent) => Promise<void>;
  /** Copies rows into a table by COPY, the fast way in. Values are text or null, in the order of `columns`. */
  readonly copy: (
    table: string,
    columns: readonly string[],
    rows: Iterable<readonly (string | null)[]>,
  ) => Promise<void>;
};

export type DomainEvent = { readonly event: string; readonly body: Readonly<Record<string, unknown>> };

/** The only way to the pool: every piece of work is a transaction with its actor and its day set. */
export type Database = {
  readonly transaction: <T>(
    actor: Actor,
    today: PlainDate | null,
    work: (db: Write) => Promise<T>,
  ) => Promise<T>;
  readonly close: () => Promise<void>;
};

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Compiling a statement (jit) costs seconds where policies and views make long plans, and saves none of them here. */
const sessionSettings = '-c TimeZone=UTC -c jit=off';

/**
 * Opens a pool. `connection` names the login role; each transaction takes the role it needs (`SET LOCAL ROLE`). With several
 * servers in its URL, work goes to the one that takes writes. A transaction throws `DatabaseUnavailable` where there is none.
 */
export function openDatabase(connection: pg.PoolConfig): Database {
  const pool = openWritablePool({
    ...connection,
    types: textForDates,
    options: sessionSettings,
    pipeline: true,
  });
  const names = nameStatements();
  return {
    transaction: (actor, today, work) => inTransaction(pool, { actor, today, names }, work),
    close: () => pool.end(),
  };
}

type Begun = { readonly actor: Actor; readonly today: PlainDate | null; readonly names: StatementNames };

async function inTransaction<T>(pool: WritablePool, begun: Begun, work: (db: Write) => Promise<T>) {
  const client = await start(pool, begun).catch((error: unknown) => {
    throw toUnavailable(error);
  });
  let broken: Error | undefined;
  let isOver = false;
  // One that the server closes in the middle of work, between two statements, must not take the process down.
  const noteBroken = (error: Error) => void (broken = error);
  client.on('error', noteBroken);
  let committing = false;
  try {
    const result = await work(handle(client, { ...begun, isOver: () => isOver }));
    isOver = true;
    committing = true;
    await client.query('commit');
    return result;
  } catch (error) {
    isOver = true;
    if (isStalePlan(error)) broken = new Error('Its prepared statements are of an older database');
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw toUnavailable(error, committing);
  } finally {
    client.off('error', noteBroken);
    client.release(broken);
  }
}

/** How many connections may prove dead as they are taken up, beyond the first: after a failover all idle ones are. */
const deadConnections = 10;

/** Takes a connection and begins on it. One that has died unnoticed is put away and another taken: nothing was done yet. */
async function start(pool: WritablePool, { actor, today }: Begun): Promise<PoolClient> {
  for (let dead = 0; ; dead += 1) {
    const client = await pool.connect();
    const ignore = () => undefined;
    client.on('error', ignore);
    try {
      await begin(client, actor, today);
      return client;
    } catch (error) {
      client.release(error instanceof Error ? error : true);
      if (dead >= deadConnections || findOutage(error) === undefined) throw error;
    } finally {
      client.off('error', ignore);
    }
  }
}

async function begin(client: PoolClient, actor: Actor, today: PlainDate | null): Promise<void> {
  const set = { role: `kith_${actor.role}`, 'kith.account': actor.account ?? '', 'kith.today': today ?? '' };
  const settings = Object.entries(set).map(
    ([name, value]) => `set local ${name} = ${client.escapeLiteral(value)}`,
  );
  // In one message: a transaction for a page is short, and each message waits for its answer.
  await client.query(['begin', ...settings].join('; '));
}

function handle(
  client: PoolClient,
  { actor, names, isOver }: Begun & { readonly isOver: () => boolean },
): Write {
  const send = async <T>(statement: Query<T>) => {
    if (isOver()) throw new Error('The transaction of this statement is over');
    const { sql: text, parameters } = statement.compile(compiler);
    // A load's tables grow beneath its plans, and one role's plan is not another's: only pages keep theirs.
    const name = actor.role === 'app' ? names(text) : undefined;
    return client.query({ ...(name ? { name } : {}), text, values: [...parameters] });
  };
  const query = async <T>(statement: Query<T>) => (await send(statement)).rows as readonly T[];
  return {
    query,
    first: async (statement) => (await query(statement))[0],
    run: async (statement) => (await send(statement)).rowCount ?? 0,
    announce: async ({ event, body }) => {
      await send(sql`insert into platform.outbox (id, event, body, announced_by)
        values (${newId()}, ${event}, ${JSON.stringify(body)}, ${actor.account})`);
    },
    copy: (table, columns, rows) => alone(client, () => copy(client, table, columns, rows)),
  };
}

/** COPY has the connection to itself: the driver refuses it where others may be sent behind it. */
async function alone(client: PoolClient, work: () => Promise<void>): Promise<void> {
  Object.assign(client, { pipeline: false });
  try {
    await work();
  } finally {
    Object.assign(client, { pipeline: true });
  }
}

async function copy(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly (string | null)[]>,
) {
  const names = columns.map((name) => `"${name}"`).join(', ');
  const stream = client.query(copyFrom(`copy ${table} (${names}) from stdin`));
  await pipeline(Readable.from(lines(rows), { objectMode: false, highWaterMark: 1 << 20 }), stream);
}

/** PostgreSQL's text form of COPY, gathered into large pieces. */
function* lines(rows: Iterable<readonly (string | null)[]>): Generator<Buffer> {
  let piece = '';
  for (const row of rows) {
    piece += row.map(copyValue).join('\t') + '\n';
    if (piece.length > 1 << 18) {
      yield Buffer.from(piece);
      piece = '';
    }
  }
  if (piece !== '') yield Buffer.from(piece);
}

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function copyValue(value: string | null): string {
  if (value === null) return '\\N';
  return special.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign) : value;
}
