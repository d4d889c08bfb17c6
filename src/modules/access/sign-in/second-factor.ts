import { generateSecret, generateURI, verify } from 'otplib';
import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { hashCode, makeCode } from '../accounts/recovery.ts';
import type { SecretKey } from './secret-box.ts';
import { seal, unseal } from './secret-box.ts';
import type { AccountId } from './session.ts';
import { tryOnce } from './try-count.ts';

/** Seconds that a code is shown, and by how many a phone's clock may be out: one code before and after (RFC 6238, 5.2). */
const step = 30;

/** How many codes are printed for the day on which the phone is lost (GK; a local default). */
export const recoveryCodes = 10;

export type SecondFactor = {
  readonly setUpAt: Instant | null;
  /** When an administrator took it away, so that a code of theirs is asked for. */
  readonly resetAt: Instant | null;
};

/** The second factor of the account that is signed in, or that is about to be (showToken). */
export function findSecondFactor(db: Read, account: AccountId): Promise<SecondFactor | undefined> {
  return db.first(sql<SecondFactor>`select set_up_at as "setUpAt", reset_at as "resetAt"
    from access.second_factor where account_id = ${account}`);
}

const purposeOf = (account: string) => `second factor of ${account}`;

type Typed = {
  readonly key: SecretKey | undefined;
  readonly account: AccountId;
  readonly kind: 'code' | 'own code';
  readonly device: string;
  readonly typed: string;
  readonly now: Instant;
};

/** Whether what was typed is a code of the phone or a recovery code that was not used yet; uses it up and counts the try. */
export function checkCode(db: Write, asked: Typed): Promise<boolean> {
  return tryOnce(db, asked, async (rests) => !rests && (await spend(db, asked)));
}

async function spend(db: Write, asked: Typed): Promise<boolean> {
  const digits = asked.typed.replace(/\s/g, '');
  if (/^\d{6}$/.test(digits)) return spendDigits(db, asked, digits);
  const found = await db.first(
    sql<{ spent: boolean }>`select access.spend_recovery_code(${hashCode(asked.typed)}) as spent`,
  );
  return found?.spent ?? false;
}

async function spendDigits(db: Write, { key, account, now }: Typed, digits: string): Promise<boolean> {
  const stored = await db.first(
    sql<{ sealed: Buffer | null }>`select sealed from access.second_factor where account_id = ${account}`,
  );
  const secret = key && stored?.sealed ? unseal(key, purposeOf(account), stored.sealed) : undefined;
  const used = secret === undefined ? undefined : await findStep(secret, digits, now);
  if (used === undefined) return false;
  const found = await db.first(sql<{ spent: boolean }>`select access.spend_step(${used}) as spent`);
  return found?.spent ?? false;
}

/** The half minute whose code this is, counted since 1970; undefined where it is none of those that count now. */
async function findStep(secret: string, digits: string, now: Instant): Promise<number | undefined> {
  const epoch = Math.floor(Date.parse(now) / 1000);
  const verdict = await verify({ secret, token: digits, epoch, epochTolerance: step });
  return verdict.valid ? Math.floor(epoch / step) + verdict.delta : undefined;
}

/** A new secret, as an app takes it: by picture of `uri` or typed by hand. */
export function makeSecret(name: string): { readonly secret: string; readonly uri: string } {
  const secret = generateSecret();
  return { secret, uri: uriOf(secret, name) };
}

export function uriOf(secret: string, name: string): string {
  return generateURI({ issuer: 'Kith', label: name, secret });
}

/**
 * Keeps a secret as the second factor of the account that is signed in, once a code shows that the phone has it; the one
 * before and its recovery codes open nothing more. Returns new recovery codes, or undefined where the code does not fit.
 */
export async function setUpSecondFactor(
  db: Write,
  asked: { readonly key: SecretKey; readonly account: AccountId; readonly now: Instant },
  secret: string,
  typed: string,
): Promise<readonly string[] | undefined> {
  const { key, account, now } = asked;
  const used = await findStep(secret, typed.replace(/\s/g, ''), now).catch(() => undefined);
  if (used === undefined) return undefined;
  await db.run(sql`insert into access.second_factor (account_id, sealed, set_up_at, last_step)
    values (${account}, ${seal(key, purposeOf(account), secret)}, ${now}, ${used})
    on conflict (account_id) do update set sealed = excluded.sealed, set_up_at = excluded.set_up_at,
      last_step = excluded.last_step, reset_at = null`);
  return renewRecoveryCodes(db, account);
}

/** New recovery codes for the account that is signed in; those before open nothing more. Shown once. */
export async function renewRecoveryCodes(db: Write, account: AccountId): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodes }, makeCode);
  await db.run(sql`delete from access.recovery_code where account_id = ${account}`);
  for (const code of codes)
    await db.run(
      sql`insert into access.recovery_code (account_id, code_hash) values (${account}, ${hashCode(code)})`,
    );
  return codes;
}

export async function countRecoveryCodes(db: Read, account: AccountId): Promise<number> {
  const found = await db.first(sql<{ left: number }>`select count(*)::int as left from access.recovery_code
    where account_id = ${account} and used_at is null`);
  return found?.left ?? 0;
}
