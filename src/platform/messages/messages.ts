import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from '../database/database.ts';
import type { Read, Write } from '../database/database.ts';
import type { Id } from '../ids/ids.ts';
import { newId } from '../ids/ids.ts';

export type MessageId = Id<'message'>;
export type NewMessage = {
  readonly channel: 'email' | 'text' | 'local';
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  /** Whom it is about, where that is one subject: what is sent about a subject can then be stopped. */
  readonly about?: string;
};
export type Message = NewMessage & { readonly id: MessageId };

/** Hands a message on. Throws when it could not; the message then waits and is tried again. */
export type Send = (message: Message) => Promise<void>;

/** Queues a message in the transaction of what it is about: it is sent if and only if that commits. */
export async function queueMessage(db: Write, message: NewMessage): Promise<MessageId> {
  const id = newId<'message'>();
  await db.run(sql`insert into platform.message (id, channel, recipient, subject, body, about)
    values (${id}, ${message.channel}, ${message.recipient}, ${message.subject}, ${message.body}, ${message.about ?? null})`);
  return id;
}

/** Sends what waits, oldest first, a hundred at the most; returns how many went out. Runs as loader. */
export async function deliverMessages(db: Write, send: Send): Promise<number> {
  const waiting =
    await db.query(sql<Message>`select id, channel, recipient, subject, body from platform.message
    where sent_at is null order by queued_at limit 100 for update skip locked`);
  let sent = 0;
  for (const message of waiting) sent += Number(await deliver(db, message, send));
  return sent;
}

async function deliver(db: Write, message: Message, send: Send): Promise<boolean> {
  try {
    await send(message);
  } catch (error) {
    await db.run(
      sql`update platform.message set problem = ${error instanceof Error ? error.name : 'unknown'} where id = ${message.id}`,
    );
    return false;
  }
  await db.run(sql`update platform.message set sent_at = now(), problem = null where id = ${message.id}`);
  return true;
}

/** How many wait, for the health page. */
export async function countWaiting(db: Read): Promise<number> {
  const row = await db.first(
    sql<{ count: number }>`select count(*)::int as count from platform.message where sent_at is null`,
  );
  return row?.count ?? 0;
}

/** The sender of an installation without a mail server: each message becomes a file in a folder. */
export function localSender(folder: string): Send {
  return async ({ id, channel, recipient, subject, body }) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, `${id}.txt`), `${channel} to ${recipient}\n${subject}\n\n${body}\n`, {
      mode: 0o600,
    });
  };
}
