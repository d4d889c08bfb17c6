import type { ComponentChildren, VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Goal, PlanView as View } from '../../practice/index.ts';
import { nextDates, viewAnswers } from '../../practice/index.ts';
import type { GoalProps } from './goal-view.tsx';
import { GoalView, isEnded } from './goal-view.tsx';

/** What was just done, and the form that takes it back. */
export type JustDone = {
  readonly text: string;
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
} | null;

export type PlanProps = Omit<GoalProps, 'goal'> & {
  readonly name: string;
  readonly firstName: string;
  readonly goals: readonly Goal[];
  /** The latest of each who said something, the child first. */
  readonly views: readonly View[];
  readonly justDone: JustDone;
  readonly isSaved: boolean;
  /** What law asks for and what was agreed, below the plan. */
  readonly below?: ComponentChildren;
};

/** A child's plan on one page. */
export function PlanView(props: PlanProps): VNode {
  const { name, goals } = props;
  const open = goals.filter((goal) => !isEnded(goal));
  const ended = goals.filter(isEnded);
  return (
    <>
      <Told {...props} />
      <h1 class="govuk-heading-l">The plan: {name}</h1>
      {goals.length === 0 ? <Empty {...props} /> : null}
      {open.length === 0 ? null : <h2 class="govuk-heading-l">What we are working on</h2>}
      {open.map((goal) => (
        <GoalView {...props} goal={goal} />
      ))}
      <Actions {...props} />
      <NextDates goals={goals} />
      {ended.length === 0 ? null : (
        <Details summary={`Achieved, or no longer a goal: ${ended.length}`} open={open.length === 0}>
          {ended.map((goal) => (
            <GoalView {...props} goal={goal} />
          ))}
        </Details>
      )}
      <Views {...props} />
      {props.below}
    </>
  );
}

/** What can be done with the plan, after the goals: they come first. */
function Actions({ goals, csrf, here }: PlanProps): VNode {
  return (
    <div class="kith-not-printed">
      {csrf === null ? null : (
        <p>
          <Button href={`${here}/goals`}>Add a goal</Button>{' '}
          {goals.length === 0 ? null : (
            <Button href={`${here}/versions`} classes="govuk-button--secondary">
              Agree this version
            </Button>
          )}
        </p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={`${here}/readers`}>
          What each reader will see, to read or print
        </a>
      </p>
    </div>
  );
}

function Empty({ firstName, csrf }: PlanProps): VNode {
  return (
    <p class="govuk-body">
      No goal is written down yet.{' '}
      {csrf === null
        ? ''
        : `Begin with what ${firstName} and the family want to be different, in their own words.`}
    </p>
  );
}

function Told({ justDone, isSaved, csrf }: PlanProps): VNode | null {
  if (justDone === null)
    return isSaved ? (
      <NotificationBanner type="success" title="Saved">
        <p class="govuk-notification-banner__heading">
          It stands in the plan now. What stood before is kept.
        </p>
      </NotificationBanner>
    ) : null;
  return (
    <NotificationBanner type="success" title="Saved">
      <p class="govuk-notification-banner__heading">{justDone.text}</p>
      <form method="post" action={justDone.action}>
        <CsrfField token={csrf ?? ''} />
        {Object.entries(justDone.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button classes="govuk-button--secondary" preventDoubleClick>
          Undo
        </Button>
      </form>
    </NotificationBanner>
  );
}

/** What is to be done by a day, the next few. */
export function NextDates({ goals }: { readonly goals: readonly Goal[] }): VNode | null {
  const dates = nextDates(goals).slice(0, 8);
  if (dates.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Next dates</h2>
      <ul class="govuk-list govuk-list--bullet">
        {dates.map(({ byWhen, who, words }) => (
          <li>
            {formatDate(byWhen)}: {who}: <span class="kith-as-typed">{words}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Views({ views, firstName, csrf, here, goals }: PlanProps): VNode | null {
  if (goals.length === 0 && views.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Do {firstName} and the family agree?</h2>
      {views.length === 0 ? <p class="govuk-body">Nobody has been asked yet.</p> : null}
      {views.map((view) => (
        <ViewLine view={view} />
      ))}
      {csrf === null ? null : (
        <p class="govuk-body kith-not-printed">
          <a class="govuk-link" href={`${here}/views`}>
            Record what somebody says of the plan
          </a>
        </p>
      )}
    </>
  );
}

/** Who was asked, what they answered, and why. */
export function ViewLine({ view }: { readonly view: View }): VNode {
  const why = view.answer === 'could not answer' ? `Why: ${view.words ?? ''}` : `“${view.words ?? ''}”`;
  return (
    <p class="govuk-body">
      <strong>{view.who}:</strong> {viewAnswers[view.answer]}, {formatDate(view.saidOn)}
      {view.words === null ? null : <span class="kith-as-typed">. {why}</span>}
    </p>
  );
}
