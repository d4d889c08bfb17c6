import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Warning } from './warning-rules.ts';

const columns = sql`w.id, w.person_id as "personId", w.warning_id as "warningId", w.place, w.address_id as "addressId", w.words,
  w.said_by as "saidBy", w.since, w.review_by as "reviewBy", w.state, w.because, w.also_of as "alsoOf",
  w.recorded_at as "recordedAt", w.recorded_by as "recordedBy"`;

/** Every warning about the people of these records as it was said last, those that are over too. One query for any number. */
export function listWarnings(db: Read, records: readonly string[]): Promise<readonly Warning[]> {
  return db.query(sql<Warning>`select distinct on (w.warning_id, w.person_id) ${columns} from practice.warning w
    where w.person_id = any(${[...records]}::uuid[])
    order by w.warning_id, w.person_id, w.recorded_at desc, w.id desc`);
}

/** Everything that was said of one of them, the latest first. @throws NotFound */
export async function getWarning(
  db: Read,
  records: readonly string[],
  warningId: string,
): Promise<readonly [Warning, ...Warning[]]> {
  const [latest, ...before] = await db.query(sql<Warning>`select ${columns} from practice.warning w
    where w.person_id = any(${[...records]}::uuid[]) and w.warning_id = ${warningId}::uuid
    order by w.recorded_at desc, w.id desc`);
  if (!latest) throw new NotFound();
  return [latest, ...before];
}

/** Writes how a warning is now; what was said before stays. The id is the form's: sent twice it writes once. Gives whether it was now. */
export async function addWarning(
  db: Write,
  warning: Omit<Warning, 'recordedAt' | 'recordedBy'>,
): Promise<boolean> {
  const written = await db.run(sql`
    insert into practice.warning (id, person_id, warning_id, place, address_id, words, said_by, since, review_by, state, because, also_of)
    values (${warning.id}, ${warning.personId}, ${warning.warningId}, ${warning.place}, ${warning.addressId}, ${warning.words},
      ${warning.saidBy}, ${warning.since}, ${warning.reviewBy}, ${warning.state}, ${warning.because}, ${[...warning.alsoOf]}::uuid[])
    on conflict (id) do nothing`);
  return written === 1;
}

/** Holds a warning until the transaction ends: of two who say something of it the second waits, and then sees the first's. */
export async function holdWarning(db: Write, warningId: string): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.warning ' || ${warningId}::text, 0))`,
  );
}
