import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';

/** How many months after this one have a partition ready: a server that was off for a quarter still finds one. */
const monthsAhead = 3;

/**
 * A job: makes the audit trail's partitions for this month and the next three, where they are missing. Runs as loader.
 * Without it nothing is lost: rows go to the rest, and their month takes them over when it is made.
 * @returns the names of the partitions made
 */
export async function prepareAuditPartitions(db: Write): Promise<readonly string[]> {
  const made = await db.query(
    sql<{ name: string }>`select access.prepare_audit_months(platform.today(), ${monthsAhead}) as name`,
  );
  return made.map(({ name }) => name);
}
