import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { Typed } from '../../../platform/forms/posted.ts';

/** What a device sent and nobody has decided about yet, of one child. */
export type Held = {
  readonly id: string;
  readonly personId: string;
  readonly authorId: string;
  readonly reason: 'access' | 'conflict';
  readonly firstEvent: string | null;
  readonly shared: Typed;
  readonly own: Typed;
  /** The other children of the same upload. */
  readonly alsoOf: readonly string[];
  /** By the device's clock, and by ours. */
  readonly saidAt: Instant;
  readonly receivedAt: Instant;
  readonly state: 'waiting' | 'taken over' | 'left out';
  readonly becameEvent: string | null;
  readonly because: string | null;
  /** Whether it is the actor's to decide: as the database's policy says (0180). */
  readonly mayDecide: boolean;
};

const held = sql`select h.id, h.person_id as "personId", h.author_id as "authorId", h.reason, h.first_event as "firstEvent", h.shared, h.own, h.also_of as "alsoOf",
  h.said_at as "saidAt", h.received_at as "receivedAt", h.state, h.became_event as "becameEvent", h.because,
  (h.reason = 'conflict' and h.author_id = platform.actor() or (select access.holds_role('{team manager,service manager,guardian}'))) as "mayDecide"
  from practice.offline_held h`;

/** What waits for a decision, as far as the actor may read it, the oldest first. A hundred at most. */
export function listHeld(db: Read): Promise<readonly Held[]> {
  return db.query(sql<Held>`${held} where h.state = 'waiting' order by h.received_at, h.id limit 100`);
}

/** One of the person with these records. */
export function findHeld(db: Read, records: readonly string[], id: string): Promise<Held | undefined> {
  return db.first(sql<Held>`${held} where h.id = ${id}::uuid and h.person_id = any(${[...records]}::uuid[])`);
}

type Decision =
  | { readonly state: 'taken over'; readonly becameEvent: string }
  | { readonly state: 'left out'; readonly because: string };

/** Decides; false where somebody else was quicker, or it is not the actor's to decide. */
export async function decideHeld(db: Write, id: string, decision: Decision): Promise<boolean> {
  const [event, because] =
    decision.state === 'taken over' ? [decision.becameEvent, null] : [null, decision.because];
  const changed = await db.run(sql`update practice.offline_held
    set state = ${decision.state}, became_event = ${event}::uuid, because = ${because}, decided_at = platform.moment(), decided_by = platform.actor()
    where id = ${id}::uuid and state = 'waiting'`);
  return changed > 0;
}

/** The entry that the first words became in this child's record, where the actor may read it. */
export function findEntryOfEvent(
  db: Read,
  records: readonly string[],
  eventId: string,
): Promise<{ readonly id: string; readonly personId: string } | undefined> {
  return db.first(sql<{
    id: string;
    personId: string;
  }>`select e.id, e.person_id as "personId" from practice.entry e
    where e.event_id = ${eventId}::uuid and e.person_id = any(${[...records]}::uuid[]) limit 1`);
}
