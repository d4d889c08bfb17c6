import type { Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { correctFact, unlessRefused, withdrawFact } from '../../../platform/facts/index.ts';
import { Stale } from '../../../platform/http/problems.ts';
import type { Done, HelpStep } from './step-queries.ts';
import type { StepTable } from './step-rules.ts';
import { givesSight, sayOfStep, stepTables } from './take-step.ts';

/** Why a step cannot be taken back: a fact of it was changed since. */
export const changedSince =
  'Something that this step made has been changed since. Put right what is wrong in the list of facts on the child’s page';

/** Why a step cannot be taken back: what was recorded later belongs to what it made. */
export const restsOnIt =
  'Something that was recorded later rests on what this step began. Take the later step back first, or put right what is wrong in the list of facts on the child’s page';

class RestsOnIt extends Error {}

/** What leads to a fact of a step. The database would cut it loose, or take it away, with the fact. */
const leadsHere: Readonly<Partial<Record<StepTable, readonly (readonly [StepTable, column: string])[]>>> = {
  involvement: (
    ['assessment', 'child_in_need_plan', 'section_47_enquiry', 'child_protection_plan'] as const
  ).map((table) => [table, 'involvement_id']),
  assessment: [['assessment_factor', 'assessment_id']],
  child_protection_plan: [['protection_review', 'plan_id']],
};

/**
 * Takes a step back that was a mistake: what it made is withdrawn and what it ended goes on, if nobody changed that since. History
 * keeps both. Returns why not, in words. @throws Stale when somebody took it back before
 */
export async function takeBackStep(db: Write, step: HelpStep, why: string): Promise<string | undefined> {
  await db.run(sql`savepoint taken_back`);
  await settleBack(db, step, why);
  const wrong = await tryUndo(db, step);
  if (wrong !== undefined) await db.run(sql`rollback to savepoint taken_back`);
  return wrong;
}

async function tryUndo(db: Write, step: HelpStep): Promise<string | undefined> {
  try {
    return (await unlessRefused(db, () => undo(db, step))) && changedSince;
  } catch (error) {
    if (error instanceof Stale) return changedSince;
    if (error instanceof RestsOnIt) return restsOnIt;
    throw error;
  }
}

/** Says so before anything is undone: who sees the child only through what is undone could not say it after. */
async function settleBack(db: Write, step: HelpStep, why: string): Promise<void> {
  const done =
    await db.run(sql`update practice.step set state = 'taken back', taken_back_at = platform.moment(), taken_back_by = platform.actor(),
      version = version + 1 where id = ${step.id} and version = ${step.version} and state = 'taken'`);
  if (done !== 1) throw new Stale();
  await sayOfStep(
    db,
    { stepId: step.id, personId: step.personId },
    { about: 'taken back', words: why, alsoOf: [] },
  );
}

async function undo(db: Write, { changes }: HelpStep): Promise<void> {
  const reversed = [...changes].reverse();
  const work = reversed.filter(({ table }) => givesSight(table));
  for (const done of reversed.filter(({ table }) => !givesSight(table))) await undoOne(db, done);
  for (const done of work) await undoOne(db, done);
}

async function undoOne(db: Write, { does, table, id, version, before }: Done): Promise<void> {
  const fact = stepTables[table];
  if (does === 'correct') return correctFact(db, fact, { id, version }, before ?? {});
  const stands = await db.first(sql<{ version: number }>`select version from ${sql.table(fact.name)}
    where id = ${id}::uuid for update`);
  if (stands?.version !== version) throw new Stale();
  await refuseWhereLed(db, table, id);
  await withdrawFact(db, fact, id);
}

/** What the step itself made is gone by now: whatever still leads to the fact came later. */
async function refuseWhereLed(db: Write, table: StepTable, id: string): Promise<void> {
  for (const [other, column] of leadsHere[table] ?? []) {
    const led = await db.first(sql<{ id: string }>`select id from ${sql.table(stepTables[other].name)}
      where ${sql.ref(column)} = ${id}::uuid limit 1`);
    if (led) throw new RestsOnIt();
  }
}
