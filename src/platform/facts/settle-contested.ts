import { sql } from '../database/database.ts';
import type { Query, Read, Write } from '../database/database.ts';
import { Stale } from '../http/problems.ts';
import type { FactValues, Refusal } from './change-fact.ts';
import { correctFact, recordFact, shownValues, unlessRefused, withdrawFact } from './change-fact.ts';
import type { FactTable, FactValue } from './fact-table.ts';

/** Something that a source said and that could not stand: a whole row, or one `field` of the fact `factId`. */
export type Contested = {
  readonly id: string;
  readonly label: string;
  readonly subject: string;
  readonly factId: string | null;
  readonly field: string | null;
  readonly because: string;
  readonly sourceText: Readonly<Record<string, string | null>>;
  readonly sourceYear: number | null;
  readonly sourceRow: number | null;
  readonly conflictsWith: string | null;
  readonly values: Readonly<Record<string, FactValue>>;
};

/** One fact at the version that was looked at. */
export type FactAt = {
  readonly table: FactTable;
  readonly id: string;
  readonly version: number;
  readonly kept?: readonly string[];
};

/**
 * What a person decides. `kept`: what stands is right. Otherwise these values are: they go into the fact `into`, or make
 * a fact of their own once those in `instead` have been taken out.
 */
export type Settlement =
  | { readonly decision: 'kept' }
  | {
      readonly decision: 'accepted' | 'corrected';
      readonly values: FactValues;
      readonly into: FactAt | undefined;
      readonly instead: readonly string[];
    };

const columns = (table: FactTable): Query<unknown> =>
  sql`c.id, ${sql.lit(table.label)}::text as label, c.person_id as subject, c.fact_id as "factId", c.field,
    c.contested_because as because, c.source_text as "sourceText", c.source_year as "sourceYear", c.source_row as "sourceRow",
    c.conflicts_with as "conflictsWith", ${shownValues(table, 'c')} as values, c.recorded_at`;

/** One kind's rows where several kinds share a table (identifiers): those with the kind's constants. */
function ofKind({ constants = {} }: FactTable): Query<unknown> {
  const tests = Object.entries(constants).map(
    ([name, text]) => sql`(c.${sql.ref(name)} is null or c.${sql.ref(name)} = ${sql.raw(text)})`,
  );
  return tests.length === 0 ? sql`true` : sql.join(tests, sql` and `);
}

function unsettled(table: FactTable, where: Query<unknown>): Query<unknown> {
  return sql`select ${columns(table)} from ${sql.table(`${table.name}_dispute`)} c
    where c.settled_at is null and c.person_id is not null and ${ofKind(table)} and ${where}`;
}

/** What waits to be settled about these subjects, by when it came. */
export function listContestedOf(
  db: Read,
  tables: readonly FactTable[],
  subjects: readonly string[],
): Promise<readonly Contested[]> {
  const parts = tables.map((table) => unsettled(table, sql`c.person_id = any(${subjects}::uuid[])`));
  return db.query(sql<Contested>`${sql.join(parts, sql` union all `)} order by recorded_at, id`);
}

/** A page of all that waits to be settled and that the actor may see. */
export function listContestedPage(
  db: Read,
  tables: readonly FactTable[],
  page: { limit: number; offset: number },
): Promise<readonly Contested[]> {
  const parts = tables.map((table) => unsettled(table, sql`true`));
  return db.query(sql<Contested>`select * from (${sql.join(parts, sql` union all `)}) c
    order by subject, recorded_at, id limit ${page.limit} offset ${page.offset}`);
}

/** How much waits to be settled, by kind of fact. */
export async function countContested(
  db: Read,
  tables: readonly FactTable[],
): Promise<ReadonlyMap<string, number>> {
  const parts = tables.map(
    (table) => sql`select ${sql.lit(table.label)}::text as label, count(*)::int as count
      from ${sql.table(`${table.name}_contested`)} c where c.settled_at is null and c.person_id is not null and ${ofKind(table)}`,
  );
  const rows = await db.query(sql<{ label: string; count: number }>`${sql.join(parts, sql` union all `)}`);
  return new Map(rows.map(({ label, count }) => [label, count]));
}

/**
 * Settles one contested row as a person decided. What stood and gives way stays in history; the contested row keeps the
 * source's text, who settled it and how.
 * @returns a refusal, and nothing changed, when the database finds the outcome impossible
 * @throws Stale when somebody else settled it first
 */
export async function settle(
  db: Write,
  table: FactTable,
  contested: Contested,
  settlement: Settlement,
): Promise<Refusal | undefined> {
  return unlessRefused(db, async () => {
    const factId = await carryOut(db, table, contested, settlement);
    const done = await db.run(sql`update ${sql.table(`${table.name}_contested`)}
      set settled_at = now(), settled_by = platform.actor(), settlement = ${settlement.decision}, fact_id = ${factId}::uuid
      where id = ${contested.id}::uuid and settled_at is null`);
    if (done !== 1) throw new Stale();
  });
}

/** Makes the decision true; returns the fact that the contested row leads to from now on, if any. */
async function carryOut(
  db: Write,
  table: FactTable,
  contested: Contested,
  settlement: Settlement,
): Promise<string | null> {
  if (settlement.decision === 'kept') return contested.factId;
  const { into, instead, values } = settlement;
  if (into) {
    await correctFact(db, into.table, into, values);
    return contested.factId;
  }
  for (const id of instead) await withdrawFact(db, table, id);
  return recordFact(db, table, contested.subject, values);
}
