import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Action } from './action.ts';
import { sees } from './action.ts';

/** What the account of a transaction may do, as long as the transaction only reads. */
export type Rights = {
  /** The roles it holds today. */
  readonly roles: () => Promise<ReadonlySet<string>>;
  /** Whether `authorise` would succeed: for showing or leaving out a link. */
  readonly may: (act: Action, subject: string | null) => Promise<boolean>;
};

/**
 * Asks the database once for the roles and once for each subject, however many links a page has to weigh. Only for a
 * transaction that changes nothing: an answer that was given stays.
 */
export function openRights(db: Read): Rights {
  let held: Promise<ReadonlySet<string>> | undefined;
  const seen = new Map<string, Promise<boolean>>();
  const roles = () => (held ??= listHeldRoles(db));
  const isSeen = (subject: string) => {
    const asked = seen.get(subject) ?? sees(db, subject);
    seen.set(subject, asked);
    return asked;
  };
  return {
    roles,
    may: async (act, subject) => {
      const mine = await roles();
      if (!act.roles.some((role) => mine.has(role))) return false;
      return act.on === 'nothing' || (subject !== null && (await isSeen(subject)));
    },
  };
}

/** The roles that the account holds today. */
export async function listHeldRoles(db: Read): Promise<ReadonlySet<string>> {
  const held = await db.query(sql<{ role: string }>`select role from access.role_grant
    where account_id = platform.actor() and starts <= platform.today() and (ends is null or ends > platform.today())`);
  return new Set(held.map(({ role }) => role));
}
