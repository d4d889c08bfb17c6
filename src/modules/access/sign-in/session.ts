import { createHash, randomBytes } from 'node:crypto';
import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { Face } from '../../../platform/http/server.ts';
import type { Id } from '../../../platform/ids/ids.ts';

export type AccountId = Id<'account'>;

/** Who is signed in, on which face; `csrf` goes into every form. */
export type SignedIn = {
  readonly accountId: AccountId;
  readonly name: string;
  readonly csrf: string;
  /** Whether nothing else is open to them before they have chosen a password of their own. */
  readonly mustChangePassword: boolean;
};

/** Hours after the last request, and after sign-in, at which a session ends (local defaults). */
const idleHours = 12;
const longestHours = 16;

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Starts a session and returns its token; the database holds only the token's hash. */
export async function startSession(db: Write, face: Face, account: AccountId, now: Instant): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.run(sql`insert into platform.session (token_hash, face, account_id, csrf_token, created_at, seen_at, expires_at)
    values (${hashOf(token)}, ${face}, ${account}, ${randomBytes(24).toString('base64url')}, ${now}, ${now},
      ${now}::timestamptz + make_interval(hours => ${longestHours}))`);
  return token;
}

/** Ends one session. */
export async function endSession(db: Write, token: string, now: Instant): Promise<void> {
  await showToken(db, token);
  await db.run(
    sql`update platform.session set revoked_at = ${now} where token_hash = ${hashOf(token)} and revoked_at is null`,
  );
}

/** Ends every session of the account that is signed in, wherever it is; returns how many. */
export function endOwnSessions(db: Write, now: Instant): Promise<number> {
  return db.run(
    sql`update platform.session set revoked_at = ${now} where account_id = platform.actor() and revoked_at is null`,
  );
}

/** The session of a token on this face, if it still runs and its account is open; marks it seen once a minute. */
export async function findSession(
  db: Write,
  face: Face,
  token: string,
  now: Instant,
): Promise<SignedIn | undefined> {
  await showToken(db, token);
  const found = await findRunning(db, face, token, now);
  if (found?.stale_mark)
    await db.run(sql`update platform.session set seen_at = ${now} where token_hash = ${hashOf(token)}`);
  return (
    found && {
      accountId: found.account_id,
      name: found.name,
      csrf: found.csrf_token,
      mustChangePassword: found.must_change_password,
    }
  );
}

/** Row-level security shows the session of this token to the transaction, and no other. */
async function showToken(db: Write, token: string): Promise<void> {
  await db.run(sql`select set_config('kith.token', ${hashOf(token).toString('hex')}, true)`);
}

type Running = {
  account_id: AccountId;
  name: string;
  csrf_token: string;
  must_change_password: boolean;
  stale_mark: boolean;
};

function findRunning(db: Read, face: Face, token: string, now: Instant): Promise<Running | undefined> {
  return db.first(sql<Running>`
    select s.account_id, a.name, s.csrf_token, a.must_change_password, s.seen_at < ${now}::timestamptz - interval '1 minute' as stale_mark
      from platform.session s
      join access.account a on a.id = s.account_id and a.face = s.face and a.closed_at is null
     where s.token_hash = ${hashOf(token)} and s.face = ${face} and s.revoked_at is null
       and s.expires_at > ${now} and s.seen_at > ${now}::timestamptz - make_interval(hours => ${idleHours})`);
}

/** From here on, the transaction is this account's, at this moment: row-level security shows what it may see. */
export async function become(db: Write, account: AccountId, now: Instant): Promise<void> {
  await db.run(
    sql`select set_config('kith.account', ${account}, true), set_config('kith.now', ${now}::text, true)`,
  );
}
