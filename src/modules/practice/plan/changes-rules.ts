import { formatDate } from '../../../platform/dates/format-date.ts';
import type { Goal, Step } from './plan-rules.ts';
import { goalStates, planAreas, stepStates } from './plan-rules.ts';

/** What differs of one goal between a version that was agreed and another time. */
export type GoalChange = {
  readonly goalId: string;
  readonly words: string;
  readonly lines: readonly string[];
};

/** What changed of a plan since a version of it, goal by goal; goals that are as they were are left out. */
export function changesSince(then: readonly Goal[], now: readonly Goal[]): readonly GoalChange[] {
  const known = new Map(then.map((goal) => [goal.goalId, goal]));
  const changed = now.map((goal) => {
    const before = known.get(goal.goalId);
    const lines = before ? linesOf(before, goal) : ['A new goal since then'];
    return { goalId: goal.goalId, words: goal.words, lines };
  });
  return changed.filter(({ lines }) => lines.length > 0);
}

function linesOf(then: Goal, now: Goal): readonly string[] {
  return [
    ...said('The words were', then.words, now.words),
    ...said('In the words of', then.whose, now.whose),
    ...said('About', planAreas[then.area], planAreas[now.area]),
    ...said('Why it matters', then.why, now.why),
    ...said('How we will know', then.know, now.know),
    ...said('Who looks after it', then.owner, now.owner),
    ...said('It was', goalStates[then.state], goalStates[now.state]),
    ...stepLines(then.steps, now.steps),
    ...said('Where it was, of 10', latest(then), latest(now)),
  ];
}

const latest = ({ readings }: Goal): string | null => readings.at(-1)?.value.toString() ?? null;

function said(what: string, then: string | null, now: string | null): readonly string[] {
  if (then === now) return [];
  return [`${what}: ${then ?? 'nothing said'}. Now: ${now ?? 'nothing said'}`];
}

function stepLines(then: readonly Step[], now: readonly Step[]): readonly string[] {
  const known = new Map(then.map((step) => [step.stepId, step]));
  return now.flatMap((step) => {
    const before = known.get(step.stepId);
    if (!before) return [`A new step: ${told(step)}`];
    return told(before) === told(step) ? [] : [`A step was: ${told(before)}. Now: ${told(step)}`];
  });
}

const told = ({ who, words, byWhen, state, happened }: Step): string =>
  [
    `${who}: ${words}`,
    byWhen === null ? null : `by ${formatDate(byWhen)}`,
    stepStates[state].toLowerCase(),
    happened === null ? null : `(${happened})`,
  ]
    .filter(Boolean)
    .join(', ');
