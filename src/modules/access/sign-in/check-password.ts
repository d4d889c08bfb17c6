import type { Query, Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { passwordFits } from '../accounts/password.ts';
import type { AccountId } from './session.ts';

/** Wrong passwords in a row after which an account rests, and for how many minutes (local defaults). */
const attempts = 5;
const restMinutes = 15;

/** What a try came to: whose account was tried, where there is one (for the trail, never for the page), and whether it fits. */
export type PasswordCheck = { readonly account: AccountId | null; readonly fits: boolean };

type Credentials = { account_id: AccountId; password_hash: string | null; resting: boolean };

/**
 * Checks an e-mail address and a password, and counts the try; the handler answers with a page either way, so the count
 * commits. The work is the same whether the account exists, rests or has no password: which it was cannot be told from it.
 */
export function checkPassword(
  db: Write,
  email: string,
  password: string,
  now: Instant,
): Promise<PasswordCheck> {
  return check(
    db,
    sql`select account_id, password_hash, coalesce(locked_until > ${now}::timestamptz, false) as resting
      from access.credentials_of(${email})`,
    password,
    now,
  );
}

/** The same for the account that is signed in, which is asked for its password again before it changes it. */
export function checkOwnPassword(db: Write, password: string, now: Instant): Promise<PasswordCheck> {
  return check(
    db,
    sql`select account_id, password_hash, coalesce(locked_until > ${now}::timestamptz, false) as resting
      from access.own_credentials()`,
    password,
    now,
  );
}

/** Whether the account that is signed in has a password at all: those of a demonstration have none. */
export async function hasOwnPassword(db: Read): Promise<boolean> {
  const found = await db.first(
    sql<{ known: boolean }>`select password_hash is not null as known from access.own_credentials()`,
  );
  return found?.known ?? false;
}

async function check(
  db: Write,
  query: Query<Credentials>,
  password: string,
  now: Instant,
): Promise<PasswordCheck> {
  const stored = await db.first(query);
  const fits = await passwordFits(stored?.password_hash ?? null, password);
  if (!stored || stored.resting) return { account: stored?.account_id ?? null, fits: false };
  await db.run(sql`select access.count_try(${stored.account_id}, ${fits}, ${attempts},
    ${now}::timestamptz + make_interval(mins => ${restMinutes}))`);
  return { account: stored.account_id, fits };
}
