import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Lines } from '../../../platform/http/page-of-list.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import type { AccountId } from '../sign-in/session.ts';

/** An account as administrators see it: who, whether it can be used, and no record that it may open. */
export type AdministeredAccount = {
  readonly id: AccountId;
  readonly name: string;
  readonly email: string | null;
  readonly createdAt: Instant;
  readonly closedAt: Instant | null;
  readonly lastSignedInAt: Instant | null;
  /** Until when it rests after wrong tries. */
  readonly lockedUntil: Instant | null;
  readonly mustChangePassword: boolean;
};
export type ListedAccount = AdministeredAccount & { readonly roles: readonly string[] };

export const accountStates = ['open', 'closed', 'locked', 'never'] as const;
export type AccountState = (typeof accountStates)[number];

export type AccountFilter = {
  readonly words: string | undefined;
  readonly role: string | undefined;
  readonly state: AccountState | undefined;
  readonly after: { readonly name: string; readonly id: string } | undefined;
};

/** Accounts by name: at most `most`, those after the last of the page before. Empty for who is no administrator. */
export function listAdministeredAccounts(
  db: Read,
  { words, role, state, after }: AccountFilter,
  most: number,
): Promise<readonly ListedAccount[]> {
  return db.query(sql<ListedAccount>`
    select id, name, email, created_at as "createdAt", closed_at as "closedAt", last_signed_in_at as "lastSignedInAt",
           locked_until as "lockedUntil", must_change_password as "mustChangePassword", roles
      from access.list_accounts(${escapeLike(words)}, ${role ?? null}, ${state ?? null}, ${after?.name ?? null}, ${after?.id ?? null}, ${most})`);
}

/** Signs that mean something in a pattern stand for themselves. */
const escapeLike = (words: string | undefined) => words?.replace(/[\\%_]/g, '\\$&') ?? null;

/** One account, whatever its state. */
export function findAdministeredAccount(
  db: Read,
  account: AccountId,
): Promise<AdministeredAccount | undefined> {
  return db.first(sql<AdministeredAccount>`
    select id, name, email, created_at as "createdAt", closed_at as "closedAt", last_signed_in_at as "lastSignedInAt",
           locked_until as "lockedUntil", must_change_password as "mustChangePassword"
      from access.administered_account(${account})`);
}

export type GrantedRole = {
  readonly id: Id<'grant'>;
  readonly role: string;
  readonly starts: PlainDate;
  readonly ends: PlainDate | null;
  readonly why: string | null;
  readonly grantedBy: string | null;
  readonly agreedBy: string | null;
  readonly endedBy: string | null;
};

/** Every role that an account has had, the newest first. Nothing is ever taken out of it. */
export function listGrantedRoles(db: Read, account: AccountId): Promise<readonly GrantedRole[]> {
  return db.query(sql<GrantedRole>`
    select g.id, g.role, g.starts, g.ends, g.why, b.name as "grantedBy", s.name as "agreedBy", e.name as "endedBy"
      from access.role_grant g
      left join access.account b on b.id = g.granted_by
      left join access.account s on s.id = g.agreed_by
      left join access.account e on e.id = g.ended_by
     where g.account_id = ${account} order by coalesce(g.ends, 'infinity') desc, g.starts desc, g.id`);
}

export type RoleRequest = {
  readonly id: Id<'request'>;
  readonly accountId: AccountId;
  readonly account: string;
  readonly role: string;
  readonly starts: PlainDate;
  readonly ends: PlainDate | null;
  readonly why: string;
  readonly askedAt: Instant;
  readonly askedBy: AccountId;
  readonly asker: string;
};

/** Roles that wait for a second administrator, the oldest first: of one account, or of all; a page of them, or every one. */
export function listRoleRequests(
  db: Read,
  account?: AccountId,
  lines?: Lines,
): Promise<readonly RoleRequest[]> {
  return db.query(sql<RoleRequest>`
    select id, account_id as "accountId", account, role, starts, ends, why, asked_at as "askedAt", asked_by as "askedBy", asker
      from access.list_role_requests(${account ?? null})
     order by asked_at, id limit ${lines?.perPage ?? null} offset ${lines?.offset ?? 0}`);
}

/** How many roles wait. */
export async function countRoleRequests(db: Read): Promise<number> {
  const counted = await db.first(
    sql<{ total: number }>`select count(*)::int as total from access.list_role_requests(null)`,
  );
  return counted?.total ?? 0;
}

export type AccountChange = {
  readonly what: string;
  readonly why: string | null;
  readonly at: Instant;
  readonly byName: string | null;
};

/** What was done to an account beside its roles, the newest first. */
export function listAccountChanges(db: Read, account: AccountId): Promise<readonly AccountChange[]> {
  return db.query(
    sql<AccountChange>`select what, why, at, by_name as "byName" from access.list_account_changes(${account})`,
  );
}
