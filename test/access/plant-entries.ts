import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';
import { plantDictation } from './plant-dictation.ts';

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
): Promise<{
  readonly dictationId: string;
  readonly draftId: string;
  readonly entryId: string;
  readonly attachmentId: string;
  readonly fileSize: string;
}> {
  const [draftId, entryId, eventId] = [newId(), newId(), newId()];
  await owner.query(
    `insert into practice.entry_draft (id, draft_id, person_id, author_id, place, version, shared, own)
       values ($1, $2, $3, $4, 0, 2, $5, '{"seen": "alone"}')`,
    [newId(), draftId, person, account, JSON.stringify(shared)],
  );
  await owner.query(
    `insert into practice.entry (id, person_id, event_id, kind, happened_on, place, seen, sleeps)
       values ($1, $2, $3, 'visit', '2026-11-01', 'where they live', 'alone', 'as recorded')`,
    [entryId, person, eventId],
  );
  await owner.query(
    `insert into practice.entry_passage (id, person_id, entry_id, place, about, words)
       values ($1, $2, $3, 0, 'purpose', 'To see the new room')`,
    [newId(), person, entryId],
  );
  const attachmentId = await plantDocument(owner, { person, eventId });
  const dictationId = await plantDictation(owner, { account, person, draftId });
  return { draftId, entryId, attachmentId, fileSize: 'whole', dictationId };
}

/** An invented document that hangs on this event of this person; gives its id. */
export async function plantDocument(
  owner: Client,
  { person, eventId }: { readonly person: string; readonly eventId: string },
): Promise<string> {
  const id = newId();
  const content = Buffer.from('%PDF-1.4 invented %%EOF');
  await owner.query(
    `insert into practice.attachment (id, file_id, person_id, event_id, kind, name, media_type, bytes, sha256, words, made_by, made_on, agreed)
       values ($1, $2, $3, $4, 'document', 'letter.pdf', 'application/pdf', $5, sha256($6), 'An invented letter', 'A school', '2026-11-01', 'yes')`,
    [id, newId(), person, eventId, content.length, content],
  );
  await owner.query(
    'insert into practice.attachment_file (attachment_id, person_id, content) values ($1, $2, $3)',
    [id, person, content],
  );
  return id;
}
