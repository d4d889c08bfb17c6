import type { EarlyRequest } from '../../routes/route.ts';
import type { Means } from '../means.ts';
import type { SecretKey } from '../secret-box.ts';
import { seal, unseal } from '../secret-box.ts';
import { findIdToken } from '../session.ts';
import { findSignOutAddress } from './ask-provider.ts';

const purposeOf = (account: string) => `ID token of ${account}`;

/** An ID token as a session keeps it, for telling the provider who signs out. */
export function sealIdToken(key: SecretKey, account: string, idToken: string): Buffer {
  return seal(key, purposeOf(account), idToken);
}

/**
 * Where the browser goes to sign out at the provider too (RP-Initiated Logout 1.0); undefined for sessions that did not
 * begin there, and where the provider cannot be asked: signing out of Kith never waits for it to be well.
 */
export async function findWayOut(
  { provider, secretKey }: Means,
  early: EarlyRequest,
): Promise<URL | undefined> {
  const token = early.cookie('');
  if (!provider || !secretKey || token === undefined) return undefined;
  const found = await early.database.transaction({ account: null, role: 'app' }, early.today, (db) =>
    findIdToken(db, token),
  );
  const idToken = found && unseal(secretKey, purposeOf(found.account), found.sealed);
  return idToken === undefined ? undefined : findSignOutAddress(provider, idToken);
}
