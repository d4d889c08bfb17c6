import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';

/** Lets one change to a handover come after another: who comes second sees what the first wrote. */
export async function holdHandover(db: Write, handoverId: string): Promise<void> {
  await db.query(sql`select pg_advisory_xact_lock(hashtextextended(${`handover ${handoverId}`}, 0))`);
}
