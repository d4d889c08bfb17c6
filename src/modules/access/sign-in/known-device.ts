import { randomBytes } from 'node:crypto';
import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { CookieChange } from '../../../platform/http/reply.ts';
import { deviceDays, hashOf } from './check-password.ts';
import type { AccountId } from './session.ts';

/**
 * Remembers the browser of a sign-in that has succeeded: a random mark in a cookie of which the database holds the hash. It
 * opens nothing; it only keeps strangers' wrong tries from counting against this browser.
 */
export async function knowDevice(
  db: Write,
  account: AccountId,
  shown: string | undefined,
): Promise<CookieChange> {
  const fresh = randomBytes(32).toString('base64url');
  const found = await db.first(sql<{ ours: boolean }>`
    select access.know_device(${account}, ${hashOf(shown ?? '')}, ${hashOf(fresh)}) as ours`);
  return { suffix: 'known', value: found?.ours && shown ? shown : fresh, seconds: deviceDays * 86_400 };
}
