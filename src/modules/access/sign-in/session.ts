import { createHash, randomBytes } from 'node:crypto';
import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { Face } from '../../../platform/http/server.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { inSql, signInLimits } from './limits.ts';

export type AccountId = Id<'account'>;

/** Who is signed in, on which face; `csrf` goes into every form. */
export type SignedIn = {
  readonly accountId: AccountId;
  readonly name: string;
  readonly csrf: string;
  /** Whether nothing else is open to them before they have chosen a password of their own. */
  readonly mustChangePassword: boolean;
  /** The same before they have set up their second factor. */
  readonly mustSetUpCodes: boolean;
  readonly sessionId: SessionId;
  readonly way: Way;
  /** When they last showed who they are: at sign-in, or since. */
  readonly provedAt: Instant;
};

export type SessionId = Id<'session'>;

/** How a session began: with a password, with the authority's provider, or by the door of a demonstration. */
export type Way = 'password' | 'provider' | 'demonstration';

export type Beginning = {
  readonly way?: Way;
  /** The browser in a few words. */
  readonly device?: string;
  /** Whether it opens nothing before a code was shown. */
  readonly awaitsCode?: boolean;
  /** Who it is at the provider, sealed. */
  readonly idToken?: Uint8Array;
  /** Which session of the provider it belongs to, as a hash. */
  readonly providerSession?: Uint8Array | null;
};

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Starts a session and returns its token; the database holds only the token's hash. */
export async function startSession(
  db: Write,
  face: Face,
  account: AccountId,
  begins: Instant | (Beginning & { readonly now: Instant }),
): Promise<string> {
  const {
    now,
    way = 'password',
    device = '',
    awaitsCode = false,
    idToken = null,
    providerSession = null,
  } = typeof begins === 'string' ? { now: begins } : begins;
  const token = newToken();
  await db.run(sql`insert into platform.session
      (token_hash, face, account_id, csrf_token, created_at, seen_at, proved_at, expires_at, way, device, awaits, id_token,
       provider_session)
    values (${hashOf(token)}, ${face}, ${account}, ${randomBytes(24).toString('base64url')}, ${now}, ${now}, ${now},
      ${now}::timestamptz + make_interval(hours => ${inSql(signInLimits.longest)}), ${way}, ${device}, ${awaitsCode ? 'code' : null}, ${idToken},
      ${providerSession})`);
  return token;
}

const newToken = () => randomBytes(32).toString('base64url');

/**
 * Notes that who is signed in has just shown who they are. The session goes on under a new token, its forms with it
 * (OWASP ASVS 5, 7.2.4); returns that token. @param providerSession where the proof began another session at the provider
 */
export async function renewProof(
  db: Write,
  token: string,
  now: Instant,
  providerSession: Uint8Array | null = null,
): Promise<string> {
  const renewed = newToken();
  await db.run(
    sql`update platform.session set token_hash = ${hashOf(renewed)}, proved_at = ${now},
      provider_session = coalesce(${providerSession}::bytea, provider_session) where token_hash = ${hashOf(token)}`,
  );
  await showToken(db, renewed);
  return renewed;
}

/** Ends one session because its browser signs out, or in anew: what was begun in it stays its account's. */
export async function endSession(db: Write, token: string, now: Instant): Promise<void> {
  await showToken(db, token);
  await db.run(
    sql`update platform.session set revoked_at = ${now}, signed_out_at = ${now}
         where token_hash = ${hashOf(token)} and revoked_at is null`,
  );
}

/**
 * Whether what the actor's browser was given in this session, at this moment, still speaks for the actor: the session is one of
 * theirs, and since then none of theirs was ended otherwise than by signing out (everywhere at once, with a change of roles, by an
 * administrator).
 */
export async function isSessionTrusted(db: Read, session: string, since: Instant): Promise<boolean> {
  const trusted = await db.first(sql`select 1 from platform.session t
    where t.id = ${session}::uuid and t.account_id = platform.actor() and not exists (
      select from platform.session s where s.account_id = platform.actor() and s.signed_out_at is null and s.revoked_at >= ${since})`);
  return trusted !== undefined;
}

/** Whether this session of the actor still runs: not ended, not left alone for too long, its account open. */
export async function isSessionRunning(db: Read, session: SessionId, now: Instant): Promise<boolean> {
  const running = await db.first(sql`select 1 from platform.session s
      join access.account a on a.id = s.account_id and a.closed_at is null
     where s.id = ${session}::uuid and s.account_id = platform.actor() and s.revoked_at is null and s.awaits is null
       and s.expires_at > ${now} and s.seen_at > ${now}::timestamptz - make_interval(mins => ${inSql(signInLimits.idle)})`);
  return running !== undefined;
}

/** Ends every session of the account that is signed in, wherever it is; returns how many. */
export function endOwnSessions(db: Write, now: Instant): Promise<number> {
  return db.run(
    sql`update platform.session set revoked_at = ${now} where account_id = platform.actor() and revoked_at is null`,
  );
}

