import type { ComponentChildren, VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { OutsideGoal, OutsideStep, OutsideTurn } from '../../practice/index.ts';
import { outsidePartners, whatHolds } from '../../practice/index.ts';
import type { ContextProps } from './context-props.ts';
import { contextOf } from './outside-paths.ts';
import { Turn, Ways } from './turn-view.tsx';

const planTurns: Readonly<Partial<Record<OutsideTurn['kind'], readonly [string, string]>>> = {
  begun: ['The plan began', 'plan'],
  review: ['Looked at', 'review'],
  ended: ['The plan ended. What changed', 'end'],
  again: ['The plan began again', 'again'],
};

/** The plan about a context: why there is none yet, or its goals, reviews and end. */
export function PlanPart(props: ContextProps): VNode {
  const { context, here, mayWrite } = props;
  return (
    <>
      <h2 class="govuk-heading-m">The plan</h2>
      {context.state === 'concern' ? <NotYet {...props} /> : null}
      {context.goals.map((goal) => (
        <Goal {...props} goal={goal} />
      ))}
      {mayWrite && context.state === 'plan' ? (
        <Button classes="govuk-button--secondary" href={`${here}/goal`}>
          Add a goal
        </Button>
      ) : null}
      {context.turns.flatMap((turn) => {
        const [title, act] = planTurns[turn.kind] ?? [];
        return act === undefined || title === undefined
          ? []
          : [<Turn turn={turn} here={here} act={act} mayWrite={mayWrite} title={title} />];
      })}
      <Next {...props} />
    </>
  );
}

function Next({ context, here, mayWrite }: ContextProps): VNode {
  return (
    <>
      {context.reviewOn === null ? null : (
        <p class="govuk-body">
          <strong>It is looked at again on {formatDate(context.reviewOn)}.</strong>
        </p>
      )}
      {mayWrite && context.state === 'plan' ? (
        <div class="govuk-button-group">
          <Button href={`${here}/review`}>Write down a review</Button>
          <Button classes="govuk-button--secondary" href={`${here}/end`}>
            End the plan
          </Button>
        </div>
      ) : null}
      {mayWrite && context.state === 'ended' ? (
        <Button classes="govuk-button--secondary" href={`${here}/again`}>
          Begin the plan again
        </Button>
      ) : null}
    </>
  );
}

const holding = {
  'not asked': 'nobody asked yet whether home is safe',
  'not known': 'we could not find out yet whether home is safe',
  'not safe': 'home is not safe, and no enquiry or protection plan is open',
} as const;

/** Why there is no plan yet, or that it can begin. */
function NotYet({ context, people, here, mayWrite, isProtected }: ContextProps): VNode {
  const holds = whatHolds(context.children, isProtected);
  if (holds.length === 0)
    return mayWrite ? (
      <Button href={`${here}/plan`}>Begin the plan</Button>
    ) : (
      <p class="govuk-body">No plan has begun.</p>
    );
  return (
    <>
      <p class="govuk-body">A plan can begin when it is known that each child is safe at home:</p>
      <ul class="govuk-list govuk-list--bullet">
        {holds.map(({ personId, because }) => (
          <li>
            {people.nameOf(personId) ?? 'Name not recorded'}: {holding[because]}{' '}
            {mayWrite ? (
              <Ways ways={[[`${contextOf(personId, context.contextId)}/home`, 'Is home safe?']]} />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

type GoalProps = ContextProps & {
  readonly goal: OutsideGoal & { readonly steps: readonly OutsideStep[] };
};

const goalTags = {
  now: null,
  achieved: 'Achieved',
  'no longer': 'No longer a goal',
  'taken back': null,
} as const;

function Goal({ goal, here, mayWrite, context }: GoalProps): VNode {
  const tag = goalTags[goal.state];
  return (
    <section class="kith-goal">
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
        <span class="kith-as-typed">{goal.words}</span> {tag === null ? null : <Tag>{tag}</Tag>}
      </h3>
      {goal.know === null ? null : (
        <p class="govuk-body govuk-!-margin-bottom-1">
          We will know by: <span class="kith-as-typed">{goal.know}</span>
        </p>
      )}
      {goal.because === null ? null : (
        <p class="govuk-body govuk-!-margin-bottom-1 kith-as-typed">{goal.because}</p>
      )}
      {goal.steps.map((step) => (
        <Step step={step} here={here} mayWrite={mayWrite} />
      ))}
      {mayWrite ? (
        <Ways
          ways={[
            ...(context.state === 'plan'
              ? ([[`${here}/step?goal=${goal.goalId}`, 'Add a step']] as const)
              : []),
            [`${here}/goal?of=${goal.goalId}`, 'Change this goal, or what became of it'],
            [`${here}/back?of=${goal.goalId}`, 'Take it back'],
          ]}
        />
      ) : null}
    </section>
  );
}

const stepTags = { 'to do': '', done: 'Done', 'not done': 'Not done', 'taken back': '' } as const;

function Step({
  step,
  here,
  mayWrite,
}: {
  readonly step: OutsideStep;
  readonly here: string;
  readonly mayWrite: boolean;
}): VNode {
  const tag = stepTags[step.state];
  const rest: ComponentChildren =
    step.happened === null ? null : <span class="kith-as-typed"> {step.happened}</span>;
  return (
    <p class="govuk-body govuk-!-margin-bottom-2">
      <span class="kith-as-typed">{step.words}</span>{' '}
      <span class="govuk-hint">
        {outsidePartners[step.partner]}: {step.who}
        {step.byWhen === null ? '' : `, by ${formatDate(step.byWhen)}`}
      </span>{' '}
      {tag === '' ? null : <Tag>{tag}</Tag>}
      {rest}{' '}
      {mayWrite ? (
        <Ways
          ways={[
            [`${here}/step?of=${step.stepId}`, 'What became of it'],
            [`${here}/back?of=${step.stepId}`, 'Take it back'],
          ]}
        />
      ) : null}
    </p>
  );
}
