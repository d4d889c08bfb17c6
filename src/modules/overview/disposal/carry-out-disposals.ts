import type { Database, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { DisposalId } from '../../access/index.ts';
import { destroyRecords, listApproved, listRetentionRules, stopDisposal } from '../../access/index.ts';
import { listRecordsOf, listWordsOf } from '../../people/index.ts';
import { listRetentionFacts } from './retention-facts-queries.ts';
import { decideKeeping, hasEnded } from './retention-rules.ts';

/**
 * Destroys what was approved, each record in a transaction of its own: all of it or nothing. What may no longer be
 * destroyed, because a hold was set or somebody works with them again, is stopped with the reason.
 * @returns how many records were destroyed
 */
export async function carryOutDisposals(database: Database, today: PlainDate): Promise<number> {
  const asLoader = <T>(work: (db: Write) => Promise<T>) =>
    database.transaction({ account: null, role: 'loader' }, today, work);
  let destroyed = 0;
  for (const { id, subjectId } of await asLoader(listApproved))
    destroyed += Number(await asLoader((db) => carryOut(db, { id, subjectId, today })));
  return destroyed;
}

type Approved = { readonly id: DisposalId; readonly subjectId: string; readonly today: PlainDate };

async function carryOut(db: Write, { id, subjectId, today }: Approved): Promise<boolean> {
  const [facts] = await listRetentionFacts(db, [subjectId]);
  const keeping = facts && decideKeeping(facts, await listRetentionRules(db));
  if (keeping === undefined || !hasEnded(keeping, today)) {
    await stopDisposal(db, id, keeping?.because ?? 'It is joined with another record now.');
    return false;
  }
  const records = await listRecordsOf(db, subjectId);
  await destroyRecords(db, id, { records, words: await listWordsOf(db, records) });
  return true;
}
