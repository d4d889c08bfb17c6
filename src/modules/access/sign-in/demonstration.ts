import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { StaffAccount } from '../accounts/account-queries.ts';
import { addStaffAccount, grantRole, listStaffAccounts } from '../accounts/account-queries.ts';
import { roles, titleOf } from '../actions/role.ts';
import type { AccountId } from './session.ts';

/** Whether this database holds invented people only; fixed at its start, and the one condition for this sign-in. */
export async function isDemonstration(db: Read): Promise<boolean> {
  const found = await db.first(sql<{ kind: string }>`select kind from platform.installation`);
  return found?.kind === 'demonstration';
}

/** Whether who is signed in came through the door of a demonstration, and so has nothing that could be asked for. */
export async function isOwnDemonstration(db: Read): Promise<boolean> {
  const found = await db.first(sql<{ id: string }>`select a.id from access.account a, platform.installation i
    where i.kind = 'demonstration' and a.id = platform.actor() and a.email like ${`%${demonstrationDomain}`}`);
  return found !== undefined;
}

/** What the e-mail addresses of these accounts end in; no mail is ever sent there (RFC 2606 keeps .example free). */
const demonstrationDomain = '@northmoor.example';

/** The ways in that the sign-in page offers: whose shoes to stand in, and whether anybody has a password. */
export type Doors = { readonly demonstration: readonly StaffAccount[]; readonly password: boolean };

/** Accounts of a demonstration have no password; others made beside them do. */
export async function listDoors(db: Read): Promise<Doors> {
  if (!(await isDemonstration(db))) return { demonstration: [], password: true };
  const accounts = await listStaffAccounts(db);
  const demonstration = accounts.filter(({ email }) => email?.endsWith(demonstrationDomain));
  return { demonstration, password: demonstration.length < accounts.length || accounts.length === 0 };
}

/** Makes one account for each role, so that anybody can look at the demonstration in anybody's shoes. Runs as loader. */
export async function addDemonstrationAccounts(db: Write, from: PlainDate): Promise<void> {
  if (!(await isDemonstration(db)))
    throw new Error('Demonstration accounts belong in a demonstration database only.');
  for (const role of roles) {
    const email = `${role.replaceAll(' ', '-')}${demonstrationDomain}`;
    const existing = await db.first(
      sql<{ id: string }>`select id from access.account where lower(email) = ${email}`,
    );
    if (existing) continue;
    const account = await addStaffAccount(db, {
      name: `Demonstration: ${titleOf(role)}`,
      email,
      passwordHash: null,
    });
    await grantRole(db, account, role, from);
  }
}

/** The account of a demonstration sign-in. @throws NotFound outside a demonstration database, or for another account */
export async function getDemonstrationAccount(db: Read, account: string): Promise<AccountId> {
  const found = await db.first(sql<{
    id: AccountId;
  }>`select a.id from access.account a, platform.installation i
    where i.kind = 'demonstration' and a.id::text = ${account} and a.face = 'staff' and a.closed_at is null
      and a.email like ${`%${demonstrationDomain}`}`);
  if (!found) throw new NotFound();
  return found.id;
}
