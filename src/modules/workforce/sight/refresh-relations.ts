import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import type { AccountId } from '../../access/index.ts';
import type { WorkerId } from './worker-queries.ts';

/**
 * Works out again, from allocations, relationships and second records, whom the accounts of these workers (or of all) may
 * see, and brings access.relation to it. Idempotent and set-based; returns how many rows it changed. Triggers do the same in the
 * transaction that changes a fact, so this is for afterwards: a repair, or to be sure. Runs as loader.
 */
export async function refreshRelations(db: Write, workers: readonly WorkerId[] | 'all'): Promise<number> {
  const done = await db.first(sql<{ changed: number }>`
    select workforce.refresh_relations(${workers === 'all' ? null : [...workers]}::uuid[]) as changed`);
  return done?.changed ?? 0;
}

/**
 * Says that an account is a worker's (or, with null, nobody's any more): from then on it sees the worker's children. An account
 * belongs to one worker: it is taken from whoever had it. Runs as loader.
 */
export async function linkAccount(db: Write, workerId: WorkerId, accountId: AccountId | null): Promise<void> {
  if (accountId !== null)
    await db.run(
      sql`update workforce.worker set account_id = null where account_id = ${accountId} and id <> ${workerId}`,
    );
  await db.run(sql`update workforce.worker set account_id = ${accountId} where id = ${workerId}`);
}
