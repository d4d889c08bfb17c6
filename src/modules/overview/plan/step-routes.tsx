import type { VNode } from 'preact';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import type { Goal, Step, StepState } from '../../practice/index.ts';
import {
  changePlan,
  changeStep,
  holdGoal,
  listGoals,
  stepStateNames,
  stepStates,
} from '../../practice/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { longText } from '../../../platform/forms/text-fields.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import { Button } from '../../../platform/views/components/button.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked, OneOf } from '../entries/field-views.tsx';
import { planOf, planSubject, stepPath } from './plan-paths.ts';
import type { PlanPeople } from './plan-people.ts';
import { getPlanPeople } from './plan-people.ts';

type Asking<Handle extends Read> = PageRequest<typeof stepPath, Handle, string>;
type Found = { readonly people: PlanPeople; readonly goal: Goal; readonly step: Step };

const schema = {
  state: choice({
    label: 'what became of it',
    options: stepStateNames,
    missing: 'Say what became of the step',
  }),
  happened: optional(longText({ label: 'what happened', max: 4000 })),
};

/** The step of the address, in the plan of its child. @throws NotFound */
async function getStep({ db, params, saw }: Asking<Read>): Promise<Found> {
  const people = await getPlanPeople(db, params.personId);
  for (const goal of await listGoals(db, people.records)) {
    const step = goal.steps.find(({ stepId }) => stepId === params.stepId);
    if (!step) continue;
    saw([...people.records, ...goal.alsoOf, ...step.alsoOf]);
    return { people, goal, step };
  }
  throw new NotFound();
}

type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[] };

function stepPage({ who }: Asking<Read>, { people, goal, step }: Found, filled: Filled): Reply {
  const here = planOf(people.personId);
  const body = (
    <StepForm {...filled} step={step} goal={goal} action={`${here}/steps/${step.stepId}`} csrf={who.csrf} />
  );
  return page('What became of a step', body, {
    errors: filled.errors,
    before: <BackLink href={here}>The plan</BackLink>,
  });
}

type FormProps = Filled & {
  readonly step: Step;
  readonly goal: Goal;
  readonly action: string;
  readonly csrf: string;
};

function StepForm({ step, goal, action, csrf, typed, errors }: FormProps): VNode {
  const all: Asked = { typed, errors, behind: '' };
  const due = step.byWhen === null ? '' : `, by ${formatDate(step.byWhen)}`;
  return (
    <form method="post" action={action} novalidate>
      <h1 class="govuk-heading-l">What became of a step</h1>
      <p class="govuk-body">
        <strong>
          {step.who}
          {due}:
        </strong>{' '}
        <span class="kith-as-typed">{step.words}</span>
      </p>
      <p class="govuk-body">
        It stands now as: {stepStates[step.state].toLowerCase()}
        {step.happened === null ? '' : ` (${step.happened})`}. The goal: “{goal.words}”
      </p>
      <CsrfField token={csrf} />
      <input type="hidden" name="version" value={step.version} />
      <OneOf asked={all} name="state" text="What became of it?" options={stepStates} />
      <Textarea
        {...asked(all, 'happened', 'What happened? (optional where it is done)')}
        hint={{ text: 'What came of it, or why it was not done. Without blame' }}
        rows={4}
      />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

async function save(request: Asking<Write>): Promise<Reply> {
  const { db, body, today } = request;
  const { goal } = await getStep(request);
  await holdGoal(db, goal.goalId);
  const found = await getStep(request);
  const parsed = parseForm(schema, body, ({ state, happened }) =>
    needsWords(state) && !happened ? [fieldError('happened', 'Say what happened, or why')] : [],
  );
  const typed = typedIn(schema, body);
  const since = postedLine(body, 'version') === String(found.step.version) ? [] : [tooLate];
  if (!parsed.ok) return stepPage(request, found, { typed, errors: [...since, ...parsed.errors] });
  if (since.length > 0) return stepPage(request, found, { typed, errors: since });
  const { state, happened } = parsed.value;
  await changeStep(
    db,
    { goalId: goal.goalId, stepId: found.step.stepId },
    {
      state,
      happened: happened ?? null,
      // What is put right in words keeps its day.
      endedOn: state === 'to do' ? null : state === found.step.state ? found.step.endedOn : today,
    },
  );
  const more = state === 'done' ? `?done=${found.step.stepId}` : '?saved=yes';
  return redirect(planOf(found.people.personId) + more);
}

const tooLate = fieldError(
  'state',
  'Somebody else changed this step after you opened it: how it stands now is said above. What you typed is kept; save again if it still holds',
);
const needsWords = (state: StepState) => state === 'not done' || state === 'no longer';

/** What became of a step: one press from the plan, or with what happened. */
export const stepRoutes: readonly Route[] = [
  get(stepPath, {
    action: changePlan,
    audit: 'PlanStepForm',
    subject: planSubject,
    handle: async (request) => {
      const found = await getStep(request);
      const { state, happened } = found.step;
      const typed: Typed = { state: state === 'to do' ? '' : state, happened: happened ?? '' };
      return stepPage(request, found, { typed, errors: [] });
    },
  }),
  post(stepPath, { action: changePlan, audit: 'PlanStepSave', subject: planSubject, handle: save }),
];
