import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { Forbidden, NotFound } from '../../../platform/http/problems.ts';
import type { Role } from './role.ts';

/** What is acted on: one subject (a person's record), or nothing in particular (a search, a list of figures). */
export type ActionTarget = 'subject' | 'nothing';

/** Something that can be done, and by which roles. Each module declares its own in permissions.ts. */
export type Action<Name extends string = string, On extends ActionTarget = ActionTarget> = {
  readonly name: Name;
  readonly on: On;
  readonly roles: readonly Role[];
};

/** Declares an action. `on: 'subject'` also asks that the account may see that very subject. */
export function action<Name extends string, On extends ActionTarget>(
  name: Name,
  on: On,
  roles: readonly Role[],
): Action<Name, On> {
  return { name, on, roles };
}

declare const minted: unique symbol;

/** Proof that the account may do this action to this subject. Only `authorise` makes one; use cases ask for it. */
export type Authorised<Name extends string = string> = {
  readonly [minted]: true;
  readonly action: Name;
  readonly subject: string | null;
};

type Verdict = { role_held: boolean; seen: boolean };

/**
 * Decides on the row, in the transaction that will do the work, and mints the proof. From then on the transaction is about that
 * subject: what is withheld from them is left out of it (docs/adr/0023); and what it asks is small, whoever it is about, so that
 * the server need not plan it for each (docs/adr/0028).
 * @throws Forbidden when no role held today includes the action; NotFound when the subject is not the account's to see
 *   (exactly as if it did not exist).
 */
export async function authorise<Name extends string>(
  db: Read,
  act: Action<Name>,
  subject: string | null,
): Promise<Authorised<Name>> {
  const verdict = await judge(
    db,
    act,
    subject,
    sql`, set_config('kith.about', coalesce(${subject}::uuid::text, current_setting('kith.about', true), ''), true),
      set_config('plan_cache_mode', ${subject === null ? 'auto' : 'force_generic_plan'}, true)`,
  );
  if (!verdict.role_held) throw new Forbidden();
  if (!verdict.seen) throw new NotFound();
  return { action: act.name, subject } as Authorised<Name>;
}

/** Whether `authorise` would succeed: for showing or leaving out a link. */
export async function may(db: Read, act: Action, subject: string | null): Promise<boolean> {
  const verdict = await judge(db, act, subject);
  return verdict.role_held && verdict.seen;
}

/** Whether the account may see the subject at all, whatever it may do. */
export async function sees(db: Read, subject: string): Promise<boolean> {
  const found = await db.first(sql<{ seen: boolean }>`
    select seen from access.judge('{}', true, ${subject}::uuid)`);
  return found?.seen === true;
}

async function judge(db: Read, act: Action, subject: string | null, also = sql``): Promise<Verdict> {
  const found = await db.first(sql<Verdict>`
    select role_held, seen${also} from access.judge(${[...act.roles]}::text[], ${act.on === 'subject'}, ${subject}::uuid)`);
  if (!found) throw new NotFound();
  return found;
}
