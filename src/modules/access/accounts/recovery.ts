import { createHash, randomInt } from 'node:crypto';
import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { addHours, formatInstantInFull } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { queueMessage } from '../../../platform/messages/messages.ts';
import type { AccountId, RunningSession } from '../sign-in/session.ts';
import { setMoment } from '../sign-in/session.ts';

/** For how many hours a code that an administrator gives can be used (local default). */
export const codeHours = 24;

/** What a code is for: to link a sign-in of the authority's provider, a new password, a second factor set up anew. */
export type CodePurpose = 'link' | 'password' | 'second factor';

/** A code to hand over, in groups of four; shown once, kept as a hash. */
export type GivenCode = { readonly code: string; readonly expiresAt: Instant; readonly path: string };

/** Letters and digits that are not taken for each other when they are read out (no 0 O 1 I L U). */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Sixteen letters: 78 bits, so that a hash of it can be kept without more. */
export function makeCode(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/** The hash under which a code is kept, however it was typed. */
export function hashCode(typed: string): Buffer {
  return createHash('sha256')
    .update(typed.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest();
}

/**
 * Gives somebody a code with which they choose a new password, or link their sign-in. For an administrator's transaction
 * (role app) or the console's (loader); the route or command writes the trail. The holder is told by a message.
 * @throws a refusal of the database when neither
 */
export async function startRecovery(
  db: Write,
  account: AccountId,
  purpose: CodePurpose,
  now: Instant,
): Promise<GivenCode> {
  await setMoment(db, now);
  const [code, expiresAt] = [makeCode(), addHours(now, codeHours)];
  await db.run(
    sql`select access.give_one_time_code(${account}, ${purpose}, ${hashCode(code)}, ${expiresAt})`,
  );
  await tellHolder(db, account, purpose, expiresAt);
  return { code, expiresAt, path: pathOf[purpose] };
}

/** Where each code is typed. */
const pathOf: Readonly<Record<CodePurpose, string>> = {
  link: '/sign-in',
  password: '/sign-in/recovery',
  'second factor': '/sign-in',
};

/**
 * Takes somebody's second factor away, at once: their sign-ins end, their recovery codes open nothing more. With their
 * password and the code that this returns they set up another.
 */
export function resetSecondFactor(db: Write, account: AccountId, now: Instant): Promise<GivenCode> {
  return startRecovery(db, account, 'second factor', now);
}

/** The running sign-ins of an account, last used first. For an administrator or the console. */
export function listSessionsOf(db: Read, account: AccountId): Promise<readonly RunningSession[]> {
  return db.query(sql<RunningSession>`select id, device, way, created_at as "startedAt", seen_at as "seenAt"
    from access.sessions_of(${account})`);
}

/** Ends every sign-in of an account; returns how many. For an administrator or the console. */
export async function endSessionsOf(db: Write, account: AccountId, now: Instant): Promise<number> {
  await setMoment(db, now);
  const found = await db.first(sql<{ ended: number }>`select access.end_sessions_of(${account}) as ended`);
  return found?.ended ?? 0;
}

const told: Readonly<Record<CodePurpose, string>> = {
  link: 'A code was made with which your council’s sign-in is linked to your Kith account.',
  password: 'A code was made with which a new password can be chosen for your Kith account.',
  'second factor':
    'Your second step for signing in to Kith was taken away, and you were signed out everywhere. A code was made with which you set it up again.',
};

/** The message never holds the code: who reads somebody's mail gets nowhere with it. */
async function tellHolder(
  db: Write,
  account: AccountId,
  purpose: CodePurpose,
  until: Instant,
): Promise<void> {
  const holder = await db.first(
    sql<{ email: string | null }>`select email from access.account where id = ${account}`,
  );
  if (!holder?.email) return;
  const body = `${told[purpose]} It can be used until ${formatInstantInFull(until)}. If you did not ask for this, tell whoever runs Kith in your council now.`;
  await queueMessage(db, { channel: 'email', recipient: holder.email, subject: 'Your Kith account', body });
}
