import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import type { AccountId } from '../sign-in/session.ts';

/** From a moment up to, not including, another. */
export type Period = { readonly from: Instant; readonly until: Instant };

/** What one account did with one person's record on one day. */
export type LookDay = {
  readonly day: PlainDate;
  readonly accountId: AccountId | null;
  readonly account: string | null;
  /** The roles held that day. */
  readonly roles: readonly string[];
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** How often the record was opened; how often the person was named on a page about others; how often it was refused. */
  readonly opened: number;
  readonly named: number;
  readonly refused: number;
  /** How often which page, by its name in the trail. */
  readonly pages: Readonly<Record<string, number>>;
  /** Relations, roles that see everyone, break-glass. */
  readonly rights: readonly string[];
};

export type LookFilter = Period & {
  readonly opening: readonly string[];
  readonly account?: AccountId | undefined;
  readonly after?: { readonly day: PlainDate; readonly account: string } | undefined;
};

/** Who looked at one person's records, by day and account, the newest first. Nothing where the reader may not see the person. */
export function listLooksAt(
  db: Read,
  records: readonly string[],
  { from, until, opening, account, after }: LookFilter,
  most: number,
): Promise<readonly LookDay[]> {
  return db.query(sql<LookDay>`
    select day, account_id as "accountId", account, roles, first_at as "firstAt", last_at as "lastAt", opened, named, refused, pages, rights
      from access.looks_at(${records}::uuid[], ${opening}::text[], ${from}, ${until}, ${account ?? null}, ${after?.day ?? null},
        ${after?.account ?? null}, ${most})`);
}

export type MonthOfLooks = { readonly month: PlainDate; readonly accounts: number; readonly opened: number };

/** How many people looked in each month: what can be told to the family. */
export function listLooksByMonth(
  db: Read,
  records: readonly string[],
  { from, until, opening }: LookFilter,
): Promise<readonly MonthOfLooks[]> {
  return db.query(sql<MonthOfLooks>`
    select month, accounts, opened from access.looks_by_month(${records}::uuid[], ${opening}::text[], ${from}, ${until})`);
}

/** One request of an account. */
export type TrailLook = {
  readonly id: Id<'look'>;
  readonly at: Instant;
  readonly name: string;
  readonly outcome: 'done' | 'refused' | 'failed';
  /** Whom it showed, the one whose page it was first; without whoever is hidden from the reader. */
  readonly subjects: readonly string[];
};

/** What an account did, the newest first. */
export function listLooksOf(
  db: Read,
  account: AccountId,
  { from, until }: Period,
  page: { readonly before?: { readonly at: string; readonly id: string } | undefined; readonly most: number },
): Promise<readonly TrailLook[]> {
  const { before, most } = page;
  return db.query(sql<TrailLook>`select id, at, audit_name as name, outcome, subjects
    from access.looks_of(${account}, ${from}, ${until}, ${before?.at ?? null}, ${before?.id ?? null}, ${most})`);
}

export type AccountDay = {
  readonly day: PlainDate;
  readonly pages: Readonly<Record<string, number>>;
  /** Different people whose records were opened. */
  readonly people: number;
  readonly refused: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
};

/** The days on which an account did something. */
export function listDaysOf(
  db: Read,
  account: AccountId,
  { from, until, opening }: Period & { readonly opening: readonly string[] },
): Promise<readonly AccountDay[]> {
  return db.query(sql<AccountDay>`select day, pages, people, refused, first_at as "firstAt", last_at as "lastAt"
    from access.days_of(${account}, ${opening}::text[], ${from}, ${until})`);
}

export type AuditedAccount = {
  readonly id: AccountId;
  readonly name: string;
  readonly closedAt: Instant | null;
  readonly roles: readonly string[];
};

/** Accounts whose name or address has these words. */
export function listAuditedAccounts(
  db: Read,
  words: string,
  most: number,
): Promise<readonly AuditedAccount[]> {
  return db.query(sql<AuditedAccount>`select id, name, closed_at as "closedAt", roles
    from access.audited_accounts(${words.replace(/[\\%_]/g, '\\$&')}, ${most})`);
}

export type UnusualLook = {
  readonly id: Id<'unusual'>;
  readonly accountId: AccountId;
  readonly account: string;
  readonly roles: readonly string[];
  readonly day: PlainDate;
  readonly rule: string;
  readonly subjectId: string | null;
  readonly counted: Readonly<Record<string, number | string>>;
  readonly finding: 'explained' | 'being looked into' | 'open again' | null;
  readonly note: string | null;
  readonly findingAt: Instant | null;
  readonly findingBy: string | null;
  readonly isOwn: boolean;
};

const unusualColumns = sql`id, account_id as "accountId", account, roles, day, rule, subject_id as "subjectId", counted, finding, note,
  finding_at as "findingAt", finding_by as "findingBy", is_own as "isOwn"`;

/** What stood out, the newest first: what waits to be looked at, or everything. */
export function listUnusual(
  db: Read,
  asked: {
    readonly open: boolean;
    readonly after?: { readonly day: PlainDate; readonly id: string } | undefined;
  },
  most: number,
): Promise<readonly UnusualLook[]> {
  return db.query(sql<UnusualLook>`select ${unusualColumns}
    from access.list_unusual(${asked.open}, null, ${asked.after?.day ?? null}, ${asked.after?.id ?? null}, ${most})`);
}

export function findUnusual(db: Read, id: Id<'unusual'>): Promise<UnusualLook | undefined> {
  return db.first(
    sql<UnusualLook>`select ${unusualColumns} from access.list_unusual(false, ${id}, null, null, 1)`,
  );
}

export type UsualDay = {
  readonly day: PlainDate;
  readonly opened: number;
  readonly unrelated: number;
  readonly night: number;
};

/** The account's days in the eight weeks before a day, and that day. */
export function listUsual(db: Read, account: AccountId, day: PlainDate): Promise<readonly UsualDay[]> {
  return db.query(
    sql<UsualDay>`select day, opened, unrelated, night from access.usual_of(${account}, ${day})`,
  );
}

export type FindingOutcome = 'done' | 'own account' | 'changed meanwhile' | 'not there';

/** What the guardian found. `was` is when the finding that the form showed was made, null where there was none. */
export async function sayFound(
  db: Write,
  id: Id<'unusual'>,
  said: { readonly was: string | null; readonly finding: string; readonly note: string },
): Promise<FindingOutcome> {
  const found = await db.first(sql<{ outcome: FindingOutcome }>`
    select access.find_unusual(${id}, ${said.was}, ${said.finding}, ${said.note}) as outcome`);
  return found?.outcome ?? 'not there';
}
