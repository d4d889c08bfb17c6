import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Refusal } from './outcome.ts';
import { settle } from './outcome.ts';
import type { Level } from './restriction-rules.ts';

/** A restriction as the one who changes it was shown it. */
export type SeenRestriction = { readonly id: string; readonly version: number };

type Done = Promise<Refusal | undefined>;

/** Names somebody, who sees the record from now on. */
export function nameAccount(db: Write, { id }: SeenRestriction, account: string): Done {
  return settle(db, sql`select access.name_account(${id}::uuid, ${account}::uuid) as outcome`);
}

/** Takes somebody off the names. They lose sight of the record with their next request. */
export function unnameAccount(db: Write, { id }: SeenRestriction, account: string): Done {
  return settle(db, sql`select access.unname_account(${id}::uuid, ${account}::uuid) as outcome`);
}

/** Records that a restriction was looked at again and is still needed, until the next review. */
export function reviewRestriction(
  db: Write,
  { id, version }: SeenRestriction,
  { finding, reviewBy }: { readonly finding: string; readonly reviewBy: PlainDate },
): Done {
  return settle(
    db,
    sql`select access.review_restriction(${newId()}, ${id}::uuid, ${version}, ${reviewBy}::date, ${finding}) as outcome`,
  );
}

/** Ends a restriction and begins one of another level in its place, with the same guardian and names. */
export function changeLevel(
  db: Write,
  { id, version }: SeenRestriction,
  { level, reason }: { readonly level: Level; readonly reason: string },
): Done {
  return settle(
    db,
    sql`select access.change_level(${newId()}, ${id}::uuid, ${version}, ${level}, ${reason}) as outcome`,
  );
}

/** Gives a restriction another guardian, who is named with it. */
export function handOver(db: Write, { id, version }: SeenRestriction, guardian: string): Done {
  return settle(db, sql`select access.hand_over(${id}::uuid, ${version}, ${guardian}::uuid) as outcome`);
}

/** Ends a restriction: from now on the record is an ordinary one. */
export function endRestriction(db: Write, { id, version }: SeenRestriction, because: string): Done {
  return settle(db, sql`select access.end_restriction(${id}::uuid, ${version}, ${because}) as outcome`);
}
