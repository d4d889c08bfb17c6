import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { AccountId } from '../sign-in/session.ts';

/** What an account did in a day, counted once. */
export type CountedDay = {
  readonly accountId: AccountId;
  readonly account: string;
  readonly day: PlainDate;
  readonly roles: readonly string[];
  readonly opened: number;
  readonly unrelated: number;
  readonly night: number;
};

/** Counts a day of the trail, again when asked again. As loader. @returns how many accounts did something */
export async function keepLookDay(
  db: Write,
  day: PlainDate,
  asked: { readonly opening: readonly string[]; readonly nightFrom: number; readonly nightUntil: number },
): Promise<number> {
  const found = await db.first(sql<{ counted: number }>`
    select access.keep_look_day(${day}, ${asked.opening}::text[], ${asked.nightFrom}, ${asked.nightUntil}) as counted`);
  return found?.counted ?? 0;
}

/** The counted days of every account from a day to a day, both in it. As loader. */
export function listLookDays(db: Read, from: PlainDate, to: PlainDate): Promise<readonly CountedDay[]> {
  return db.query(sql<CountedDay>`
    select d.account_id as "accountId", a.name as account, d.day, d.roles, d.opened, d.unrelated, d.night
      from access.look_day d join access.account a on a.id = d.account_id
     where d.day between ${from} and ${to} order by d.account_id, d.day`);
}

/** Records opened on a day without any relation to the person. */
export type UnrelatedLook = {
  readonly accountId: AccountId;
  readonly subjectId: string;
  readonly times: number;
  /** On how many days of the last four weeks, this one too. */
  readonly days: number;
  /** Whether somebody else at work has said that the person is their own. */
  readonly isColleagues: boolean;
};

/** As loader. A person in somebody's declared conflict of interest counts as a colleague's. */
export function listUnrelatedLooks(db: Read, day: PlainDate): Promise<readonly UnrelatedLook[]> {
  return db.query(sql<UnrelatedLook>`
    select u.account_id as "accountId", u.subject_id as "subjectId", u.times,
           (select count(*)::int from access.unrelated_look e where e.account_id = u.account_id and e.subject_id = u.subject_id
              and e.day between u.day - 27 and u.day) as days,
           exists (select from access.conflict_of_interest c where c.subject_id = u.subject_id and c.account_id <> u.account_id
              and c.starts <= u.day and (c.ends is null or c.ends > u.day)) as "isColleagues"
      from access.unrelated_look u where u.day = ${day} order by u.account_id, u.subject_id`);
}

/** Something that stood out. */
export type UnusualFound = {
  readonly accountId: AccountId;
  readonly day: PlainDate;
  readonly rule: string;
  readonly subjectId: string | null;
  readonly counted: Readonly<Record<string, number | string>>;
};

/** Keeps what stood out, once each. As loader. @returns how many were new */
export async function recordUnusual(db: Write, found: readonly UnusualFound[]): Promise<number> {
  let added = 0;
  for (const { accountId, day, rule, subjectId, counted } of found)
    added += await db.run(sql`insert into access.unusual_look (id, account_id, day, rule, subject_id, counted)
      values (${newId()}, ${accountId}, ${day}, ${rule}, ${subjectId}, ${JSON.stringify(counted)}) on conflict do nothing`);
  return added;
}

/** Takes out pairs older than a hundred days (platform.retention): the trail keeps the looks themselves. As loader. */
export function dropOldPairs(db: Write, today: PlainDate): Promise<number> {
  return db.run(sql`delete from access.unrelated_look where day < ${today}::date - 100`);
}
