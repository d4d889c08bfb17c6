import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';
import type { Place } from './visit.ts';

/** A change of this person's worker that is planned, and that the child was told. */
export async function plantHandover(owner: Client, person: string): Promise<Place> {
  const [handoverId, eventId, worker] = [newId(), newId(), newId()];
  await owner.query(
    "insert into workforce.worker (id, name, job) values ($1, 'Invented Successor', 'Social worker')",
    [worker],
  );
  await owner.query(
    `insert into practice.handover (id, together_id, person_id, to_id, starts, reason, because)
       values ($1, $2, $3, $4, '2026-12-01', 'LEFTRL', 'An invented new job')`,
    [handoverId, newId(), person, worker],
  );
  await owner.query(
    `insert into practice.handover_event (id, person_id, handover_id, kind, whom, who, happened_on, by_whom, how, words)
       values ($1, $2, $3, 'told', 'child', 'Ada', '2026-11-20', 'Ruth', 'visit', 'Will you still come to my match?')`,
    [eventId, person, handoverId],
  );
  const assignmentId = newId();
  await owner.query(
    "insert into workforce.assignment (id, person_id, worker_id, role, starts) values ($1, $2, $3, 'volunteer', '2026-11-01')",
    [assignmentId, person, worker],
  );
  return { handoverId, eventId, assignmentId, part: 'child-told' };
}
