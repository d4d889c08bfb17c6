import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Goal, Step } from '../../practice/index.ts';
import { goalStates, groupByWho, planAreas, planAudiences, stepStates } from '../../practice/index.ts';
import { listNames } from '../entries/form-child.ts';
import { ScaleView } from './scale-view.tsx';

export type GoalProps = {
  readonly goal: Goal;
  /** Where the plan stands: '/children/<id>/plan'. */
  readonly here: string;
  /** The token for pressing something; null for who may only read, and on paper. */
  readonly csrf: string | null;
  readonly nameOf: (personId: string) => string | undefined;
  /** Whether the reader is staff, who are told whom it is for. */
  readonly isForStaff: boolean;
};

/** A goal: the words, why, how it is going, and who does what. */
export function GoalView(props: GoalProps): VNode {
  const { goal, here, csrf, isForStaff } = props;
  return (
    <section class="kith-goal" aria-labelledby={`g-${goal.goalId}`}>
      <h3 class="govuk-heading-m govuk-!-margin-bottom-1 kith-as-typed" id={`g-${goal.goalId}`}>
        “{goal.words}”
      </h3>
      <p class="govuk-body-s">{factsOf(props)}</p>
      {goal.state === 'now' ? null : (
        <p class="govuk-body">
          <Tag>{goalStates[goal.state]}</Tag> {goal.because === null ? null : <span>{goal.because}</span>}
        </p>
      )}
      <Line title="Why it matters" words={goal.why} />
      <Line title="How we will know" words={goal.know} />
      <ScaleView readings={goal.readings} />
      {csrf === null || isEnded(goal) ? null : <Presses {...props} csrf={csrf} />}
      <Steps {...props} />
      {isForStaff && goal.staffNote !== null ? (
        <InsetText>
          <strong>For staff only:</strong> <span class="kith-as-typed">{goal.staffNote}</span>
        </InsetText>
      ) : null}
      {csrf === null ? null : (
        <p class="govuk-body kith-not-printed">
          <a class="govuk-link" href={`${here}/goals/${goal.goalId}`}>
            Change this goal<span class="govuk-visually-hidden">: {goal.words}</span>
          </a>
        </p>
      )}
    </section>
  );
}

export const isEnded = ({ state }: Goal): boolean => state === 'achieved' || state === 'no longer';

function factsOf({ goal, nameOf, isForStaff }: GoalProps): string {
  const others = goal.alsoOf.flatMap((id) => nameOf(id) ?? []);
  // Of somebody whom the reader may not see nothing is said, not even that there is somebody.
  const withheld = [...new Set(goal.withheldFrom.flatMap((id) => nameOf(id) ?? []))];
  const facts = [
    `In the words of ${goal.whose}`,
    planAreas[goal.area],
    goal.owner === null ? null : `${goal.owner} looks after it`,
    others.length === 0 ? null : `Also for ${listNames(others)}`,
    isForStaff ? `May be read by: ${planAudiences[goal.audience].toLowerCase()}` : null,
    isForStaff && withheld.length > 0 ? `Not for ${listNames(withheld)}` : null,
  ];
  return facts.filter(Boolean).join(' · ');
}

function Line({ title, words }: { readonly title: string; readonly words: string | null }): VNode | null {
  if (words === null) return null;
  return (
    <p class="govuk-body">
      <strong>{title}:</strong> <span class="kith-as-typed">{words}</span>
    </p>
  );
}

/** One press for where it is today, as the person signed in sees it; somebody else's number has a page of its own. */
function Presses({ goal, here, csrf }: GoalProps & { readonly csrf: string }): VNode {
  const action = `${here}/goals/${goal.goalId}/readings`;
  return (
    <form method="post" action={action} class="kith-not-printed">
      <CsrfField token={csrf} />
      <input type="hidden" name="quick" value="yes" />
      <p class="govuk-body govuk-!-margin-bottom-1" id={`n-${goal.goalId}`}>
        Where do you see it today? (
        <a class="govuk-link" href={action}>
          Somebody else’s number<span class="govuk-visually-hidden">: {goal.words}</span>
        </a>
        )
      </p>
      <div class="kith-presses" role="group" aria-labelledby={`n-${goal.goalId}`}>
        {Array.from({ length: 11 }, (_, value) => (
          <Button name="value" value={String(value)} classes="govuk-button--secondary" preventDoubleClick>
            {String(value)}
          </Button>
        ))}
      </div>
    </form>
  );
}

function Steps(props: GoalProps): VNode {
  const groups = groupByWho(props.goal.steps);
  if (groups.length === 0) return <p class="govuk-body">Nobody has said yet what they will do.</p>;
  return (
    <>
      {groups.map(({ who, steps }) => (
        <>
          <h4 class="govuk-heading-s govuk-!-margin-bottom-1">{who}</h4>
          <ul class="govuk-list">
            {steps.map((step) => (
              <OneStep step={step} {...props} />
            ))}
          </ul>
        </>
      ))}
    </>
  );
}

function OneStep({ step, here, csrf, isForStaff, goal }: GoalProps & { readonly step: Step }): VNode {
  const isOpen = step.state === 'to do';
  const narrower = isForStaff && step.audience !== goal.audience;
  return (
    <li class="kith-step">
      <span class="kith-step__words">
        <span class="kith-as-typed">{step.words}</span>
        {step.byWhen !== null && isOpen ? `, by ${formatDate(step.byWhen)}` : ''}{' '}
        {isOpen ? null : <Ended step={step} />}
        {narrower ? (
          <span class="govuk-hint govuk-!-font-size-16"> {planAudiences[step.audience]}</span>
        ) : null}
      </span>
      {csrf === null ? null : <PressDone step={step} action={`${here}/steps/${step.stepId}`} csrf={csrf} />}
    </li>
  );
}

function Ended({ step }: { readonly step: Step }): VNode {
  return (
    <>
      <Tag classes={step.state === 'done' ? 'govuk-tag--leaf' : 'govuk-tag--clay'}>
        {stepStates[step.state]}
      </Tag>{' '}
      {step.endedOn === null ? null : formatDate(step.endedOn)}
      {step.happened === null ? null : <span class="kith-as-typed">: {step.happened}</span>}
    </>
  );
}

type PressProps = { readonly step: Step; readonly action: string; readonly csrf: string };

function PressDone({ step, action, csrf }: PressProps): VNode {
  const hidden = <span class="govuk-visually-hidden">: {step.words}</span>;
  return (
    <>
      {step.state === 'to do' ? (
        <form method="post" action={action} class="kith-not-printed">
          <CsrfField token={csrf} />
          <input type="hidden" name="version" value={step.version} />
          <Button name="state" value="done" classes="govuk-button--secondary" preventDoubleClick>
            Done{hidden}
          </Button>
        </form>
      ) : null}
      <a class="govuk-link kith-not-printed" href={action}>
        {step.state === 'to do' ? 'What happened' : 'Put it right'}
        {hidden}
      </a>
    </>
  );
}
