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

/** Somebody around a child: who they are to the child, in the words of the relationship. */
export type Relative = {
  readonly personId: string;
  readonly name: string | null;
  readonly localId: string | null;
  readonly role: string;
};

/** The people to whom these records are related today; those whom the actor may not see are not there. */
export function listAround(db: Read, ids: readonly string[]): Promise<readonly Relative[]> {
  return db.query(sql<Relative>`
    select r."otherId" as "personId", n.shown as name, i.value as "localId", r.role
      from (select v.other_id as "otherId", v.other_role as role from people.relationship_version v
             where v.stands and v.person_id = any(${ids}::uuid[]) and (v.ends is null or v.ends > platform.today())
            union all
            select v.person_id, v.role from people.relationship_version v
             where v.stands and v.other_id = any(${ids}::uuid[]) and (v.ends is null or v.ends > platform.today())) r
      left join people.current_name n on n.person_id = r."otherId"
      left join people.identifier_version i on i.person_id = r."otherId" and i.stands and i.scheme = 'local'
     where exists (select from people.person_version p where p.id = r."otherId" and p.stands)
     order by r.role, n.shown`);
}
