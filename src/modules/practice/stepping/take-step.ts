import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FactTable, FactValues } from '../../../platform/facts/index.ts';
import { correctFact, recordFact, unlessRefused } from '../../../platform/facts/index.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { Stale } from '../../../platform/http/problems.ts';
import { allocationFacts, assignmentFacts } from '../../workforce/index.ts';
import * as facts from '../load/load-practice.ts';
import { endAtAdoption } from './change-rules.ts';
import type { Done, HelpStep } from './step-queries.ts';
import type {
  Change,
  Correction,
  HelpState,
  StepKind,
  StepRefusal,
  StepSaid,
  StepTable,
} from './step-rules.ts';

export const stepTables: Readonly<Record<StepTable, FactTable>> = {
  involvement: facts.involvementFacts,
  early_help_assessment: facts.earlyHelpAssessmentFacts,
  assessment: facts.assessmentFacts,
  assessment_factor: facts.assessmentFactorFacts,
  child_in_need_plan: facts.childInNeedPlanFacts,
  section_47_enquiry: facts.section47EnquiryFacts,
  child_protection_plan: facts.childProtectionPlanFacts,
  protection_review: facts.protectionReviewFacts,
  allocation: allocationFacts,
  assignment: assignmentFacts,
};

/** A step of one child as it is written down. */
export type NewStep = {
  /** Of the form that was sent: it makes one step of a child, however often it is sent. */
  readonly togetherId: string;
  readonly personId: string;
  readonly kind: StepKind;
  readonly said: StepSaid;
  /** By what they are about; empty ones are left out. */
  readonly words: readonly NewWords[];
  /** The other children of whom shared words speak. */
  readonly alsoOf: readonly string[];
};
export type NewWords = { readonly about: string; readonly words: string; readonly isShared: boolean };

/** Writes a step down that waits for somebody's decision. Nothing else changes. Returns its id. */
export async function askForStep(db: Write, step: NewStep): Promise<HelpStep['id']> {
  const id = newId<'helpStep'>();
  await db.run(sql`insert into practice.step (id, together_id, person_id, kind, happened_on, said, state)
    values (${id}, ${step.togetherId}, ${step.personId}, ${step.kind}, ${step.said.on}, ${JSON.stringify(step.said)}::jsonb, 'waiting')`);
  for (const { about, words, isShared } of step.words)
    await sayOfStep(
      db,
      { stepId: id, personId: step.personId },
      { about, words, alsoOf: isShared ? step.alsoOf : [] },
    );
  return id;
}

type Said = { readonly about: string; readonly words: string; readonly alsoOf: readonly string[] };

/** Puts words beside a step. */
export async function sayOfStep(
  db: Write,
  { stepId, personId }: { readonly stepId: string; readonly personId: string },
  { about, words, alsoOf }: Said,
): Promise<void> {
  await db.run(sql`insert into practice.step_words (id, person_id, step_id, about, words, also_of)
    values (${newId()}, ${personId}, ${stepId}, ${about}, ${words}, ${[...alsoOf]}::uuid[])`);
}

type Deciding = {
  readonly step: Pick<HelpStep, 'id' | 'personId' | 'version'>;
  readonly changes: readonly Change[];
  /** The open involvement; null where the step makes one. */
  readonly involvementId: string | null;
};

/**
 * Takes a step: makes and ends the facts that were planned and says so beside it. Returns what the database refuses, in words, and
 * has then changed nothing. @throws Stale when somebody decided before, or a fact is no longer what was read
 */
export async function takeStep(db: Write, deciding: Deciding): Promise<StepRefusal | undefined> {
  const { step, changes } = deciding;
  const refused = await unlessRefused(db, async () => {
    const done = await recordAll(db, deciding);
    const last = changes.filter(endsWork);
    const lastDone = [];
    for (const change of last) lastDone.push(await doneBy(db, change));
    await settleStep(db, step, 'taken', [...done, ...lastDone]);
    for (const change of last) await correctAs(db, change, change.values);
  });
  return refused && { field: 'on', text: refusals[refused.refused] ?? anyRefusal };
}

/** What tells who works with a child, and with that who sees the child: it ends when all else is written. */
export const givesSight = (table: StepTable): boolean => table === 'allocation' || table === 'assignment';

const endsWork = (change: Change): change is Correction =>
  change.does === 'correct' && givesSight(change.table);

/** Ends what stands of the help of a child who was adopted. @throws Stale when a fact is no longer what was read */
export async function endHelpAtAdoption(db: Write, state: HelpState, on: PlainDate): Promise<void> {
  for (const change of endAtAdoption(state, on)) await correctAs(db, change, change.values);
}

async function recordAll(db: Write, { step, changes, involvementId }: Deciding): Promise<readonly Done[]> {
  const done: Done[] = [];
  let involvement = involvementId;
  for (const change of changes.filter((one) => !endsWork(one))) {
    const made = await applyChange(db, change, step.personId, involvement);
    if (change.table === 'involvement' && change.does === 'record') involvement = made.id;
    done.push(made);
  }
  return done;
}

/** Says what was decided of a waiting step. @throws Stale when somebody decided before */
export async function settleStep(
  db: Write,
  { id, version }: Pick<HelpStep, 'id' | 'version'>,
  state: 'taken' | 'not taken',
  done: readonly Done[] = [],
): Promise<void> {
  const settled =
    await db.run(sql`update practice.step set state = ${state}, changes = ${JSON.stringify(done)}::jsonb, decided_at = platform.moment(),
      decided_by = platform.actor(), version = version + 1
    where id = ${id} and version = ${version} and state = 'waiting'`);
  if (settled !== 1) throw new Stale();
}

async function applyChange(
  db: Write,
  change: Change,
  personId: string,
  involvement: string | null,
): Promise<Done> {
  const table = stepTables[change.table];
  const values = linked(change.values, involvement);
  if (change.does === 'record') {
    const id = await recordFact(db, table, personId, values);
    return { does: 'record', table: change.table, id, version: 1, before: null };
  }
  const done = await doneBy(db, change);
  await correctAs(db, change, values);
  return done;
}

const correctAs = (db: Write, { table, id, version }: Correction, values: FactValues) =>
  correctFact(db, stepTables[table], { id, version }, values);

/** What a change will have done. What the fact says before is read, so that taking the step back brings exactly that again. */
async function doneBy(db: Read, { table, id, version, values }: Correction): Promise<Done> {
  const said = sql.join(
    Object.keys(values).map((name) => sql`${sql.lit(name)}::text, f.${sql.ref(name)}::text`),
  );
  const fact = await db.first(sql<{ before: FactValues }>`select jsonb_build_object(${said}) as before
    from ${sql.table(stepTables[table].name)} f where f.id = ${id}::uuid and f.version = ${version}`);
  if (!fact) throw new Stale();
  return { does: 'correct', table, id, version: version + 1, before: fact.before };
}

function linked(values: FactValues, involvement: string | null): FactValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === '$involvement' ? involvement : value]),
  );
}

const anyRefusal =
  'This cannot stand beside what is recorded on or around that day: look at the dates of our help';
const refusals: Readonly<Record<string, string>> = {
  need_plan_one_at_a_time: 'A child in need plan is recorded for that time already: two cannot overlap',
  protection_plan_one_at_a_time: 'A protection plan is recorded for that time already: two cannot overlap',
  assignment_one_protection_lead: 'Somebody leads the protection of this child at that time already',
  section_47_enquiry_key: 'A section 47 enquiry began on that day already',
  protection_review_key: 'A review conference is recorded on that day already',
  assessment_key: 'An assessment began on that day already',
};
