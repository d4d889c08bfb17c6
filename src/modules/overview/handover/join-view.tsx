import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { AssignmentRole, CanLead, TeamTime } from '../../workforce/index.ts';
import { assignmentRoles } from '../../workforce/index.ts';
import type { Filled } from '../front-door/fields-view.tsx';
import { Choose, Day, errorOf, valueOf, Words } from '../front-door/fields-view.tsx';

type FormProps = {
  readonly name: string;
  readonly filled: Filled;
  readonly action: string;
  readonly csrf: string;
};

/** Who joins, as what, for what and until when. */
export function JoinView(
  props: FormProps & { readonly workers: readonly CanLead[]; readonly roles: readonly AssignmentRole[] },
): VNode {
  const { name, filled, action, csrf, workers, roles } = props;
  return (
    <>
      <span class="govuk-caption-l">{name}</span>
      <h1 class="govuk-heading-l">Somebody joins</h1>
      <InsetText>
        Who leads the help stays who it is. Whoever joins sees this record from their first day to their last.
      </InsetText>
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <Select
          name="worker"
          id="worker"
          label={{ text: 'Who joins?', classes: 'govuk-label--s' }}
          hint={{ text: 'Who worked with the family before comes first' }}
          errorMessage={errorOf(filled.errors, 'worker')}
          value={valueOf(filled.typed, 'worker')}
          items={[
            { value: '', text: 'Choose' },
            ...workers.map((one) => ({
              value: one.id,
              text: [one.name, one.job, one.team].filter(Boolean).join(', '),
            })),
          ]}
        />
        <Choose
          filled={filled}
          name="role"
          text="As what?"
          items={roles.map((value) => ({ value, text: assignmentRoles[value] }))}
        />
        <Words
          filled={filled}
          name="goal"
          text="What do they join for?"
          hint="What is to be different when they leave. Notes about an adult do not belong here"
          rows={3}
        />
        <Day filled={filled} name="starts" text="First day" />
        <Day filled={filled} name="ends" text="Last day (an adult specialist always has one)" />
        <Button preventDoubleClick>Save</Button>
      </form>
    </>
  );
}

/** When and why somebody who joined leaves. */
export function LeaveView({
  name,
  time,
  filled,
  action,
  csrf,
}: FormProps & { readonly time: TeamTime }): VNode {
  return (
    <>
      <span class="govuk-caption-l">{name}</span>
      <h1 class="govuk-heading-l">{`${time.worker} leaves`}</h1>
      <p class="govuk-body">{`${time.role ?? 'With the child'} since ${formatDate(time.starts)}.`}</p>
      {time.goal === null ? null : <p class="govuk-body kith-as-typed">{`Joined for: ${time.goal}`}</p>}
      <InsetText>Tell the child before: whoever comes and goes is somebody whom they got to know.</InsetText>
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="version" value={String(time.version)} />
        <Day filled={filled} name="ends" text="Last day" />
        <Words filled={filled} name="why" text="Why, and what is different now?" rows={3} />
        <Button preventDoubleClick>Save</Button>
      </form>
    </>
  );
}
