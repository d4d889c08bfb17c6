import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Lines } from '../../../platform/http/page-of-list.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Authorised } from '../actions/action.ts';
import type { Refusal } from './outcome.ts';
import { settle } from './outcome.ts';

/** A record that is hidden from an account because it is of somebody they know. */
export type Conflict = {
  readonly id: string;
  readonly account: string;
  readonly subject: string;
  readonly why: string;
  readonly source: 'declared' | 'family of one declared' | 'same person';
  readonly starts: PlainDate;
  readonly declaredBy: string | null;
};

/**
 * Declares that the authorised subject is an account's own; their close family goes with them, now and as it is recorded.
 * For oneself, or for a colleague by who leads. @throws NotFound, Forbidden
 */
export function addConflict(
  db: Write,
  { subject }: Authorised<'declareConflict'>,
  { account, why }: { readonly account: string; readonly why: string },
): Promise<Refusal | undefined> {
  return settle(
    db,
    sql`select access.declare_conflict(${newId()}, ${account}::uuid, ${subject}::uuid, ${why}) as outcome`,
  );
}

/** Ends one, with what followed from it. Never one's own. @throws NotFound, Stale */
export function endConflict(
  db: Write,
  _: Authorised<'settleConflicts'>,
  { conflict, because }: { readonly conflict: string; readonly because: string },
): Promise<Refusal | undefined> {
  return settle(db, sql`select access.end_conflict(${conflict}::uuid, ${because}) as outcome`);
}

const columns = sql.raw(
  'id, account_id as account, subject_id as subject, why, source, starts, declared_by as "declaredBy"',
);

/** What the actor declared of themselves: their words and the day, for what followed would say who has a record. */
export function listOwnConflicts(db: Read): Promise<readonly Conflict[]> {
  return db.query(sql<Conflict>`select ${columns} from access.conflict_of_interest
    where account_id = platform.actor() and ends is null order by starts desc, id`);
}

/** Colleagues' that the actor may know of, colleague by colleague: a page of them. */
export function listConflicts(db: Read, { perPage, offset }: Lines): Promise<readonly Conflict[]> {
  return db.query(sql<Conflict>`select ${columns} from access.conflict_of_interest
    where account_id <> platform.actor() and ends is null order by account_id, source, starts desc, id
    limit ${perPage} offset ${offset}`);
}

/** How many of colleagues' the actor may know of. */
export async function countConflicts(db: Read): Promise<number> {
  const counted = await db.first(sql<{ total: number }>`select count(*)::int as total
    from access.conflict_of_interest where account_id <> platform.actor() and ends is null`);
  return counted?.total ?? 0;
}

/** One colleague's, by its id. */
export function findConflict(db: Read, id: string): Promise<Conflict | undefined> {
  return db.first(sql<Conflict>`select ${columns} from access.conflict_of_interest
    where id = ${id}::uuid and account_id <> platform.actor() and ends is null`);
}
