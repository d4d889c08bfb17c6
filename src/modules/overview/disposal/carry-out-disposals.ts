import type { Database, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { DisposalId } from '../../access/index.ts';
import { destroyRecords, listApproved, listBegunAfterSeal, stopDisposal } from '../../access/index.ts';
import { listRecordsOf, listWordsOf } from '../../people/index.ts';
import { listKeeping } from './list-keeping.ts';
import { hasEnded, keptWithFamily } from './retention-rules.ts';

/**
 * Destroys what was approved, each record in a transaction of its own: all of it or nothing. What may no longer be
 * destroyed, because a hold was set or somebody works with them again, is stopped with the reason.
 * @returns how many records were destroyed
 * @throws the first failure, once all others were tried: one record that cannot be destroyed keeps no other
 */
export async function carryOutDisposals(database: Database, today: PlainDate): Promise<number> {
  const asLoader = <T>(work: (db: Write) => Promise<T>) =>
    database.transaction({ account: null, role: 'loader' }, today, work);
  let destroyed = 0;
  const failures: unknown[] = [];
  for (const { id, subjectId } of await asLoader(listApproved))
    try {
      destroyed += Number(await asLoader((db) => carryOut(db, { id, subjectId, today })));
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
  return destroyed;
}

type Approved = { readonly id: DisposalId; readonly subjectId: string; readonly today: PlainDate };

async function carryOut(db: Write, { id, subjectId, today }: Approved): Promise<boolean> {
  const against = await findReasonAgainst(db, subjectId, today);
  if (against !== undefined) {
    await stopDisposal(db, id, against);
    return false;
  }
  const records = await listRecordsOf(db, subjectId);
  await destroyRecords(db, id, { records, words: await listWordsOf(db, records) });
  return true;
}

/** Who decided is told no more than they could read: family whom they may not see, or a seal, is not named. */
const unnamed = 'Something that is not shown here stands against it.';

async function findReasonAgainst(
  db: Write,
  subjectId: string,
  today: PlainDate,
): Promise<string | undefined> {
  const keeping = (await listKeeping(db, [subjectId], today)).get(subjectId);
  if (keeping === undefined) return 'It is joined with another record now.';
  if (!hasEnded(keeping, today)) return keeping.because === keptWithFamily ? unnamed : keeping.because;
  return (await listBegunAfterSeal(db)).includes(subjectId) ? unnamed : undefined;
}
