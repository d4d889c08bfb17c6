import { randomBytes } from 'node:crypto';
import type { Query, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { hashPassword } from '../accounts/password.ts';
import type { Authorised } from '../actions/action.ts';
import type { Role } from '../actions/role.ts';
import type { AccountId } from '../sign-in/session.ts';

/** How a change to an account ended, as the database says it: what forbids it is decided there, under one lock. */
export type AccountOutcome =
  | 'done'
  | 'granted'
  | 'asked'
  | 'refused'
  | 'own account'
  | 'own request'
  | 'last administrator'
  | 'closed already'
  | 'open already'
  | 'not locked'
  | 'taken'
  | 'closed'
  | 'has it'
  | 'asked already'
  | 'decided already'
  | 'ended already'
  | 'not there';

type Proof = Authorised<'administerAccounts'>;
type Outcome = { readonly outcome: AccountOutcome };

async function ask(db: Write, query: Query<Outcome>): Promise<AccountOutcome> {
  return (await db.first(query))?.outcome ?? 'not there';
}

export type MadeAccount =
  { readonly id: AccountId; readonly password: string } | { readonly refused: 'taken' };

/** Makes an account without any role, with a password that is shown once and has to be changed at the first sign-in. */
export async function addAccount(
  db: Write,
  _proof: Proof,
  person: { readonly name: string; readonly email: string },
): Promise<MadeAccount> {
  const id = newId<'account'>();
  const password = randomBytes(15).toString('base64url');
  const hash = await hashPassword(password);
  const outcome = await ask(
    db,
    sql<Outcome>`select access.add_account(${id}, ${person.name}, ${person.email}, ${hash}) as outcome`,
  );
  return outcome === 'taken' ? { refused: 'taken' } : { id, password };
}

/** Nobody signs in with it from now on, and every sign-in of it ends. */
export function closeStaffAccount(
  db: Write,
  _proof: Proof,
  account: AccountId,
  why: string,
): Promise<AccountOutcome> {
  return ask(db, sql<Outcome>`select access.close_account(${account}, ${why}) as outcome`);
}

export function reopenStaffAccount(
  db: Write,
  _proof: Proof,
  account: AccountId,
  why: string,
): Promise<AccountOutcome> {
  return ask(db, sql<Outcome>`select access.reopen_account(${account}, ${why}) as outcome`);
}

/** Lets an account be tried again that rests after wrong passwords. */
export function unlockAccount(db: Write, _proof: Proof, account: AccountId): Promise<AccountOutcome> {
  return ask(db, sql<Outcome>`select access.unlock_account(${account}) as outcome`);
}

export type WantedRole = {
  readonly role: Role;
  readonly starts: PlainDate;
  readonly ends: PlainDate | undefined;
  readonly why: string;
};

/** Gives a role, or asks a second administrator for it where it opens every record or makes accounts. Never to oneself. */
export function giveRole(
  db: Write,
  _proof: Proof,
  account: AccountId,
  { role, starts, ends, why }: WantedRole,
): Promise<AccountOutcome> {
  return ask(
    db,
    sql<Outcome>`select access.give_role(${account}, ${role}, ${starts}, ${ends ?? null}, ${why}) as outcome`,
  );
}

/** The second administrator's word. */
export function decideRole(
  db: Write,
  _proof: Proof,
  request: string,
  agreed: boolean,
): Promise<AccountOutcome> {
  return ask(db, sql<Outcome>`select access.decide_role(${request}, ${agreed}) as outcome`);
}

/** Ends a role: `on` is the first day without it. */
export function endGrantedRole(
  db: Write,
  _proof: Proof,
  grant: string,
  on: PlainDate,
): Promise<AccountOutcome> {
  return ask(db, sql<Outcome>`select access.end_grant(${grant}, ${on}) as outcome`);
}

/** Notes beside the rest what the sign-in did to an account. */
export async function noteAccountChange(db: Write, account: AccountId, what: string): Promise<void> {
  await db.run(sql`select access.note_account_change(${account}, ${what}, null)`);
}
