import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Role } from '../actions/role.ts';
import { scopeOf } from '../actions/role.ts';
import type { AccountId } from '../sign-in/session.ts';

export type StaffAccount = {
  readonly id: AccountId;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly Role[];
};

/** The open staff accounts with the roles that they hold today, by name. */
export function listStaffAccounts(db: Read): Promise<readonly StaffAccount[]> {
  return db.query(sql<StaffAccount>`
    select a.id, a.name, a.email, coalesce(array_agg(g.role order by g.role) filter (where g.role is not null), '{}') as roles
      from access.account a
      left join access.role_grant g on g.account_id = a.id and g.starts <= platform.today() and (g.ends is null or g.ends > platform.today())
     where a.face = 'staff' and a.closed_at is null
     group by a.id, a.name, a.email order by a.name`);
}

export type NewAccount = {
  readonly name: string;
  readonly email: string | null;
  readonly passwordHash: string | null;
  /** Whether the person must choose a password of their own before anything else. */
  readonly mustChangePassword?: boolean;
};

/** Makes a staff account without any role. Runs as loader. */
export async function addStaffAccount(db: Write, account: NewAccount): Promise<AccountId> {
  const id = newId<'account'>();
  await db.run(sql`insert into access.account (id, face, name, email, password_hash, must_change_password)
    values (${id}, 'staff', ${account.name}, ${account.email}, ${account.passwordHash}, ${account.mustChangePassword ?? false})`);
  return id;
}

/** Grants a role from a day on, with the sight of everyone that goes with it. Runs as loader. */
export async function grantRole(db: Write, account: AccountId, role: Role, from: PlainDate): Promise<void> {
  await db.run(sql`insert into access.role_grant (id, account_id, role, starts, granted_by)
    values (${newId()}, ${account}, ${role}, ${from}, platform.actor())`);
  if (scopeOf(role) !== 'all') return;
  await db.run(sql`insert into access.relation (account_id, subject_id, kind, starts, source)
    values (${account}, access.everyone(), ${`role: ${role}`}, ${from}, 'access.role_grant') on conflict do nothing`);
}

/**
 * Ends a role: `on` is the first day without it, also of what it showed (a trigger ends that with it). Runs as loader.
 * @returns how many grants were ended
 */
export function endRole(db: Write, account: AccountId, role: Role, on: PlainDate): Promise<number> {
  return db.run(sql`update access.role_grant set ends = greatest(${on}::date, starts)
    where account_id = ${account} and role = ${role} and (ends is null or ends > ${on}::date)`);
}

/** Closes an account: nobody signs in with it any more, and its open sessions stop at once. Runs as loader. */
export function closeAccount(db: Write, account: AccountId): Promise<number> {
  return db.run(sql`update access.account set closed_at = now() where id = ${account} and closed_at is null`);
}

/** What these accounts are called, by id: for saying who recorded something. */
export async function listAccountNames(
  db: Read,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query(
    sql<{ id: string; name: string }>`select id, name from access.account where id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Whether the account of this transaction is open: somebody who has left may still send from a device. */
export async function isActorOpen(db: Read): Promise<boolean> {
  const found = await db.first(
    sql`select 1 from access.account where id = platform.actor() and closed_at is null`,
  );
  return found !== undefined;
}