/** Ends one session of the account that is signed in; returns whether it was theirs and ran. */
export async function endOwnSession(db: Write, session: SessionId, now: Instant): Promise<boolean> {
  const ended = await db.run(sql`update platform.session set revoked_at = ${now}
    where id = ${session} and account_id = platform.actor() and revoked_at is null`);
  return ended > 0;
}

/** A sign-in that runs, for a list: no token, nothing that opens anything. */
export type RunningSession = {
  readonly id: SessionId;
  readonly device: string;
  readonly way: Way;
  readonly startedAt: Instant;
  readonly seenAt: Instant;
};

/** The running sessions of the account that is signed in, last used first. */
export function listOwnSessions(db: Read, now: Instant): Promise<readonly RunningSession[]> {
  return db.query(sql<RunningSession>`select id, device, way, created_at as "startedAt", seen_at as "seenAt"
      from platform.session
     where account_id = platform.actor() and revoked_at is null and awaits is null and expires_at > ${now}
       and seen_at > ${now}::timestamptz - make_interval(mins => ${inSql(signInLimits.idle)})
     order by seen_at desc, id`);
}

/** The session of a token on this face, if it still runs and its account is open; marks it seen once a minute. */
export async function findSession(
  db: Write,
  face: Face,
  token: string,
  now: Instant,
): Promise<SignedIn | undefined> {
  const [, found] = await Promise.all([showToken(db, token), findRunning(db, face, token, now)]);
  if (found?.stale_mark)
    await db.run(sql`update platform.session set seen_at = ${now} where token_hash = ${hashOf(token)}`);
  return (
    found && {
      accountId: found.account_id,
      name: found.name,
      csrf: found.csrf_token,
      mustChangePassword: found.must_change_password,
      mustSetUpCodes: found.must_set_up_codes,
      sessionId: found.id,
      way: found.way,
      provedAt: found.proved_at,
    }
  );
}

/** For how many minutes a code is waited for after the password (local default). */
const codeMinutes = 10;

/** The account whose password was right and whose code is waited for, if that was a short while ago. */
export async function findHalfway(db: Write, token: string, now: Instant): Promise<AccountId | undefined> {
  await showToken(db, token);
  const found = await db.first(sql<{ account: AccountId }>`select s.account_id as account
      from platform.session s join access.account a on a.id = s.account_id and a.closed_at is null
     where s.token_hash = ${hashOf(token)} and s.face = 'staff' and s.awaits = 'code' and s.revoked_at is null
       and s.created_at > ${now}::timestamptz - make_interval(mins => ${codeMinutes})`);
  return found?.account;
}

/** Row-level security shows the session of this token to the transaction, and no other. */
export async function showToken(db: Write, token: string): Promise<void> {
  await db.run(sql`select set_config('kith.token', ${hashOf(token).toString('hex')}, true)`);
}

type Running = {
  account_id: AccountId;
  name: string;
  csrf_token: string;
  must_change_password: boolean;
  must_set_up_codes: boolean;
  id: SessionId;
  way: Way;
  proved_at: Instant;
  stale_mark: boolean;
};

function findRunning(db: Read, face: Face, token: string, now: Instant): Promise<Running | undefined> {
  return db.first(sql<Running>`
    select s.account_id, a.name, s.csrf_token, a.must_change_password, s.id, s.way, s.proved_at,
           s.way = 'password' and a.has_password and access.second_factor_required()
             and not exists (select from access.second_factor f where f.account_id = a.id and f.sealed is not null) as must_set_up_codes,
           s.seen_at < ${now}::timestamptz - interval '1 minute' as stale_mark
      from platform.session s
      join access.account a on a.id = s.account_id and a.face = s.face and a.closed_at is null
     where s.token_hash = ${hashOf(token)} and s.face = ${face} and s.revoked_at is null and s.awaits is null
       and s.expires_at > ${now} and s.seen_at > ${now}::timestamptz - make_interval(mins => ${inSql(signInLimits.idle)})`);
}

/** From here on, the transaction is this account's, at this moment: row-level security shows what it may see. */
export async function become(db: Write, account: AccountId, now: Instant): Promise<void> {
  await db.run(
    sql`select set_config('kith.account', ${account}, true), set_config('kith.now', ${now}::text, true)`,
  );
}

/** Whose session a token is of, and who that is at the provider, sealed; undefined where it did not begin there. */
export async function findIdToken(
  db: Write,
  token: string,
): Promise<{ readonly account: AccountId; readonly sealed: Uint8Array } | undefined> {
  await showToken(db, token);
  return db.first(sql<{ account: AccountId; sealed: Buffer }>`select account_id as account, id_token as sealed
    from platform.session where token_hash = ${hashOf(token)} and revoked_at is null and id_token is not null`);
}

/** From here on, it is this moment for functions in SQL, whoever the transaction is for. */
export async function setMoment(db: Write, now: Instant): Promise<void> {
  await db.run(sql`select set_config('kith.now', ${now}::text, true)`);
}
