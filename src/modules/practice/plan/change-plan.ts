import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { listGoalEverywhere } from './plan-queries.ts';
import type { Goal, NewGoal, NewStep, PlanView, Step } from './plan-rules.ts';

/** A goal as somebody typed it, with its steps; a step that stood before says which it is. */
export type TypedGoal = {
  readonly goal: NewGoal;
  readonly steps: readonly (NewStep & { readonly stepId: string | null })[];
};

/** Holds a goal until the transaction ends: of two who change it, or the steps of it, the second waits. */
export async function holdGoal(db: Write, goalId: string): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.plan_goal ' || ${goalId}::text, 0))`,
  );
}

/** Adds a goal to the record of each of these children; `goalId` is new. What is said of all stands in each. */
export async function addGoal(
  db: Write,
  goalId: string,
  { children, typed }: { readonly children: readonly string[]; readonly typed: TypedGoal },
): Promise<void> {
  const steps = typed.steps.map((step) => ({ ...step, stepId: newId() }));
  for (const personId of children) {
    const others = children.filter((one) => one !== personId);
    await writeGoal(db, { goalId, personId, version: 1, alsoOf: others }, typed.goal);
    for (const [place, step] of steps.entries())
      await writeStep(db, { ...firstOf(step, place, others), goalId, personId });
  }
}

type Key = {
  readonly goalId: string;
  readonly personId: string;
  readonly version: number;
  readonly alsoOf: readonly string[];
};

async function writeGoal(db: Write, key: Key, goal: NewGoal): Promise<void> {
  await db.run(sql`
    insert into practice.plan_goal (id, person_id, goal_id, version, area, words, whose, why, know, owner, state, because,
      staff_note, audience, withheld_from, also_of)
    values (${newId()}, ${key.personId}, ${key.goalId}, ${key.version}, ${goal.area}, ${goal.words}, ${goal.whose}, ${goal.why},
      ${goal.know}, ${goal.owner}, ${goal.state}, ${goal.because}, ${goal.staffNote}, ${goal.audience},
      ${[...goal.withheldFrom]}::uuid[], ${[...key.alsoOf]}::uuid[])`);
}

type StepRow = Omit<Step, 'id'> & { readonly goalId: string; readonly personId: string };

function firstOf(step: NewStep & { stepId: string }, place: number, others: readonly string[]) {
  const alsoOf = step.whoId === null ? others : [...others, step.whoId];
  return { ...step, place, version: 1, state: 'to do', happened: null, endedOn: null, alsoOf } as const;
}

async function writeStep(db: Write, step: StepRow): Promise<void> {
  const alsoOf = step.alsoOf.filter((one) => one !== step.personId);
  await db.run(sql`
    insert into practice.plan_step (id, person_id, goal_id, step_id, version, place, words, who, who_kind, by_when, state, happened,
      ended_on, audience, also_of)
    values (${newId()}, ${step.personId}, ${step.goalId}, ${step.stepId}, ${step.version}, ${step.place}, ${step.words}, ${step.who},
      ${step.whoKind}, ${step.byWhen}, ${step.state}, ${step.happened}, ${step.endedOn}, ${step.audience}, ${alsoOf}::uuid[])`);
}

/**
 * Says a goal anew, which is held, in the record of each of its children whom the actor may see: the former version stays. Only
 * what differs is written. A step that is not among the typed ones stays as it was.
 */
export async function changeGoal(
  db: Write,
  goalId: string,
  { typed, today }: { readonly typed: TypedGoal; readonly today: PlainDate },
): Promise<void> {
  const added = typed.steps.flatMap((step) => (step.stepId === null ? [{ ...step, stepId: newId() }] : []));
  const handed = new Map(typed.steps.map(({ stepId }) => [stepId, newId()]));
  for (const goal of await listGoalEverywhere(db, goalId)) {
    const { personId, alsoOf } = goal;
    if (differs(goal, typed.goal))
      await writeGoal(db, { goalId, personId, alsoOf, version: goal.version + 1 }, typed.goal);
    for (const step of goal.steps) {
      const said = typed.steps.find(({ stepId }) => stepId === step.stepId);
      if (said && differs(step, asSaidBy(said, step)))
        await sayStepAnew(db, { goal, step, said, stepId: handed.get(step.stepId) ?? newId(), today });
    }
    for (const [index, step] of added.entries())
      await writeStep(db, { ...firstOf(step, goal.steps.length + index, alsoOf), goalId, personId });
  }
}

/** Whoever stands with the same name does it still: who is known on another child's page is not whom it named. */
function asSaidBy(said: NewStep, step: Step): NewStep {
  return isSameWho(said, step) ? { ...said, who: step.who, whoKind: step.whoKind } : said;
}

