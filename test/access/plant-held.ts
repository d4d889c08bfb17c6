import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** A visit to this person that the account's device sent twice with different words: one of them waits for a decision. */
export async function plantHeld(owner: Client, account: string, person: string): Promise<string> {
  const id = newId();
  await owner.query(
    `insert into practice.offline_held (id, person_id, event_id, author_id, reason, place, shared, own, said_at)
       values ($1, $2, $3, $4, 'conflict', 0, '{"purpose": "To see the new room"}', '{"seen": "alone"}', '2026-11-20T09:00:00Z')`,
    [id, person, newId(), account],
  );
  return id;
}
