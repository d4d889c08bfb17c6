import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** A worker's time with a child, oldest first. `changed` is true where the worker took over from another one. */
export type WorkerTime = {
  readonly worker: string;
  readonly team: string | null;
  readonly starts: PlainDate;
  readonly ends: PlainDate | null;
  readonly reason: string | null;
  readonly changed: boolean;
};

/** The workers of one person, whatever records (aliases) it is spread over. */
export function listWorkerTimes(db: Read, ids: readonly string[]): Promise<readonly WorkerTime[]> {
  return db.query(sql<WorkerTime>`
    select coalesce(name, reference, 'Name not recorded') as worker, team, starts, ends, reason, changed
      from workforce.worker_of where person_id = any(${ids}::uuid[]) order by starts`);
}

/** Every record that stands for the same person as this one, the one that it is known by first. */
export async function listRecordsOf(db: Read, id: string): Promise<readonly string[]> {
  const rows = await db.query(sql<{ person_id: string }>`
    select c.person_id from people.canonical c
     where c.canonical_id = (select canonical_id from people.canonical where person_id = ${id}::uuid)
     order by c.person_id <> c.canonical_id, c.person_id`);
  return rows.map(({ person_id }) => person_id);
}
