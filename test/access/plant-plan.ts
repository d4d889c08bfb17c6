import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** A goal in this person's plan with one step, agreed at an invented meeting. */
export async function plantPlan(
  owner: Client,
  person: string,
): Promise<{ readonly goalId: string; readonly stepId: string; readonly agreedId: string }> {
  const [goalId, stepId, agreedId, goalRow, stepRow] = [newId(), newId(), newId(), newId(), newId()];
  await owner.query(
    `insert into practice.plan_goal (id, person_id, goal_id, version, area, words, whose, state)
       values ($1, $2, $3, 1, 'home', 'To sleep in my own bed', 'Ada', 'now')`,
    [goalRow, person, goalId],
  );
  await owner.query(
    `insert into practice.plan_step (id, person_id, goal_id, step_id, version, place, words, who, who_kind, state)
       values ($1, $2, $3, $4, 1, 0, 'Mend the bed', 'Gran', 'in words', 'to do')`,
    [stepRow, person, goalId, stepId],
  );
  await owner.query(
    `insert into practice.plan_agreed (id, person_id, number, agreed_on, meeting, agreed_by, parts)
       values ($1, $2, 1, '2026-11-01', 'An invented meeting', 'Ada and Gran', $3)`,
    [agreedId, person, [goalRow, stepRow]],
  );
  return { goalId, stepId, agreedId };
}
