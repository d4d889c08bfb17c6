import { createHash } from 'node:crypto';
import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { addHours } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { passwordFits } from '../accounts/password.ts';
import { inSql, signInLimits } from './limits.ts';
import type { AccountId } from './session.ts';
import { tryOnce } from './try-count.ts';

/** What a try came to: whose account was tried, where there is one (for the trail, never for the page), and whether it fits. */
export type PasswordCheck = { readonly account: AccountId | null; readonly fits: boolean };

export type Credentials = {
  readonly account_id: AccountId;
  readonly password_hash: string | null;
  /** The known browser of the request, or `stranger`. */
  readonly device_id: string;
};

/** For how many days a browser stays known after its last sign-in (local default). */
export const deviceDays = 90;

/**
 * The account of an e-mail address, and whether the browser that asks is known to it. A first password that nobody used in
 * its time is none.
 */
export function findCredentials(
  db: Read,
  email: string,
  device: string | undefined,
  now: Instant,
): Promise<Credentials | undefined> {
  return db.first(sql<Credentials>`select account_id, password_hash, device_id
    from access.credentials_of(${email}, ${hashOf(device ?? '')}, ${addHours(now, -24 * deviceDays)},
      ${now}::timestamptz - make_interval(days => ${inSql(signInLimits.firstPassword)}))`);
}

/**
 * Checks a password of an account, where there is one, and counts the try; the handler answers with a page either way, so
 * the count commits. The work is the same whether the account exists, rests or has no password: which it was cannot be
 * told from it. A browser that the account was signed in with before has tries of its own, so that nobody is kept out of
 * their own browser by strangers' guesses; strangers together have five.
 */
export async function checkPassword(
  db: Write,
  found: Credentials | undefined,
  password: string,
  now: Instant,
): Promise<PasswordCheck> {
  return check(db, found, { kind: 'password', password, now });
}

/** The same for the account that is signed in, which is asked for its password again before it changes it. */
export async function checkOwnPassword(db: Write, password: string, now: Instant): Promise<PasswordCheck> {
  const own = await db.first(
    sql<Credentials>`select account_id, password_hash, device_id from access.own_credentials()`,
  );
  return check(db, own, { kind: 'own password', password, now });
}

/** Whether the account that is signed in has a password at all: those of a demonstration have none. */
export async function hasOwnPassword(db: Read): Promise<boolean> {
  const found = await db.first(
    sql<{ known: boolean }>`select password_hash is not null as known from access.own_credentials()`,
  );
  return found?.known ?? false;
}

type Asked = { readonly kind: 'password' | 'own password'; readonly password: string; readonly now: Instant };

async function check(db: Write, found: Credentials | undefined, asked: Asked): Promise<PasswordCheck> {
  const { kind, password, now } = asked;
  if (!found) return { account: null, fits: await passwordFits(null, password) };
  const { account_id: account, password_hash: stored, device_id: device } = found;
  const fits = await tryOnce(db, { account, kind, device, now }, () => passwordFits(stored, password));
  return { account, fits };
}

/** What the database keeps of a browser's mark. */
export const hashOf = (text: string) => createHash('sha256').update(text).digest();
