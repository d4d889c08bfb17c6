import { sql } from '../../../platform/database/database.ts';
import type { Query, Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Goal, PlanView, Reading } from './plan-rules.ts';

/**
 * The plan in the record of the person with these records: every goal as it stands, those to do now first, with its steps and
 * readings. One query for any number.
 */
export function listGoals(db: Read, records: readonly string[]): Promise<readonly Goal[]> {
  return db.query(
    sql<Goal>`${goalAs(sql`g.person_id = any(${[...records]}::uuid[])`)}
      order by array_position(array['now', 'later', 'achieved', 'no longer'], g.state), g.begun, g."goalId"`,
  );
}

/** The goals of a version that was agreed, as they stood in it: of each what the actor may see today. */
export function listAgreedGoals(
  db: Read,
  records: readonly string[],
  agreedId: string,
): Promise<readonly Goal[]> {
  const parts = sql`(select unnest(a.parts) from practice.plan_agreed a where a.id = ${agreedId}::uuid)`;
  const of = { steps: sql`s.id in ${parts}`, readings: sql`r.id in ${parts}` };
  return db.query(
    sql<Goal>`${goalAs(sql`g.person_id = any(${[...records]}::uuid[]) and g.id in ${parts}`, false, of)}
      order by array_position(array['now', 'later', 'achieved', 'no longer'], g.state), g.begun, g."goalId"`,
  );
}

/** One goal of the person with these records. @throws NotFound */
export async function getGoal(db: Read, records: readonly string[], goalId: string): Promise<Goal> {
  const found = await db.first(
    sql<Goal>`${goalAs(sql`g.person_id = any(${[...records]}::uuid[]) and g.goal_id = ${goalId}::uuid`)}`,
  );
  if (!found) throw new NotFound();
  return found;
}

/** The goal as it stands in each child's record that the actor may see; of those who share it, none where one is hidden. */
export function listGoalEverywhere(db: Read, goalId: string): Promise<readonly Goal[]> {
  return db.query(sql<Goal>`${goalAs(sql`g.goal_id = ${goalId}::uuid`, true)} order by g."personId"`);
}

const stepJson = sql`json_build_object('id', s.id, 'stepId', s.step_id, 'version', s.version, 'place', s.place, 'words', s.words,
  'who', s.who, 'whoKind', s.who_kind, 'byWhen', s.by_when, 'state', s.state, 'happened', s.happened, 'endedOn', s.ended_on,
  'audience', s.audience, 'alsoOf', s.also_of)`;
const readingJson = sql`json_build_object('id', r.id, 'readingId', r.reading_id, 'value', r.value, 'readOn', r.read_on,
  'byWhom', r.by_whom)`;

/** Steps and readings that stand: the last that was said of each, and nothing that was put right. */
const standing = {
  steps: sql`not exists (select from practice.plan_step later
    where later.step_id = s.step_id and later.person_id = s.person_id and later.version > s.version)`,
  readings: sql`not r.withdrawn and not exists (select from practice.plan_reading right_one
    where right_one.replaces = r.reading_id and right_one.person_id = r.person_id)`,
};

/** Goals with what belongs to them; for each person, or of several records of one person each goal once. */
function goalAs(which: Query<unknown>, isForEach = false, of = standing): Query<Goal> {
  const one = isForEach ? sql`g.goal_id, g.person_id` : sql`g.goal_id`;
  return sql<Goal>`
  select g.*,
         (select coalesce(json_agg(${stepJson} order by s.place, s.step_id), '[]') from practice.plan_step s
           where s.goal_id = g."goalId" and s.person_id = g."personId"
             and ${of.steps}) as steps,
         (select coalesce(json_agg(${readingJson} order by r.read_on, r.recorded_at, r.id), '[]') from practice.plan_reading r
           where r.goal_id = g."goalId" and r.person_id = g."personId"
             and ${of.readings}) as readings,
         ((select count(*) from practice.plan_goal n where n.goal_id = g."goalId" and n.person_id = g."personId")
           + (select count(*) from practice.plan_step n where n.goal_id = g."goalId" and n.person_id = g."personId"))::int as stamp
    from (select distinct on (${one}) ${columns},
                 (select min(first_one.recorded_at) from practice.plan_goal first_one
                   where first_one.goal_id = g.goal_id and first_one.person_id = g.person_id) as begun
            from practice.plan_goal g where ${which}
           order by ${one}, g.version desc, g.id) g`;
}

const columns = sql`g.id, g.person_id as "personId", g.goal_id as "goalId", g.version, g.area, g.words, g.whose, g.why, g.know, g.owner,
  g.state, g.because, g.staff_note as "staffNote", g.audience, g.withheld_from as "withheldFrom", g.also_of as "alsoOf",
  g.recorded_at as "recordedAt", g.recorded_by as "recordedBy"`;

/** Every reading of a goal in these records that still stands, and those that were put right, in the order of their writing. */
export function listReadings(
  db: Read,
  records: readonly string[],
  goalId: string,
): Promise<readonly (Reading & { readonly isPutRight: boolean })[]> {
  return db.query(sql<Reading & { isPutRight: boolean }>`
    select r.id, r.reading_id as "readingId", r.value, r.read_on as "readOn", r.by_whom as "byWhom",
           exists (select from practice.plan_reading n where n.replaces = r.reading_id and n.person_id = r.person_id) as "isPutRight"
      from practice.plan_reading r
     where r.person_id = any(${[...records]}::uuid[]) and r.goal_id = ${goalId}::uuid and not r.withdrawn
     order by r.read_on desc, r.recorded_at desc, r.id desc`);
}

/** What was said of the plan in these records, the latest first. */
export function listPlanViews(db: Read, records: readonly string[]): Promise<readonly PlanView[]> {
  return db.query(sql<PlanView>`
    select v.id, v.who_kind as "whoKind", v.who, v.answer, v.words, v.said_on as "saidOn", v.audience
      from practice.plan_view v where v.person_id = any(${[...records]}::uuid[])
     order by v.said_on desc, v.recorded_at desc, v.id desc`);
}

/** What was said of the plan in a version that was agreed. */
export function listAgreedViews(
  db: Read,
  records: readonly string[],
  agreedId: string,
): Promise<readonly PlanView[]> {
  return db.query(sql<PlanView>`
    select v.id, v.who_kind as "whoKind", v.who, v.answer, v.words, v.said_on as "saidOn", v.audience
      from practice.plan_view v
     where v.person_id = any(${[...records]}::uuid[])
       and v.id in (select unnest(a.parts) from practice.plan_agreed a where a.id = ${agreedId}::uuid)
     order by v.said_on desc, v.recorded_at desc, v.id desc`);
}
