import { formatDate } from '../../../platform/dates/format-date.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import type { Goal, Step } from '../../practice/index.ts';
import { stepName } from '../../practice/index.ts';
import type { PlanPeople } from './plan-people.ts';
import { withheldOf } from './plan-people.ts';

/** A goal that stands, as the form of it is filled in. */
export function formOf(goal: Goal, people: PlanPeople): Typed {
  return {
    words: goal.words,
    whose: goal.whose,
    area: goal.area,
    why: goal.why ?? '',
    know: goal.know ?? '',
    owner: goal.owner ?? '',
    state: goal.state,
    because: goal.because ?? '',
    staff_note: goal.staffNote ?? '',
    audience: goal.audience,
    withheld: withheldOf(people, goal.withheldFrom),
    ...Object.fromEntries(goal.steps.flatMap((step, row) => Object.entries(rowOf(step, row)))),
  };
}

/** Each step says for whom it is: it is not opened together with its goal. */
function rowOf(step: Step, row: number): Typed {
  return {
    [stepName('step', row)]: step.stepId,
    [stepName('what', row)]: step.words,
    [stepName('who', row)]: step.who,
    [stepName('when', row)]: step.byWhen === null ? '' : formatDate(step.byWhen),
    [stepName('for', row)]: step.audience,
  };
}
