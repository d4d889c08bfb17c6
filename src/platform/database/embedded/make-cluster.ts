import { execFile } from 'node:child_process';
import { appendFile, chown, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataLayout } from './data-layout.ts';
import { EmbeddedProblem } from './embedded-problem.ts';
import { isAlive } from './postmaster-file.ts';
import type { ServerUser } from './server-user.ts';
import { formatError, unless } from './system-error.ts';

/** The superuser and owner of everything in an embedded server. */
export const ownerRole = 'kith_owner';

/** Nothing of ours: a server without Kith's own environment (PGDATA, locale, library paths). */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** The major version that made the cluster, or undefined when there is none yet. */
export async function findClusterVersion(cluster: string): Promise<string | undefined> {
  const text = await unless(['ENOENT'], readFile(join(cluster, 'PG_VERSION'), 'utf8'));
  return text?.trim();
}

/** Refuses data that another major version made, and says what to do. */
export function refuseOtherVersion(layout: DataLayout, made: string, brought: string): void {
  if (made === brought) return;
  throw new EmbeddedProblem(
    'version-differs',
    `The database in ${layout.dataDir} was made by PostgreSQL ${made}, and this Kith brings PostgreSQL ${brought}, which cannot read it. ` +
      `Nothing was changed. Start it with the Kith that made it, or carry it over with pg_dump ${made} or pg_upgrade (operations manual), keeping a copy of the folder.`,
  );
}

/** How to run initdb: its folder, for whom, and whether to wait for the disk. */
export type Making = {
  readonly native: string;
  readonly user: ServerUser | undefined;
  readonly durable: boolean;
};

/**
 * Makes an empty cluster. It is built aside and put in place by one rename, so that a half-made one is never
 * seen, and of two first starts at once one wins and the other uses the winner's.
 */
export async function makeCluster(layout: DataLayout, { native, user, durable }: Making): Promise<void> {
  const fresh = `${layout.cluster}.new-${process.pid}-${Date.now()}`;
  await sweepHalfMade(layout.dataDir);
  try {
    await mkdir(fresh, { mode: 0o700 });
    if (user) await chown(fresh, user.uid, user.gid);
    await runInitdb(join(native, 'bin', 'initdb'), [...initdbOptions(durable), '-D', fresh], user);
    await writeOwnRules(fresh);
    await unless(['ENOTEMPTY', 'EEXIST'], rename(fresh, layout.cluster));
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Removes what first starts left that were killed on the way. */
async function sweepHalfMade(dataDir: string): Promise<void> {
  const dead = (name: string) => {
    const pid = /^postgres.*\.new-(\d+)/.exec(name)?.[1];
    return pid !== undefined && !isAlive(Number(pid));
  };
  for (const name of (await readdir(dataDir)).filter(dead)) {
    await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

/**
 * Text sorts and folds by code point with the server's own C.UTF-8, not the machine's: an update of the
 * operating system can then never spoil an index.
 */
function initdbOptions(durable: boolean): string[] {
  const text = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const rest = [`--username=${ownerRole}`, '--auth=trust', '--data-checksums', '--no-instructions'];
  return [...text, ...rest, ...(durable ? [] : ['--no-sync'])];
}

function runInitdb(program: string, options: string[], user: ServerUser | undefined): Promise<void> {
  const asUser = user ? { uid: user.uid, gid: user.gid } : {};
  return new Promise((resolve, reject) => {
    execFile(
      program,
      options,
      { ...asUser, cwd: '/', env: serverEnvironment },
      (error, _output, complaint) => {
        if (!error) return resolve();
        const said = complaint.trim() || formatError(error);
        reject(
          new EmbeddedProblem(
            'start-failed',
            `The database could not be made. PostgreSQL says: ${said}`,
            error,
          ),
        );
      },
    );
  });
}

/** Whoever can reach the socket in its 0700 folder may come in; nobody comes in by network, whoever starts it. */
async function writeOwnRules(cluster: string): Promise<void> {
  await writeFile(join(cluster, 'pg_hba.conf'), 'local all all trust\n');
  await appendFile(join(cluster, 'postgresql.conf'), "\nlisten_addresses = ''\n");
}
