import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { FactTable } from '../../../platform/facts/index.ts';
import { correctFact, recordFact, unlessRefused, withdrawFact } from '../../../platform/facts/index.ts';
import { Stale } from '../../../platform/http/problems.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { assignmentFacts, leadFacts, leadsMayOverlap, leadsMustFollow } from '../../workforce/index.ts';
import type { Handover, HandoverChanges, MadeFact, NewHandover } from './handover-rules.ts';

const tables: Readonly<Record<MadeFact['table'], FactTable>> = {
  allocation: leadFacts,
  assignment: assignmentFacts,
};

/** One child of a handover. */
export type ChildHandedOver = {
  readonly personId: string;
  readonly togetherId: string;
  /** The other children who change together, of whom its words may speak. */
  readonly alsoOf: readonly string[];
  readonly said: NewHandover;
  readonly changes: HandoverChanges;
};

/**
 * Changes who leads the help of one child from a day on, and writes down why. Returns what the database refuses, in words, and has
 * then changed nothing. The end of the one before comes last: whoever sees the child through them writes all else before.
 * @throws Stale when the fact is no longer what was read
 */
export async function handOverChild(db: Write, one: ChildHandedOver): Promise<string | undefined> {
  const refused = await unlessRefused(db, () => change(db, one));
  return refused && 'This cannot stand beside who else is recorded as leading the help around that day';
}

async function change(
  db: Write,
  { personId, togetherId, alsoOf, said, changes }: ChildHandedOver,
): Promise<void> {
  const { lead, joinsFrom } = changes;
  await leadsMayOverlap(db);
  const leads = { worker_id: said.toId, starts: said.starts, reason: said.reason };
  const made = [recorded('allocation', await recordFact(db, leadFacts, personId, leads))];
  if (joinsFrom !== null) {
    const joins = { worker_id: said.toId, role: 'co-worker', starts: joinsFrom, ends: said.starts };
    const goal = 'To get to know the child and the family before taking over';
    made.push(recorded('assignment', await recordFact(db, assignmentFacts, personId, { ...joins, goal })));
  }
  const ended = { id: lead.id, version: lead.version + 1, before: { ends: lead.ends } };
  await db.run(sql`insert into practice.handover (id, together_id, person_id, from_id, to_id, starts, reason, because, apart, also_of, changes)
    values (${newId()}, ${togetherId}, ${personId}, ${lead.workerId}, ${said.toId}, ${said.starts}, ${said.reason}, ${said.because},
      ${said.apart}, ${[...alsoOf]}::uuid[], ${JSON.stringify([...made, { does: 'correct', table: 'allocation', ...ended }])}::jsonb)`);
  await correctFact(db, leadFacts, lead, { ends: said.starts });
  await leadsMustFollow(db);
}

const recorded = (table: MadeFact['table'], id: string): MadeFact => ({
  does: 'record',
  table,
  id,
  version: 1,
  before: null,
});

/** Why a handover cannot be taken back: a fact of it was changed since. */
export const handoverChangedSince =
  'Who leads the help was changed since. Put right what is wrong in the list of facts on the child’s page';

/**
 * Takes a handover back: whoever led goes on, and the new worker does not begin. History keeps both. Returns why not, in words.
 * @throws Stale when somebody took it back before
 */
export async function takeBackHandover(
  db: Write,
  handover: Handover,
  why: string,
): Promise<string | undefined> {
  await db.run(sql`savepoint handover_back`);
  await settle(db, handover, why);
  const refused = await unlessRefused(db, () => undo(db, handover)).catch((error: unknown) => {
    if (error instanceof Stale) return { refused: 'changed since' };
    throw error;
  });
  if (!refused) return undefined;
  await db.run(sql`rollback to savepoint handover_back`);
  return handoverChangedSince;
}

async function settle(db: Write, { id, version }: Handover, why: string): Promise<void> {
  const done =
    await db.run(sql`update practice.handover set state = 'taken back', taken_back_because = ${why},
      taken_back_at = platform.moment(), taken_back_by = platform.actor(), version = version + 1
    where id = ${id}::uuid and version = ${version} and state = 'planned'`);
  if (done !== 1) throw new Stale();
}

/** Whoever led leads again before anybody else stops: nobody loses sight of the child on the way. */
async function undo(db: Write, { changes }: Handover): Promise<void> {
  await leadsMayOverlap(db);
  for (const { does, table, id, version, before } of changes)
    if (does === 'correct') await correctFact(db, tables[table], { id, version }, before ?? {});
  for (const { does, table, id, version } of [...changes].reverse())
    if (does === 'record') await withdraw(db, tables[table], { id, version });
  await leadsMustFollow(db);
}

async function withdraw(
  db: Write,
  table: FactTable,
  { id, version }: Pick<MadeFact, 'id' | 'version'>,
): Promise<void> {
  const stands = await db.first(
    sql<{ version: number }>`select version from ${sql.table(table.name)} where id = ${id}::uuid for update`,
  );
  if (stands?.version !== version) throw new Stale();
  await withdrawFact(db, table, id);
}
