import type { Read, Write } from '../../../../platform/database/database.ts';
import { sql } from '../../../../platform/database/database.ts';
import type { Instant } from '../../../../platform/dates/plain-date.ts';
import type { Id } from '../../../../platform/ids/ids.ts';
import { newId } from '../../../../platform/ids/ids.ts';
import type { AccountId } from '../session.ts';

export type KeyId = Id<'sign-in key'>;

export type SignInKey = {
  readonly id: KeyId;
  readonly name: string;
  readonly credentialId: string;
  readonly addedAt: Instant;
  readonly usedAt: Instant | null;
};

/** The keys of the account that is signed in, or that is about to be (showToken), the first added first. */
export function listKeys(db: Read, account: AccountId): Promise<readonly SignInKey[]> {
  return db.query(sql<SignInKey>`select id, name, credential_id as "credentialId", added_at as "addedAt", used_at as "usedAt"
    from access.sign_in_key where account_id = ${account} and removed_at is null order by added_at, id`);
}

export type StoredKey = { readonly publicKey: Buffer; readonly counter: string };

export function findKey(db: Read, account: AccountId, credentialId: string): Promise<StoredKey | undefined> {
  return db.first(sql<StoredKey>`select public_key as "publicKey", counter from access.sign_in_key
    where account_id = ${account} and credential_id = ${credentialId} and removed_at is null`);
}

export type NewKey = {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly name: string;
};

/** Adds a key to the account that is signed in; whether it was not somebody's already. */
export async function addKey(db: Write, account: AccountId, key: NewKey): Promise<boolean> {
  const added =
    await db.run(sql`insert into access.sign_in_key (id, account_id, credential_id, public_key, counter, name)
    values (${newId()}, ${account}, ${key.credentialId}, ${Buffer.from(key.publicKey)}, ${key.counter}, ${key.name})
    on conflict (credential_id) do nothing`);
  return added > 0;
}

/** Takes a key of the account that is signed in away; whether there was one. */
export async function removeKey(db: Write, id: string, now: Instant): Promise<boolean> {
  const removed = await db.run(sql`update access.sign_in_key set removed_at = ${now}
    where id = ${id} and account_id = platform.actor() and removed_at is null`);
  return removed > 0;
}
