import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** An invented park that touches this person, with everything that can be said of it. Gives what addresses need. */
export async function plantOutside(
  owner: Client,
  person: string,
): Promise<Readonly<Record<'contextId' | 'outsideAct', string>>> {
  const contextId = newId();
  const [child, goal] = [newId(), newId()];
  const add = (text: string, values: readonly unknown[]) => owner.query(text, [...values]);
  await add(
    "insert into practice.outside_child (id, person_id, context_id, number, harms) values ($1, $2, $3, 1, '{gangs}')",
    [child, person, contextId],
  );
  await add(
    `insert into practice.outside_home (id, person_id, context_id, number, answer, asked_on, asked_by)
       values ($1, $2, $3, 1, 'safe', '2026-11-02', 'An invented worker')`,
    [newId(), person, contextId],
  );
  await add(
    `insert into practice.outside_words (id, person_id, context_id, of_id, words) values ($1, $2, $3, $4, 'Given a phone there')`,
    [newId(), person, contextId, child],
  );
  await add(
    "insert into practice.outside_context (id, context_id, number, kind, name) values ($1, $2, 1, 'place', 'An invented park')",
    [newId(), contextId],
  );
  await add(
    `insert into practice.outside_turn (id, context_id, number, kind, happened_on, by_whom, words, next_on) values
       ($1, $3, 1, 'seen', '2026-11-01', 'An invented school', 'A grey car waits there', null),
       ($2, $3, 2, 'begun', '2026-11-03', 'An invented worker', 'The path is lit', '2026-12-15')`,
    [newId(), newId(), contextId],
  );
  await add(
    `insert into practice.outside_goal (id, context_id, goal_id, number, words, state) values ($1, $2, $3, 1, 'Nobody is alone there', 'now')`,
    [newId(), contextId, goal],
  );
  await add(
    `insert into practice.outside_step (id, context_id, goal_id, step_id, number, words, partner, who, state)
       values ($1, $2, $3, $4, 1, 'Walk through at four', 'police', 'PC Invented', 'to do')`,
    [newId(), contextId, goal, newId()],
  );
  return { contextId, outsideAct: 'seen' };
}
