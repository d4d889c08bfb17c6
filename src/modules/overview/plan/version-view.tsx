import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Agreed, Goal, GoalChange, PlanView } from '../../practice/index.ts';
import { goalStates } from '../../practice/index.ts';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Day } from '../entries/field-views.tsx';
import { GoalView } from './goal-view.tsx';
import { ViewLine } from './plan-view.tsx';

export type AgreeFormProps = {
  readonly name: string;
  readonly action: string;
  readonly csrf: string;
  readonly stamp: string;
  readonly goals: readonly Goal[];
  readonly views: readonly PlanView[];
  readonly versions: readonly Agreed[];
  readonly here: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

/** What is agreed, by whom and where; and what was agreed before. */
export function AgreeForm(props: AgreeFormProps): VNode {
  const { name, action, csrf, stamp, goals, views, versions, here, typed, errors } = props;
  const all: Asked = { typed, errors, behind: '' };
  return (
    <>
      <form method="post" action={action} novalidate>
        <h1 class="govuk-heading-l">Agree this version of the plan: {name}</h1>
        <p class="govuk-body">
          The plan as it stands now is kept as this version, and can be read as it was.
        </p>
        <ul class="govuk-list govuk-list--bullet">
          {goals.map(({ words, state, readings }) => (
            <li>
              “{words}” ({goalStates[state].toLowerCase()}
              {readings.length === 0 ? '' : `, ${readings.at(-1)?.value} of 10`})
            </li>
          ))}
        </ul>
        {views.map((view) => (
          <ViewLine view={view} />
        ))}
        <CsrfField token={csrf} />
        <input type="hidden" name="stamp" value={stamp} />
        <Input
          {...asked(all, 'meeting', 'Where was it agreed?')}
          hint={{ text: 'Such as “Child in need review” or “At the kitchen table”' }}
        />
        <Day asked={all} name="on" text="On which day?" />
        <Textarea {...asked(all, 'agreed_by', 'Who agreed?')} rows={2} />
        <Textarea
          {...asked(all, 'apart', 'Who did not agree, and what did they say? (optional)')}
          hint={{ text: 'It stands beside the version, in their words' }}
          rows={2}
        />
        <Button preventDoubleClick>Agree this version</Button>
      </form>
      <Versions versions={versions} here={here} />
    </>
  );
}

/** What was agreed, the latest first. */
export function Versions({ versions, here }: Pick<AgreeFormProps, 'versions' | 'here'>): VNode | null {
  if (versions.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Versions that were agreed</h2>
      <ul class="govuk-list">
        {versions.map(({ id, number, agreedOn, meeting, apart }) => (
          <li>
            <a class="govuk-link" href={`${here}/versions/${id}`}>
              Version {number}, {formatDate(agreedOn)}
            </a>
            : {meeting}
            {apart === null ? '' : ' (not everybody agreed)'}
          </li>
        ))}
      </ul>
    </>
  );
}

export type VersionProps = {
  readonly name: string;
  readonly agreed: Agreed;
  readonly goals: readonly Goal[];
  readonly views: readonly PlanView[];
  readonly changes: readonly GoalChange[];
  readonly nameOf: (personId: string) => string | undefined;
  readonly isSaved: boolean;
};

/** A version of the plan as it was agreed, and what changed since. */
export function VersionView(props: VersionProps): VNode {
  const { name, agreed, goals, views, changes, nameOf, isSaved } = props;
  return (
    <>
      {isSaved ? (
        <NotificationBanner type="success" title="Saved">
          <p class="govuk-notification-banner__heading">
            This version is kept. If something in it is wrong, change the plan and agree the next version.
          </p>
        </NotificationBanner>
      ) : null}
      <h1 class="govuk-heading-l">
        The plan of {name}, version {agreed.number}
      </h1>
      <p class="govuk-body">
        {agreed.meeting}, {formatDate(agreed.agreedOn)}
      </p>
      <p class="govuk-body">
        <strong>Agreed by:</strong> <span class="kith-as-typed">{agreed.agreedBy}</span>
      </p>
      {agreed.apart === null ? null : (
        <p class="govuk-body">
          <strong>Did not agree:</strong> <span class="kith-as-typed">{agreed.apart}</span>
        </p>
      )}
      <Changes changes={changes} />
      {goals.map((goal) => (
        <GoalView goal={goal} here="" csrf={null} nameOf={nameOf} isForStaff />
      ))}
      {views.length === 0 ? null : <h2 class="govuk-heading-m">What was said of it</h2>}
      {views.map((view) => (
        <ViewLine view={view} />
      ))}
    </>
  );
}

function Changes({ changes }: Pick<VersionProps, 'changes'>): VNode {
  if (changes.length === 0) return <p class="govuk-body">Nothing has changed since.</p>;
  return (
    <Details
      summary={`What has changed since: ${changes.length === 1 ? '1 goal' : `${changes.length} goals`}`}
    >
      {changes.map(({ words, lines }) => (
        <>
          <h2 class="govuk-heading-s govuk-!-margin-bottom-1">“{words}”</h2>
          <ul class="govuk-list govuk-list--bullet">
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      ))}
    </Details>
  );
}
