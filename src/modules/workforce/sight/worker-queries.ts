import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Id } from '../../../platform/ids/ids.ts';

export type WorkerId = Id<'worker'>;

/** Whose work somebody is today. */
export type WorkerOf = {
  readonly personId: string;
  readonly workerId: WorkerId | null;
  /** The worker's name, else the reference that returns use; 'Name not recorded' where there is neither. */
  readonly shown: string;
  readonly team: string | null;
  readonly starts: PlainDate;
};

/** The worker of each of these people today, by person. Who has none, or may not be seen, is missing. */
export async function getWorkersOf(
  db: Read,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, WorkerOf>> {
  const rows = await db.query(sql<WorkerOf>`
    select w.person_id as "personId", w.worker_id as "workerId",
           coalesce(w.name, 'Worker ' || w.reference, 'Name not recorded') as shown, w.team, w.starts
      from workforce.worker_of w
     where w.person_id = any(${[...personIds]}::uuid[]) and w.starts <= platform.today() and (w.ends is null or w.ends > platform.today())`);
  return new Map(rows.map((row) => [row.personId, row]));
}
