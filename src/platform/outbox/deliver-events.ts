import { sql } from '../database/database.ts';
import type { Write } from '../database/database.ts';

/** An event as it was announced. */
export type Announced = {
  readonly id: string;
  readonly event: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** What a module does when something has happened elsewhere; in the transaction that marks the event as handled. */
export type Subscription = {
  readonly event: string;
  readonly handle: (db: Write, announced: Announced) => Promise<void>;
};

/**
 * Tells the subscribers of what was announced, in order, a hundred events at the most; returns how many were handled.
 * An event that somebody fails on stays for the next round, with all that came after it.
 */
export async function deliverEvents(db: Write, subscriptions: readonly Subscription[]): Promise<number> {
  const waiting = await db.query(sql<Announced>`select id, event, body from platform.outbox
    where handled_at is null order by announced_at, id limit 100 for update skip locked`);
  for (const announced of waiting) {
    for (const { handle } of subscriptions.filter(({ event }) => event === announced.event))
      await handle(db, announced);
    await db.run(sql`update platform.outbox set handled_at = now() where id = ${announced.id}`);
  }
  return waiting.length;
}
