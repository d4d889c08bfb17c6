import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';

/** When a scheduled job last ended well and ended badly, and how often badly within a day. Times as PostgreSQL writes them in JSON. */
export type JobHealth = {
  readonly name: string;
  readonly cron: string;
  readonly completed: string | null;
  readonly failed: string | null;
  readonly failures: number;
};

/** How the database says it is. Counts and times; nobody's record. */
export type DatabaseHealth = {
  readonly now: string;
  readonly version: string;
  readonly bytes: number;
  readonly started: string;
  /** The folder of the database, where it is on this machine. */
  readonly folder: string | null;
  readonly connections: number;
  readonly migrations: number;
  readonly jobs: readonly JobHealth[];
  readonly sealed: string | null;
  readonly blocks: number;
  readonly unsealed: number;
  readonly oldest_unsealed: string | null;
  readonly outbox: number;
  readonly oldest_outbox: string | null;
  readonly messages: number;
  /** When PostgreSQL itself last archived a file of its log, and last failed to. */
  readonly archiver: { readonly at: string | null; readonly failed: string | null };
  /** When Kith's own commands last ended well: last-backup, last-archive. */
  readonly operations: Readonly<Record<string, string>>;
  /** What an authority's own tools noted, by key: operations.last-backup and its like. */
  readonly notes: Readonly<Record<string, unknown>>;
};

/** For an administrator; anybody else gets an error of the database. */
export async function readHealth(db: Read): Promise<DatabaseHealth> {
  const found = await db.first(sql<{ health: DatabaseHealth }>`select access.health() as health`);
  if (!found) throw new NotFound();
  return found.health;
}
