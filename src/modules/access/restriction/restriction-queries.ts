import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Lines } from '../../../platform/http/page-of-list.ts';
import type { Level, Why } from './restriction-rules.ts';

/** A restriction in force, as those read it who are named on it. */
export type Restriction = {
  readonly id: string;
  readonly level: Level;
  readonly why: Why;
  readonly reason: string;
  readonly guardian: string;
  readonly starts: PlainDate;
  readonly reviewBy: PlainDate;
  readonly version: number;
  /** Whether the actor may change it: is named, with a role that may. */
  readonly mayChange: boolean;
  /** Whether nobody answers for it any more, so that the actor may take it over. */
  readonly orphan: boolean;
  /** Records that it stands over; empty for who is not named and sees only that there is one. */
  readonly subjects: readonly string[];
};

const columns =
  sql.raw(`r.id, r.level, r.why, r.reason, r.guardian_id as guardian, r.starts, r.review_by as "reviewBy", r.version,
  access.may_change(r.id) as "mayChange", access.is_orphan(r.id) as orphan,
  array(select s.subject_id from access.restriction_subject s where s.restriction_id = r.id order by s.subject_id) as subjects`);

/** The restrictions in force over any of these records, for who is named on them. */
export function listRestrictionsOf(db: Read, subjects: readonly string[]): Promise<readonly Restriction[]> {
  return db.query(sql<Restriction>`select ${columns} from access.restriction r
    where r.ends is null and r.id in (select s.restriction_id from access.restriction_subject s where s.subject_id = any(${[...subjects]}::uuid[]))
    order by r.starts, r.id`);
}

/** Restrictions in force that the actor may know of, the nearest review first: a page of them. */
export function listRestrictions(db: Read, { perPage, offset }: Lines): Promise<readonly Restriction[]> {
  return db.query(sql<Restriction>`
    with shown as materialized (
      select * from access.restriction where ends is null order by review_by, id limit ${perPage} offset ${offset})
    select ${columns} from shown r order by r.review_by, r.id`);
}

/** How many restrictions in force the actor may know of, and of how many that are theirs the review is overdue. */
export async function countRestrictions(
  db: Read,
): Promise<{ readonly total: number; readonly overdue: number }> {
  const counted = await db.first(sql<{ total: number; overdue: number }>`
    select count(*)::int as total,
           (count(*) filter (where guardian_id = platform.actor() and review_by < platform.today()))::int as overdue
      from access.restriction where ends is null`);
  return counted ?? { total: 0, overdue: 0 };
}

/** The records under one restriction in force, where the actor may know of it. */
export async function listSubjectsUnder(db: Read, restriction: string): Promise<readonly string[]> {
  const rows = await db.query(sql<{ id: string }>`select s.subject_id as id from access.restriction_subject s
    where s.restriction_id = ${restriction}::uuid
      and exists (select from access.restriction r where r.id = s.restriction_id and r.ends is null)
    order by s.subject_id`);
  return rows.map(({ id }) => id);
}

export type Named = {
  readonly restriction: string;
  readonly account: string;
  readonly starts: PlainDate;
  readonly namedBy: string | null;
};

/** Who may look all the same, by restriction, in the order in which they were named. */
export function listNamed(db: Read, restrictions: readonly string[]): Promise<readonly Named[]> {
  return db.query(sql<Named>`select restriction_id as restriction, account_id as account, starts, named_by as "namedBy"
    from access.restriction_named where ends is null and restriction_id = any(${[...restrictions]}::uuid[]) order by named_at, id`);
}

export type Review = {
  readonly restriction: string;
  readonly finding: string;
  readonly reviewBy: PlainDate;
  readonly reviewedAt: Instant;
  readonly reviewedBy: string | null;
};

/** Reviews that found restrictions still needed, the latest first. */
export function listReviews(db: Read, restrictions: readonly string[]): Promise<readonly Review[]> {
  return db.query(sql<Review>`select restriction_id as restriction, finding, review_by as "reviewBy",
      reviewed_at as "reviewedAt", reviewed_by as "reviewedBy"
    from access.restriction_review where restriction_id = any(${[...restrictions]}::uuid[]) order by reviewed_at desc, id`);
}

/** Accounts that work with a record today: whom the one who restricts it may want to name. */
export async function listAccountsWith(db: Read, subject: string): Promise<readonly string[]> {
  const rows = await db.query(
    sql<{ id: string }>`select a as id from access.accounts_with(${subject}::uuid) a`,
  );
  return rows.map(({ id }) => id);
}

/** What a page about a restricted record says on top. */
export type Banner =
  | { readonly kind: 'named'; readonly level: Level; readonly named: number; readonly reviewBy: PlainDate }
  | { readonly kind: 'looking'; readonly until: Instant };

/** Whether a record that the actor sees is restricted, and how they come to see it; undefined for an ordinary record. */
export async function findBanner(db: Read, subjects: readonly string[]): Promise<Banner | undefined> {
  const [strictest] = (await listRestrictionsOf(db, subjects)).toSorted((a, b) =>
    b.level.localeCompare(a.level),
  );
  if (strictest) {
    const named = (await listNamed(db, [strictest.id])).length;
    return { kind: 'named', level: strictest.level, named, reviewBy: strictest.reviewBy };
  }
  const look = await db.first(sql<{ until: Instant }>`select max(ends_at) as until from access.break_glass
    where account_id = platform.actor() and subject_id = any(${[...subjects]}::uuid[])
      and starts_at <= platform.moment() and ends_at > platform.moment() having max(ends_at) is not null`);
  return look && { kind: 'looking', until: look.until };
}
