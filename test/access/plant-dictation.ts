import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** A recording of this account for a draft about this person, written down and not accepted. */
export async function plantDictation(
  owner: Client,
  {
    account,
    person,
    draftId,
  }: { readonly account: string; readonly person: string; readonly draftId: string },
): Promise<string> {
  const id = newId();
  await owner.query(
    `insert into practice.dictation (id, upload_id, person_id, draft_id, author_id, family_told, seconds, sha256, state, passages, written_down_at)
       values ($1, $1, $2, $3, $4, true, 3, '', 'ready', '["She was not at home on the third of March."]', now())`,
    [id, person, draftId, account],
  );
  await owner.query(
    "insert into practice.dictation_sound (dictation_id, person_id, author_id, content) values ($1, $2, $3, 'sound')",
    [id, person, account],
  );
  return id;
}
