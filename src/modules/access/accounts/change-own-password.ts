import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { Authorised } from '../actions/action.ts';
import { checkOwnPassword } from '../sign-in/check-password.ts';
import type { SignedIn } from '../sign-in/session.ts';
import { startSession } from '../sign-in/session.ts';
import { hashPassword } from './password.ts';
import type { PasswordRefusal } from './password-rules.ts';
import type { LeakedPasswords } from './leaked-passwords.ts';
import { refuseNewPassword } from './refuse-new-password.ts';

export type PasswordChange = { readonly current: string; readonly wanted: string };
export type PasswordChanged =
  { readonly token: string } | { readonly refused: PasswordRefusal | 'not right' | 'the same' };

type Context = {
  readonly who: SignedIn;
  readonly now: Instant;
  readonly authorised: Authorised<'manageOwnAccount'>;
  readonly leaked: LeakedPasswords | undefined;
};

/**
 * Replaces the password of who is signed in. All their sessions end; the token is of a new one for this browser.
 * A wrong current password counts towards the account's rest, as at sign-in.
 */
export async function changeOwnPassword(
  db: Write,
  { who, now, leaked }: Context,
  change: PasswordChange,
): Promise<PasswordChanged> {
  const { fits } = await checkOwnPassword(db, change.current, now);
  if (!fits) return { refused: 'not right' };
  if (change.wanted === change.current) return { refused: 'the same' };
  const refused = await refuseNewPassword(change.wanted, await ownWords(db, who), leaked);
  if (refused) return { refused };
  await db.run(sql`select access.replace_own_password(${await hashPassword(change.wanted)}, ${now})`);
  return { token: await startSession(db, 'staff', who.accountId, { now, way: who.way }) };
}

async function ownWords(db: Write, who: SignedIn): Promise<readonly string[]> {
  const found = await db.first(
    sql<{ email: string | null }>`select email from access.account where id = platform.actor()`,
  );
  return [who.name, found?.email ?? ''];
}
