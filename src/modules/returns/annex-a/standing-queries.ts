import { sql } from '../../../platform/database/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { FactTable } from '../../../platform/facts/index.ts';
import { kindTest, listFields, shownAs, toValues } from '../import/return-queries.ts';
import type { Standing } from './plan-facts.ts';

type Row = { id: string; personId: string; version: number; source: string };

/** What stands of one kind about these people. */
export async function listStandingOf(
  db: Read,
  fact: FactTable,
  personIds: readonly string[],
): Promise<readonly Standing[]> {
  const subject = sql.raw(`v.${fact.subject}`);
  const rows =
    await db.query(sql<Row>`select v.id, ${subject} as "personId", v.version, v.source, ${sql.raw(listFields(fact, 'v'))}
      from ${sql.raw(shownAs(fact, 'version'))} v
     where v.stands and ${subject} = any(${personIds}::uuid[]) and ${sql.raw(kindTest(fact, 'v'))}
     order by v.id`);
  return rows.map((row) => ({
    id: row.id,
    personId: row.personId,
    version: row.version,
    fromReturn: row.source === 'return',
    values: toValues(row, fact),
  }));
}
