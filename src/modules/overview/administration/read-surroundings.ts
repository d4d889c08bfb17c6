import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Read } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { projectRoot } from '../../../platform/project.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import type { Surroundings } from './health-rules.ts';
import { archiveMinutes, backupHours } from './health-settings.ts';

type Known = {
  /** The database's, where it is on this machine. */
  readonly folder: string | null;
  readonly now: Instant;
  readonly filesOrigin: string | undefined;
};

/** What the application itself sees. */
export async function readSurroundings(db: Read, { folder, now, filesOrigin }: Known): Promise<Surroundings> {
  const disk = folder === null ? undefined : await statfs(folder).catch(() => undefined);
  return {
    now: Date.parse(now),
    diskFree: disk && disk.bavail * disk.bsize,
    diskSize: disk && disk.blocks * disk.bsize,
    version: readVersion(),
    filesOrigin,
    backupLook: (await getSetting(db, backupHours)) * 3_600_000,
    archiveLook: (await getSetting(db, archiveMinutes)) * 60_000,
  };
}

function readVersion(): string {
  const stated: unknown = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8'));
  const version =
    typeof stated === 'object' && stated !== null && 'version' in stated ? stated.version : undefined;
  return typeof version === 'string' ? version : 'of a version that is not known';
}
