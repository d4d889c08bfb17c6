import { createHash, randomBytes } from 'node:crypto';
import type { Write } from '../../../../platform/database/database.ts';
import { sql } from '../../../../platform/database/database.ts';
import { addHours } from '../../../../platform/dates/instant.ts';
import type { Instant } from '../../../../platform/dates/plain-date.ts';
import type { CookieChange } from '../../../../platform/http/reply.ts';
import type { AccountId } from '../session.ts';

/** Minutes that somebody has at the provider, and with a code of an administrator (local default). */
const tripMinutes = 10;

export type Purpose = 'sign in' | 'proof';

/** A sign-in that came back from the provider, as it was begun. */
export type Trip = {
  readonly purpose: Purpose;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
  /** Whose proof it is to be. */
  readonly account: AccountId | null;
  readonly beganAt: Instant;
};

type NewTrip = Omit<Trip, 'beganAt'> & { readonly state: string };

const hashOf = (text: string) => createHash('sha256').update(text).digest();

/** Keeps a trip and binds it to the browser by a cookie, which this returns. */
export async function beginTrip(db: Write, trip: NewTrip): Promise<CookieChange> {
  const browser = randomBytes(32).toString('base64url');
  await db.run(sql`select access.begin_trip(${hashOf(trip.state)}, ${hashOf(browser)}, ${trip.purpose}, ${trip.nonce},
    ${trip.verifier}, ${trip.returnTo}, ${trip.account})`);
  return { suffix: 'away', value: browser, seconds: tripMinutes * 60 };
}

/** The trip of a state, once, in the browser that began it and not long ago. */
export function takeTrip(db: Write, state: string, browser: string, now: Instant): Promise<Trip | undefined> {
  return db.first(sql<Trip>`select purpose, nonce, verifier, return_to as "returnTo", account_id as account, began_at as "beganAt"
    from access.take_trip(${hashOf(state)}, ${hashOf(browser)}, ${since(now)})`);
}

/** Keeps whom the provider named until they typed an administrator's code. */
export async function awaitLink(
  db: Write,
  identity: Identity & { readonly session: Buffer | null },
  returnTo: string,
): Promise<CookieChange> {
  const browser = randomBytes(32).toString('base64url');
  await db.run(
    sql`select access.await_link(${hashOf(browser)}, ${identity.issuer}, ${identity.subject}, ${identity.session}, ${returnTo})`,
  );
  return { suffix: 'away', value: browser, seconds: tripMinutes * 60 };
}

/** Who somebody is at the provider. */
export type Identity = { readonly issuer: string; readonly subject: string };

export async function findLinkedAccount(
  db: Write,
  { issuer, subject }: Identity,
): Promise<AccountId | undefined> {
  const found = await db.first(
    sql<{ account: AccountId | null }>`select access.account_of_identity(${issuer}, ${subject}) as account`,
  );
  return found?.account ?? undefined;
}

type Linked = { readonly account: AccountId; readonly returnTo: string; readonly session: Buffer | null };

/** Links whom this browser waits for to the account of a code; uses the code up. */
export async function linkWithCode(
  db: Write,
  browser: string,
  codeHash: Buffer,
  now: Instant,
): Promise<Linked | undefined> {
  const found = await db.first(sql<{ account: AccountId | null; returnTo: string; session: Buffer | null }>`
    select linked as account, to_return as "returnTo", at_session as session
      from access.link_with_code(${hashOf(browser)}, ${codeHash}, ${since(now)})`);
  return found?.account ? { ...found, account: found.account } : undefined;
}

const since = (now: Instant) => addHours(now, -tripMinutes / 60);