const isSameWho = (said: NewStep, step: Step) => said.who.toLowerCase() === step.who.toLowerCase();

type SaidAnew = {
  readonly goal: Goal;
  readonly step: Step;
  readonly said: NewStep;
  /** The id of the step that takes its place, where another of the family does it now. */
  readonly stepId: string;
  readonly today: PlainDate;
};

/**
 * A step that one of the family takes over is a new step, and the old one ends: who may not know of them sees the old one end
 * and nothing more. Else it is the next version of the same step.
 */
async function sayStepAnew(db: Write, { goal, step, said, stepId, today }: SaidAnew): Promise<void> {
  const { goalId, personId, alsoOf } = goal;
  if (isSameWho(said, step)) {
    const { words, byWhen, audience } = said;
    const together = [...new Set([...step.alsoOf, ...alsoOf])];
    const kept = { ...step, words, byWhen, audience, alsoOf: together };
    return writeStep(db, { ...kept, version: step.version + 1, goalId, personId });
  }
  if (said.whoId === null || step.alsoOf.includes(said.whoId) || said.whoId === personId)
    return writeStep(db, { ...anew(step, said, alsoOf), goalId, personId });
  const ended = { state: 'no longer', happened: handedOver, endedOn: today } as const;
  await writeStep(db, { ...step, ...ended, version: step.version + 1, goalId, personId });
  await writeStep(db, { ...firstOf({ ...said, stepId }, step.place, alsoOf), goalId, personId });
}

const handedOver = 'Somebody else does it now';

function anew(step: Step, { whoId, ...said }: NewStep, goalAlsoOf: readonly string[]): Step {
  const alsoOf = whoId === null ? goalAlsoOf : [...goalAlsoOf, whoId];
  return { ...step, ...said, stepId: step.stepId, alsoOf, version: step.version + 1 };
}

/** Whether what was said anew differs from what stands, in any of its own fields. */
function differs(stands: object, said: object): boolean {
  const now: ReadonlyMap<string, unknown> = new Map(Object.entries(stands));
  return Object.entries(said).some(
    ([name, value]) => now.has(name) && JSON.stringify(now.get(name)) !== JSON.stringify(value),
  );
}

export type StepChange = Pick<Step, 'state' | 'happened' | 'endedOn'>;

/** Says what became of a step of a goal, which is held, in the record of each of its children whom the actor may see. */
export async function changeStep(
  db: Write,
  { goalId, stepId }: { readonly goalId: string; readonly stepId: string },
  change: StepChange,
): Promise<void> {
  for (const { personId, steps } of await listGoalEverywhere(db, goalId)) {
    const step = steps.find((one) => one.stepId === stepId);
    if (step) await writeStep(db, { ...step, ...change, version: step.version + 1, goalId, personId });
  }
}

export type NewReading = { readonly value: number; readonly readOn: PlainDate; readonly byWhom: string };

/** Adds a reading of a goal to the record of each of its children whom the actor may see; gives its id. */
export async function addReading(
  db: Write,
  goalId: string,
  { value, readOn, byWhom }: NewReading,
): Promise<string> {
  const readingId = newId();
  for (const { personId, alsoOf } of await listGoalEverywhere(db, goalId))
    await db.run(sql`
      insert into practice.plan_reading (id, person_id, goal_id, reading_id, value, read_on, by_whom, also_of)
      values (${newId()}, ${personId}, ${goalId}, ${readingId}, ${value}, ${readOn}, ${byWhom}, ${[...alsoOf]}::uuid[])`);
  return readingId;
}

/** Takes a reading back, which stays in the record: it does not count any more. One that was taken back stays so. */
export async function withdrawReading(db: Write, goalId: string, readingId: string): Promise<void> {
  const withdrawn = newId();
  for (const { personId, alsoOf, readings } of await listGoalEverywhere(db, goalId)) {
    const reading = readings.find((one) => one.readingId === readingId);
    if (reading)
      await db.run(sql`
        insert into practice.plan_reading (id, person_id, goal_id, reading_id, value, read_on, by_whom, replaces, withdrawn, also_of)
        values (${newId()}, ${personId}, ${goalId}, ${withdrawn}, ${reading.value}, ${reading.readOn}, ${reading.byWhom},
          ${readingId}, true, ${[...alsoOf]}::uuid[])`);
  }
}

/** Keeps what somebody said of the plan, in this child's record and no other. */
export async function addPlanView(db: Write, personId: string, said: Omit<PlanView, 'id'>): Promise<void> {
  await db.run(sql`
    insert into practice.plan_view (id, person_id, who_kind, who, answer, words, said_on, audience)
    values (${newId()}, ${personId}, ${said.whoKind}, ${said.who}, ${said.answer}, ${said.words}, ${said.saidOn}, ${said.audience})`);
}
