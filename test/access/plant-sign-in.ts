import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** Another sign-in of the account, a form of theirs that waits for a proof, and a key. */
export async function plantSignIn(owner: Client, account: string) {
  const [sessionId, keptId, keyId, formDraftId] = [newId(), newId(), newId(), newId()];
  await owner.query(
    `insert into platform.session (id, token_hash, face, account_id, csrf_token, expires_at)
       values ($1::uuid, sha256(convert_to($1::text, 'UTF8')), 'staff', $2, 'x', '2026-11-23T09:00:00Z')`,
    [sessionId, account],
  );
  await owner.query(
    `insert into access.kept_form (id, account_id, path, fields) values ($1, $2, '/search', '{}')`,
    [keptId, account],
  );
  await owner.query(
    `insert into access.sign_in_key (id, account_id, credential_id, public_key, counter, name) values ($1, $2, $3, '\\x00', 0, 'x')`,
    [keyId, account, `key ${keyId}`],
  );
  await owner.query(
    `insert into access.form_draft (id, account_id, form, page, title, typed, saves) values ($1, $2, '/search#x', '/search', 'x', 'x=y', 1)`,
    [formDraftId, account],
  );
  return { sessionId, keptId, keyId, formDraftId };
}
