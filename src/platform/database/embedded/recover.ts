import { chown, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { instant } from '../../dates/instant.ts';
import type { Instant } from '../../dates/plain-date.ts';
import { BackupProblem } from './backup-problem.ts';
import type { DataLayout } from './data-layout.ts';
import { EmbeddedProblem } from './embedded-problem.ts';
import type { Settings } from './server-settings.ts';
import type { ServerUser } from './server-user.ts';
import { startEmbedded } from './start-embedded.ts';
import type { EmbeddedServer } from './start-embedded.ts';

type Log = ((line: string) => void) | undefined;

/** Starts the server on restored files once, so that it recovers to the end of the backup itself. */
export async function recoverToBackup(layout: DataLayout, log?: Log): Promise<void> {
  const server = await startEmbedded({ dataDir: layout.dataDir, own: true, ...(log ? { log } : {}) });
  await server.stop();
}

export type Recovering = {
  readonly user: ServerUser | undefined;
  readonly to?: Instant;
  readonly log?: (line: string) => void;
};

/**
 * Recovers restored files with the archived log that was laid beside them, to a moment or to the log's end, and begins a new
 * timeline (PostgreSQL manual 25.3.5). Gives when the last change was committed that came back.
 * Throws `BackupProblem` when the moment is before the backup's end or after the archive's, and leaves nothing behind.
 */
export async function recoverWithArchive(
  layout: DataLayout,
  { user, to, log }: Recovering,
): Promise<Instant | null> {
  const signal = join(layout.cluster, 'recovery.signal');
  await writeFile(signal, '', { mode: 0o600 });
  if (user) await chown(signal, user.uid, user.gid);
  const options = { dataDir: layout.dataDir, own: true, settings: settingsTo(to), ...(log ? { log } : {}) };
  const server = await startEmbedded(options).catch(async (error: unknown) => {
    await Promise.all(
      [layout.cluster, layout.socketDir].map((folder) => rm(folder, { recursive: true, force: true })),
    );
    throw explain(error);
  });
  try {
    return await findLastChange(server);
  } finally {
    await server.stop();
  }
}

/**
 * The log lies in pg_wal already, so the command that would fetch it has nothing to fetch, in any shell. Nobody may look
 * before recovery is over.
 */
function settingsTo(to: Instant | undefined): Settings {
  return {
    hot_standby: 'off',
    restore_command: 'exit 1',
    recovery_target_timeline: 'current',
    // As it is set, the server knows offsets and does not know 'Z' yet.
    ...(to === undefined
      ? {}
      : {
          recovery_target_time: to.replace('T', ' ').replace('Z', '+00'),
          recovery_target_action: 'promote',
        }),
  };
}

/** PostgreSQL's own words for a moment that the log does not hold (xlogrecovery.c). */
function explain(error: unknown): unknown {
  if (!(error instanceof EmbeddedProblem)) return error;
  if (/recovery ended before configured recovery target/.test(error.message)) {
    const last = /last completed transaction was at log time (.*)$/m.exec(error.message)?.[1];
    const reaches = last === undefined ? '' : ` The last change in it was made at ${last}.`;
    return new BackupProblem(
      'archive-ends',
      `The archive ends before that moment.${reaches} Leave out the moment to restore all there is.`,
    );
  }
  if (/recovery stop point is before consistent recovery point/.test(error.message))
    return new BackupProblem(
      'before-backup',
      'The backup was taken after that moment. Restore from an earlier one.',
    );
  return error;
}

async function findLastChange({ host, port, user, database }: EmbeddedServer): Promise<Instant | null> {
  const client = new pg.Client({ host, port, user, database });
  await client.connect();
  try {
    const { rows } = await client.query<{ at: Date | null }>('select pg_last_xact_replay_timestamp() as at');
    return rows[0]?.at ? instant(rows[0].at) : null;
  } finally {
    await client.end();
  }
}
