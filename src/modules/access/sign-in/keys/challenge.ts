import { createHash, randomBytes } from 'node:crypto';
import type { Write } from '../../../../platform/database/database.ts';
import { sql } from '../../../../platform/database/database.ts';
import type { Instant } from '../../../../platform/dates/plain-date.ts';
import type { SecretKey } from '../secret-box.ts';
import { seal, unseal } from '../secret-box.ts';

/** What a key is to sign, and the same sealed for the form: nothing is kept before it comes back. */
export type Challenge = { readonly text: string; readonly sealed: string };

/** What a signature is for: one that was given for the one is nothing for the other. */
export type ChallengePurpose = 'add a key' | 'sign in' | 'proof';

/** Whose challenge, and for what. */
export type ChallengeOf = { readonly purpose: ChallengePurpose; readonly account: string };

/** Minutes for which a page that asks for a key is good (local default). */
const minutes = 10;

const sealedFor = ({ purpose, account }: ChallengeOf) => `challenge to ${purpose} of ${account}`;

export function makeChallenge(key: SecretKey, of: ChallengeOf, now: Instant): Challenge {
  const text = randomBytes(32).toString('base64url');
  return { text, sealed: seal(key, sealedFor(of), `${text} ${now}`).toString('base64url') };
}

/** The challenge of a form, if it is of this account and purpose and not too old. */
export function openChallenge(
  key: SecretKey,
  of: ChallengeOf,
  sealed: unknown,
  now: Instant,
): string | undefined {
  if (typeof sealed !== 'string') return undefined;
  const opened = unseal(key, sealedFor(of), Buffer.from(sealed, 'base64url'));
  const [text, madeAt] = opened?.split(' ') ?? [];
  if (text === undefined || madeAt === undefined) return undefined;
  const age = Date.parse(now) - Date.parse(madeAt);
  return age >= 0 && age <= minutes * 60_000 ? text : undefined;
}

/** Whether nothing was signed for it before; from now on, something was. */
export async function spendChallenge(db: Write, text: string): Promise<boolean> {
  const hash = createHash('sha256').update(text).digest();
  const found = await db.first(sql<{ fresh: boolean }>`select access.spend_challenge(${hash}) as fresh`);
  return found?.fresh ?? false;
}
