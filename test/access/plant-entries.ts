import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** A visit to this person that the account has begun, and one that somebody finished. */
export async function plantEntries(
  owner: Client,
  account: string,
  person: string,
): Promise<{ readonly draftId: string; readonly entryId: string }> {
  const [draftId, entryId] = [newId(), newId()];
  await owner.query(
    `insert into practice.entry_draft (id, draft_id, person_id, author_id, place, version, shared, own)
       values ($1, $2, $3, $4, 0, 2, '{"purpose": "To see the new room"}', '{"seen": "alone"}')`,
    [newId(), draftId, person, account],
  );
  await owner.query(
    `insert into practice.entry (id, person_id, event_id, kind, happened_on, place, seen, sleeps)
       values ($1, $2, $3, 'visit', '2026-11-01', 'where they live', 'alone', 'as recorded')`,
    [entryId, person, newId()],
  );
  await owner.query(
    `insert into practice.entry_passage (id, person_id, entry_id, place, about, words)
       values ($1, $2, $3, 0, 'purpose', 'To see the new room')`,
    [newId(), person, entryId],
  );
  return { draftId, entryId };
}
