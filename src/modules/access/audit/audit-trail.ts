import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { Face } from '../../../platform/http/server.ts';
import { newId } from '../../../platform/ids/ids.ts';

/** What a request did, as the trail names it: a noun and a verb, `ChildRead`, `PersonCreate`. */
export type AuditName = `${Capitalize<string>}`;

export type AuditEntry = {
  readonly name: AuditName;
  readonly account: string | null;
  readonly face: Face;
  readonly outcome: 'done' | 'refused' | 'failed';
  /** The people whose records the answer showed or the request changed. */
  readonly subjects: readonly string[];
  readonly detail: Readonly<Record<string, string | number | boolean>>;
  readonly correlation: string;
};

/** Writes one row of the trail in the transaction of the request: nothing unaudited can commit. */
export async function writeAudit(db: Write, entry: AuditEntry, at: Instant): Promise<void> {
  await db.run(sql`insert into access.read_log (id, at, account_id, face, audit_name, outcome, subjects, detail, correlation_id)
    values (${newId()}, ${at}, ${entry.account}, ${entry.face}, ${entry.name}, ${entry.outcome}, ${[...new Set(entry.subjects)]}::uuid[],
      ${JSON.stringify(entry.detail)}, ${entry.correlation})`);
}
