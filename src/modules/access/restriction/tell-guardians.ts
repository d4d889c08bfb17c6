import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { queueMessage } from '../../../platform/messages/messages.ts';
import type { Subscription } from '../../../platform/outbox/deliver-events.ts';
import { glassBroken } from './look-anyway.ts';

/** The event of a call-back that was asked for. It says nothing of whom. */
export const callBackAsked = { event: 'access.call_back_asked', body: {} } as const;

type Words = { readonly subject: string; readonly body: string };

/** Writes to everybody who works in information governance: never whose record it is, for mail is read over shoulders. */
async function writeToGuardians(db: Write, { subject, body }: Words): Promise<void> {
  const guardians = await db.query(sql<{ email: string }>`
    select distinct a.email from access.account a join access.role_grant g on g.account_id = a.id
     where g.role = 'guardian' and g.starts <= platform.today() and (g.ends is null or g.ends > platform.today())
       and a.face = 'staff' and a.closed_at is null and a.email is not null order by a.email`);
  for (const { email } of guardians)
    await queueMessage(db, { channel: 'email', recipient: email, subject, body });
}

/** Writes to accounts that have an address; returns to how many. Runs as loader. */
export async function writeToAccounts(db: Write, accounts: readonly string[], words: Words): Promise<number> {
  const people = await db.query(sql<{ email: string }>`select distinct email from access.account
    where id = any(${[...accounts]}::uuid[]) and closed_at is null and email is not null order by email`);
  for (const { email } of people) await queueMessage(db, { channel: 'email', recipient: email, ...words });
  return people.length;
}

const onLook: Words = {
  subject: 'Kith: somebody looked at a restricted record',
  body: 'Somebody looked at a record that is kept back. If you answer for it, it is in your list Looked anyway. Read it today.',
};
const onCallBack: Words = {
  subject: 'Kith: somebody rings about a child',
  body: 'Somebody on duty has a caller on the line whom they cannot help. Read what was said in Call-backs now: it may be urgent.',
};

/** Guardians hear of looks and of call-backs when they happen. Handled as loader, by the worker. */
export const restrictionSubscriptions: readonly Subscription[] = [
  { event: glassBroken.event, handle: (db) => writeToGuardians(db, onLook) },
  { event: callBackAsked.event, handle: (db) => writeToGuardians(db, onCallBack) },
];
