import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { stands } from './explanation-rules.ts';
import type { Cells } from './finding.ts';
import type { Finding } from './finding-queries.ts';

/** Why a row that breaks a rule is right all the same. */
export type Explanation = {
  readonly id: string;
  readonly words: string;
  readonly explainedAt: Instant;
  readonly explainedBy: string | null;
  readonly takenBackAt: Instant | null;
  readonly cells: Cells;
  /** Whether it is about the values as they are now. */
  readonly isSame: boolean;
};

/** Every explanation of a finding, those that were taken back too, the newest first. */
export function listExplanations(db: Read, finding: Finding): Promise<readonly Explanation[]> {
  return db.query(sql<Explanation>`select id, words, explained_at as "explainedAt", explained_by as "explainedBy",
      taken_back_at as "takenBackAt",
      case when person_id in (select reporting.kept_children()) then returns.without_places(cells) else cells end as cells, looked_at = ${finding.lookedAt} as "isSame"
    from returns.explanation
    where person_id = ${finding.personId}::uuid and form = ${finding.form} and rule = ${finding.rule}
      and table_name = ${finding.table} and source_key = ${finding.sourceKey}
    order by explained_at desc, id desc`);
}

/** The explanation by which a finding is accepted now; held until the transaction ends, so that two at once do not both see none. */
export async function findStanding(db: Write, finding: Finding): Promise<Explanation | undefined> {
  await db.query(sql`select pg_advisory_xact_lock(hashtext(${`explain ${finding.id}`}))`);
  return (await listExplanations(db, finding)).find(stands);
}

/** Accepts a finding as explained, with its values as they are, whatever of them the reader was shown. An explanation of other values, before, is taken back with it. */
export async function explain(db: Write, finding: Finding, words: string, now: Instant): Promise<void> {
  await takeBack(db, finding, now);
  await db.run(sql`insert into returns.explanation (id, person_id, form, rule, table_name, source_key, looked_at, cells, words, explained_at)
    select ${newId()}::uuid, ${finding.personId}::uuid, ${finding.form}, ${finding.rule}, ${finding.table}, ${finding.sourceKey},
      ${finding.lookedAt}, f.cells, ${words}, ${now}::timestamptz from returns.finding f where f.id = ${finding.id}`);
}

/** Takes back what explained a finding; the words stay, with who took them back and when. */
export async function takeBack(db: Write, finding: Finding, now: Instant): Promise<void> {
  await db.run(sql`update returns.explanation set taken_back_at = ${now}, taken_back_by = platform.actor()
    where person_id = ${finding.personId}::uuid and form = ${finding.form} and rule = ${finding.rule}
      and table_name = ${finding.table} and source_key = ${finding.sourceKey} and taken_back_at is null`);
}
