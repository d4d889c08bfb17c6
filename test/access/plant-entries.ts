import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

const shared = {
  'visited_on-day': '1',
  'visited_on-month': '11',
  'visited_on-year': '2026',
  place: 'where they live',
  purpose: 'To see the new room',
  gained: 'They chose the colour',
  sleeps: 'as recorded',
};

/** A visit to this person that the account has written and not sent, and one that somebody finished. */
export async function plantEntries(
  owner: Client,
  account: string,
  person: string,
): Promise<{ readonly draftId: string; readonly entryId: string }> {
  const [draftId, entryId] = [newId(), newId()];
  await owner.query(
    `insert into practice.entry_draft (id, draft_id, person_id, author_id, place, version, shared, own)
       values ($1, $2, $3, $4, 0, 2, $5, '{"seen": "alone"}')`,
    [newId(), draftId, person, account, JSON.stringify(shared)],
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
