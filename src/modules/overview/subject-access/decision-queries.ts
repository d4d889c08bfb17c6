import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Decision } from './compose-copy.ts';
import type { SubjectAccessRequest } from './request-rules.ts';
import type { Reason } from './weigh-rules.ts';

export type NewDecision = Decision & { readonly key: string };

/** What stands of all decisions about a request, by passage. */
export async function listDecisions(db: Read, requestId: string): Promise<ReadonlyMap<string, Decision>> {
  const rows = await db.query(sql<Decision & { readonly key: string }>`
    select distinct on (d.passage_key) d.passage_key as key, d.choice, d.reason::text as reason, d.note
      from overview.subject_access_decision d
     where d.request_id = ${requestId}::uuid and d.taken_back_at is null
     order by d.passage_key, d.decided_at desc, d.id desc`);
  return new Map(
    rows.map(({ key, choice, reason, note }) => [key, { choice, reason: reason as Reason | null, note }]),
  );
}

/** Writes decisions that were saved with one press, to be taken back with one press. */
export async function addDecisions(
  db: Write,
  { id, personId }: SubjectAccessRequest,
  decisions: readonly NewDecision[],
): Promise<void> {
  const together = newId();
  const rows = decisions.map(
    ({ key, choice, reason, note }) =>
      sql`(${newId()}::uuid, ${id}::uuid, ${personId}::uuid, ${key}, ${choice}, ${reason}, ${note}, ${together}::uuid)`,
  );
  if (rows.length === 0) return;
  await db.run(sql`insert into overview.subject_access_decision (id, request_id, person_id, passage_key, choice, reason, note, saved_together)
    values ${sql.join(rows)}`);
}

/** Takes back what this person saved last and still stands; how many decisions that were. */
export function takeBackLast(db: Write, requestId: string): Promise<number> {
  return db.run(sql`update overview.subject_access_decision set taken_back_at = platform.moment(), taken_back_by = platform.actor()
    where request_id = ${requestId}::uuid and taken_back_at is null and saved_together = (
      select d.saved_together from overview.subject_access_decision d
       where d.request_id = ${requestId}::uuid and d.taken_back_at is null and d.decided_by = platform.actor()
       order by d.decided_at desc, d.id desc limit 1)`);
}

/** Whether this person has something to take back. */
export async function hasSaved(db: Read, requestId: string): Promise<boolean> {
  const found = await db.first(sql`select 1 from overview.subject_access_decision d
    where d.request_id = ${requestId}::uuid and d.taken_back_at is null and d.decided_by = platform.actor() limit 1`);
  return found !== undefined;
}
