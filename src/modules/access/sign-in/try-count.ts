import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { inSql, signInLimits } from './limits.ts';
import type { AccountId } from './session.ts';

/** What is tried: at the door, or again by somebody who is signed in (whom strangers cannot keep from it). */
export type TryKind = 'password' | 'own password' | 'code' | 'own code' | 'one-time code';

/** Whose try it is, of what, and from which known browser; `stranger` is every other one together. */
export type Try = {
  readonly account: AccountId;
  readonly kind: TryKind;
  readonly device: string;
  readonly now: Instant;
};

export const stranger = '00000000-0000-0000-0000-000000000000';

/**
 * Whether a try fits, unless there were too many wrong ones before; counts it. `fits` runs either way, so that the time
 * does not tell which it was. What it does to the database must do no harm when the account rests: ask `rests`.
 */
export async function tryOnce(
  db: Write,
  of: Try,
  fits: (rests: boolean) => Promise<boolean>,
): Promise<boolean> {
  const { account, kind, device, now } = of;
  const found = await db.first(sql<{ rests: boolean }>`
    select coalesce(access.start_try(${account}, ${kind}, ${device}) > ${now}, false) as rests`);
  const rests = found?.rests ?? false;
  const fit = await fits(rests);
  if (rests) return false;
  await db.run(sql`select access.count_try(${account}, ${kind}, ${device}, ${fit}, ${inSql(signInLimits.tries)},
    ${now}::timestamptz + make_interval(mins => ${inSql(signInLimits.rest)}))`);
  return fit;
}
