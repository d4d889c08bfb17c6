import type { Database } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { passwordFits } from '../accounts/password.ts';
import type { AccountId } from './session.ts';

/** Wrong passwords in a row after which an account rests, and for how many minutes (local defaults). */
const attempts = 5;
const restMinutes = 15;

type Stored = { id: AccountId; password_hash: string | null; locked: boolean };

/**
 * Checks an e-mail address and a password in a transaction of its own, so that a wrong try is counted whatever follows.
 * @returns the account, or null: which of the two was wrong, or that the account rests, is not told apart.
 */
export function checkPassword(
  database: Database,
  email: string,
  password: string,
  now: Instant,
): Promise<AccountId | null> {
  return database.transaction({ account: null, role: 'loader' }, null, async (db) => {
    const stored =
      await db.first(sql<Stored>`select id, password_hash, coalesce(locked_until > ${now}::timestamptz, false) as locked
      from access.account where lower(email) = lower(${email}) and face = 'staff' and closed_at is null for update`);
    const fits = await passwordFits(stored?.password_hash ?? null, password);
    if (!stored || stored.locked) return null;
    await db.run(
      fits
        ? sql`update access.account set failed_attempts = 0, locked_until = null where id = ${stored.id}`
        : sql`update access.account set failed_attempts = failed_attempts + 1, locked_until = case when failed_attempts + 1 >= ${attempts}
            then ${now}::timestamptz + make_interval(mins => ${restMinutes}) end where id = ${stored.id}`,
    );
    return fits ? stored.id : null;
  });
}
