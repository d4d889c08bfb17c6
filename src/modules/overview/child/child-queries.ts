import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { PersonFacts } from './person-queries.ts';
import { callThem, listPeople } from './person-queries.ts';

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

/** Somebody around a child: who they are to the child, in the words of the relationship. */
export type Relative = { readonly person: PersonFacts; readonly role: string };

type Related = { readonly id: string; readonly role: string };

/** The people to whom these records are related today; those whom the actor may not see are not there. */
export async function listAround(db: Read, ids: readonly string[]): Promise<readonly Relative[]> {
  const related = await db.query(sql<Related>`
    select v.other_id as id, v.other_role as role from people.relationship_version v
     where v.stands and v.person_id = any(${ids}::uuid[]) and (v.ends is null or v.ends > platform.today())
    union all
    select v.person_id, v.role from people.relationship_version v
     where v.stands and v.other_id = any(${ids}::uuid[]) and (v.ends is null or v.ends > platform.today())`);
  const people = await listPeople(
    db,
    related.map(({ id }) => id),
  );
  const byId = new Map(people.map((person) => [person.personId, person]));
  const seen = related.flatMap(({ id, role }) => {
    const person = byId.get(id);
    return person ? [{ person, role }] : [];
  });
  return seen.sort(
    (a, b) => compareText(a.role, b.role) || compareText(callThem(a.person), callThem(b.person)),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
