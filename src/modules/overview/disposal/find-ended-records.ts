import type { Database, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { dropDueBefore, listBegunAfterSeal, replaceDue } from '../../access/index.ts';
import type { DueRecord } from '../../access/index.ts';
import { listKeeping } from './list-keeping.ts';
import { listStanding } from './retention-facts-queries.ts';
import type { Keeping } from './retention-rules.ts';
import { hasEnded } from './retention-rules.ts';

/** How many people are looked at in one transaction. */
const chunk = 10_000;

/**
 * Works the list of records whose time has ended out anew: everybody, a set at a time. Destroys nothing.
 * @returns how many people were looked at, and how many stand on the list
 */
export async function findEndedRecords(
  database: Database,
  today: PlainDate,
): Promise<{ readonly looked: number; readonly due: number }> {
  const asLoader = <T>(work: (db: Write) => Promise<T>) =>
    database.transaction({ account: null, role: 'loader' }, today, work);
  const seen = new Set<string>();
  let [looked, due, after]: [number, number, string | null] = [0, 0, null];
  for (;;) {
    const done: Done = await asLoader((db) => lookAt(db, after, today));
    if (done.last === undefined) break;
    for (const id of done.due) seen.add(id);
    [looked, due, after] = [looked + done.looked, due + done.due.length, done.last];
  }
  await asLoader((db) => dropDueBefore(db, [...seen]));
  return { looked, due };
}

type Done = { readonly last: string | undefined; readonly looked: number; readonly due: readonly string[] };

async function lookAt(db: Write, after: string | null, today: PlainDate): Promise<Done> {
  const people = await listStanding(db, after, chunk);
  const stay = new Set(await listBegunAfterSeal(db));
  const due = [...(await listKeeping(db, people, today))]
    .filter(([id]) => !stay.has(id))
    .flatMap(([id, keeping]) => dueOf(id, keeping, today));
  await replaceDue(db, people, due);
  return { last: people.at(-1), looked: people.length, due: due.map(({ subjectId }) => subjectId) };
}

function dueOf(subjectId: string, keeping: Keeping, today: PlainDate): readonly DueRecord[] {
  if (!hasEnded(keeping, today) || keeping.until === null) return [];
  const { until, because } = keeping;
  return [{ subjectId, class: keeping.class ?? 'not known', until, because }];
}
