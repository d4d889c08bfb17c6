import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Summary } from './timeline-rules.ts';

const columns = sql`s.id, s.as_at as "asAt", s.words, s.recorded_by as "recordedBy"`;

/** Where things stand with the person of these records, as it was written down last; undefined where nobody did, or not for this reader. */
export function findSummary(db: Read, records: readonly string[]): Promise<Summary | undefined> {
  return db.first(sql<Summary>`select ${columns} from practice.summary s
    where s.person_id = any(${[...records]}::uuid[]) order by s.recorded_at desc, s.id desc limit 1`);
}

/** How many earlier summaries a page shows. */
export const summariesShown = 20;

/** The summaries of the person of these records, the latest first. */
export function listSummaries(db: Read, records: readonly string[]): Promise<readonly Summary[]> {
  return db.query(sql<Summary>`select ${columns} from practice.summary s
    where s.person_id = any(${[...records]}::uuid[]) order by s.recorded_at desc, s.id desc limit ${summariesShown}`);
}

export type NewSummary = {
  readonly asAt: PlainDate;
  readonly words: string;
  /** Other people whom the words name. */
  readonly alsoOf: readonly string[];
};

/** Writes where things stand; what was written before stays. */
export async function addSummary(db: Write, personId: string, said: NewSummary): Promise<void> {
  await db.run(sql`insert into practice.summary (id, person_id, as_at, words, also_of)
    values (${newId()}, ${personId}, ${said.asAt}, ${said.words}, ${[...said.alsoOf]}::uuid[])`);
}

/** Lets one after another write of this person: who comes second finds what the first wrote. Holds until the transaction ends. */
export async function holdSummary(db: Write, personId: string): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.summary ' || ${personId}::text, 0))`,
  );
}
