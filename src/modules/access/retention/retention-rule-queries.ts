import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** From which date the years of a class are counted. */
export type CountsFrom = 'birth' | 'death' | 'order' | 'last event';

/** How long one class of records is kept, as it holds from a day on. */
export type RetentionRule = {
  /** 'looked after', 'family help', 'no further action' and so on. */
  readonly class: string;
  readonly countsFrom: CountsFrom;
  readonly years: number;
  /** Whether law sets it or the authority does. */
  readonly basis: 'law' | 'local';
  readonly source: string;
  /** Whether somebody has read the source; else the years are a default to be confirmed. */
  readonly verified: boolean;
  readonly starts: PlainDate;
  readonly because: string;
  readonly recordedAt: string;
  /** The account that said so, null for what came with Kith. */
  readonly recordedBy: string | null;
};

const columns = sql`class, counts_from as "countsFrom", years, basis, source, verified, starts, because,
  recorded_at as "recordedAt", recorded_by as "recordedBy"`;

/** The rule of each class that holds today, in the order of their names. */
export function listRetentionRules(db: Read): Promise<readonly RetentionRule[]> {
  return db.query(sql<RetentionRule>`select distinct on (class) ${columns} from access.retention_rule
    where starts <= platform.today() order by class, starts desc, recorded_at desc`);
}

/** Every rule that a class has had or will have, the newest first. */
export function listRetentionHistory(db: Read, ofClass: string): Promise<readonly RetentionRule[]> {
  return db.query(sql<RetentionRule>`select ${columns} from access.retention_rule
    where class = ${ofClass} order by starts desc, recorded_at desc`);
}

/** What may be changed of a rule; what the years are counted from, and whether law sets them, stays with the class. */
export type RuleChange = {
  readonly class: string;
  readonly years: number;
  readonly source: string;
  readonly verified: boolean;
  readonly starts: PlainDate;
  readonly because: string;
};

/**
 * Changes how long a class is kept, from a day on; what held before stays in the history. Called by whoever has
 * authorised it (the database asks for the role of guardian, director or administrator). False for an unknown class.
 */
export async function changeRetentionRule(db: Write, change: RuleChange): Promise<boolean> {
  const { class: ofClass, ...said } = change;
  const done = await db.first(
    sql<{
      done: boolean;
    }>`select access.change_retention_rule(${ofClass}, ${JSON.stringify(said)}::jsonb) as done`,
  );
  return done?.done === true;
}
