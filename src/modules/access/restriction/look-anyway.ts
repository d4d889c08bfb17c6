import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { Lines } from '../../../platform/http/page-of-list.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import type { Refusal } from './outcome.ts';
import { settle } from './outcome.ts';
import type { Level } from './restriction-rules.ts';
import { lookMinutes } from './look-setting.ts';

/** Somebody looks at a record that is kept back: its guardian is told. Carries no more than which look. */
export const glassBroken = { event: 'access.glass_broken', body: {} } as const;

/**
 * Opens a sensitive record (R1) to the actor for a time, on their word. The reason is kept as it was typed.
 * @throws NotFound for any other record, as if there were none
 */
export async function lookAnyway(db: Write, subject: string, reason: string): Promise<Refusal | undefined> {
  const minutes = await getSetting(db, lookMinutes);
  const refusal = await settle(
    db,
    sql`select access.look_anyway(${subject}::uuid, ${reason}, ${minutes}) as outcome`,
  );
  if (refusal === undefined) await db.announce(glassBroken);
  return refusal;
}

/** Who answers for a sensitive record that the actor may ask for: accounts. */
export async function listWhomToAsk(db: Read, subject: string): Promise<readonly string[]> {
  const rows = await db.query(
    sql<{ id: string }>`select a as id from access.whom_to_ask(${subject}::uuid) a`,
  );
  return [...new Set(rows.map(({ id }) => id))];
}

/** Somebody looked at a record that the actor answers for. */
export type Look = {
  readonly id: string;
  readonly level: Level;
  readonly account: string;
  /** Who let them look, where they did not open it themselves. */
  readonly grantedBy: string | null;
  readonly subject: string;
  readonly reason: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly seenAt: Instant | null;
  readonly seenBy: string | null;
  readonly finding: string | null;
};

const lookColumns =
  sql.raw(`look_id as id, level, account_id as account, granted_by as "grantedBy", subject_id as subject,
  reason, starts_at as "startsAt", ends_at as "endsAt", seen_at as "seenAt", seen_by as "seenBy", finding`);

/**
 * Looks at the records that the actor answers for, a page of them: those that nobody has seen yet, the oldest first; then
 * the latest seen.
 */
export function listLooks(db: Read, { perPage, offset }: Lines): Promise<readonly Look[]> {
  return db.query(sql<Look>`select ${lookColumns} from access.looks_to_see()
     order by seen_at is not null, case when seen_at is null then starts_at end, seen_at desc, look_id
     limit ${perPage} offset ${offset}`);
}

/** One of them. */
export function findLook(db: Read, look: string): Promise<Look | undefined> {
  return db.first(sql<Look>`select ${lookColumns} from access.looks_to_see() where look_id = ${look}::uuid`);
}

/** How many looks there are at the records that the actor answers for, and how many of them nobody has seen. */
export async function countLooks(db: Read): Promise<{ readonly total: number; readonly unseen: number }> {
  const counted = await db.first(sql<{ total: number; unseen: number }>`
    select count(*)::int as total, (count(*) filter (where seen_at is null))::int as unseen from access.looks_to_see()`);
  return counted ?? { total: 0, unseen: 0 };
}

/** Marks a look as seen, with what came of asking about it. @throws NotFound, Stale */
export function seeLook(db: Write, look: string, finding: string): Promise<Refusal | undefined> {
  return settle(db, sql`select access.see_look(${look}::uuid, ${finding}) as outcome`);
}

/** A record that somebody let the actor look at, for now. */
export type OpenLook = { readonly subject: string; readonly until: Instant };

/** What the actor may look at just now, though it is kept back from them. */
export function listOpenLooks(db: Read): Promise<readonly OpenLook[]> {
  return db.query(sql<OpenLook>`select subject_id as subject, max(ends_at) as until from access.break_glass
    where account_id = platform.actor() and starts_at <= platform.moment() and ends_at > platform.moment()
    group by subject_id order by until, subject_id`);
}
