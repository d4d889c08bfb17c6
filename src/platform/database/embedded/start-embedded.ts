import pg from 'pg';
import { layoutOf } from './data-layout.ts';
import type { DataLayout } from './data-layout.ts';
import { prepareDataFolder } from './data-folder.ts';
import { shutDown } from './launch.ts';
import type { Launching } from './launch.ts';
import { findClusterVersion, makeCluster, ownerRole, refuseOtherVersion } from './make-cluster.ts';
import { getNativePackage, prepareNative } from './native-package.ts';
import type { NativePackage } from './native-package.ts';
import { findPostmaster } from './postmaster-file.ts';
import { reachServer } from './reach-server.ts';
import type { Reached } from './reach-server.ts';
import { composeSettings } from './server-settings.ts';
import type { Settings } from './server-settings.ts';
import { findServerUser } from './server-user.ts';
import type { ServerUser } from './server-user.ts';
import { unless } from './system-error.ts';

/** A running PostgreSQL of a data folder. Connect with `host` (a folder: it is a unix socket) and `port`. */
export type EmbeddedServer = {
  readonly host: string;
  readonly port: number;
  /** Superuser and owner of the database. */
  readonly user: string;
  readonly database: string;
  /** The data folder as an absolute path. */
  readonly dataDir: string;
  /** Whether another live Kith process was using the server already. */
  readonly joined: boolean;
  /**
   * Lets go of the server. The one that owns it (`own`), or else the last process that uses it, shuts it down;
   * close your connections first. May be called more than once.
   */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  readonly dataDir: string;
  /** False turns off waiting for the disk: for throwaway databases only. Default true. */
  readonly durable?: boolean;
  /** PostgreSQL settings beside or instead of Kith's; a server that runs already keeps its own. */
  readonly settings?: Settings;
  /** Told in sentences what takes long. */
  readonly log?: (line: string) => void;
  /** Be the one owner (a service), refuse to start beside another, and shut the server down at `stop()`. */
  readonly own?: boolean;
};

export const embeddedDatabase = 'kith';

/**
 * Starts the PostgreSQL that came with the packages on a data folder, making both on first use; or adopts the
 * server that a killed process left, or joins the one that another process uses.
 * Throws `EmbeddedProblem`, whose message is a sentence for the person at the terminal.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const start = await prepare(options);
  const made = await findClusterVersion(start.layout.cluster);
  if (made === undefined) await makeFirst(start);
  else refuseOtherVersion(start.layout, made, start.native.major);
  const { layout, options: o, log } = start;
  const reached = await reachServer({
    layout,
    own: o.own ?? false,
    launching: () => launchingOf(start),
    log,
  });
  await ensureDatabase(reached);
  return describe(layout, reached);
}

type Start = {
  readonly options: EmbeddedOptions;
  readonly layout: DataLayout;
  readonly user: ServerUser | undefined;
  readonly native: NativePackage;
  readonly log: (line: string) => void;
};

async function prepare(options: EmbeddedOptions): Promise<Start> {
  const layout = layoutOf(options.dataDir);
  const native = await getNativePackage();
  const user = await findServerUser(layout.cluster);
  await prepareDataFolder(layout, user);
  return { options, layout, user, native, log: options.log ?? (() => undefined) };
}

async function makeFirst({ options, layout, user, native, log }: Start): Promise<void> {
  log(`Making a new database in ${layout.dataDir}`);
  const folder = await prepareNative(native, layout, user);
  await makeCluster(layout, { native: folder, user, durable: options.durable ?? true });
}

async function launchingOf({ options, layout, user, native }: Start): Promise<Launching> {
  const settings = composeSettings(layout.socketDir, options.durable ?? true, options.settings ?? {});
  return { native: await prepareNative(native, layout, user), user, settings };
}

async function ensureDatabase({ server, claim }: Reached): Promise<void> {
  const client = new pg.Client({
    host: server.socketDir,
    port: server.port,
    user: ownerRole,
    database: 'postgres',
  });
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [embeddedDatabase]);
    // Another process may make it at the same moment: duplicate_database, or unique_violation of the catalogue.
    if (found.rowCount === 0)
      await unless(['42P04', '23505'], client.query(`create database ${embeddedDatabase}`));
  } catch (error) {
    await claim.close();
    throw error;
  } finally {
    await client.end();
  }
}

function describe(layout: DataLayout, reached: Reached): EmbeddedServer {
  const { server, claim, launched } = reached;
  let stopping: Promise<void> | undefined;
  return {
    host: server.socketDir,
    port: server.port,
    user: ownerRole,
    database: embeddedDatabase,
    dataDir: layout.dataDir,
    joined: !claim.own && !launched && claim.others > 0,
    stop: () => (stopping ??= letGo(layout, reached)),
  };
}

async function letGo({ cluster }: DataLayout, { claim }: Reached): Promise<void> {
  const last = await claim.release();
  const server = await findPostmaster(cluster);
  if (server && (claim.own || last)) await shutDown(server, cluster);
  await claim.close();
}
