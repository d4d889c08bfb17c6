import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { handoverReasons } from '../../practice/index.ts';
import type { CanLead, TeamTime } from '../../workforce/index.ts';
import type { Filled } from '../front-door/fields-view.tsx';
import { Choose, Day, errorOf, itemsOf, valueOf, Words } from '../front-door/fields-view.tsx';
import type { HandoverChild } from './change-worker.ts';

export type ChangeWorkerProps = {
  readonly children: readonly HandoverChild[];
  readonly lead: TeamTime | undefined;
  readonly later: TeamTime | undefined;
  readonly workers: readonly CanLead[];
  readonly mark: string;
  readonly filled: Filled;
  readonly action: string;
  readonly csrf: string;
};

/** From whom, to whom, when and why; brothers and sisters together unless somebody says why not. */
export function ChangeWorkerView(props: ChangeWorkerProps): VNode {
  const { children, lead, later, mark, filled, action, csrf } = props;
  return (
    <>
      <span class="govuk-caption-l">{children[0]?.name}</span>
      <h1 class="govuk-heading-l">Plan a change of worker</h1>
      <InsetText>
        {lead
          ? `${lead.worker} leads the help since ${formatDate(lead.starts)}.`
          : 'Nobody is recorded as leading the help: record that first on the child’s page.'}
        {later
          ? ` ${later.worker} takes over on ${formatDate(later.starts)}: take that back before you plan another change.`
          : ''}
        {
          ' The new worker sees the record from today, to read it and to come along; the one before sees it until the change.'
        }
      </InsetText>
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="mark" value={mark} />
        <Children {...props} />
        <Who {...props} />
        <Day filled={filled} name="starts" text="The first day of the new worker" />
        <Choose
          filled={filled}
          name="reason"
          text="Why does the worker change?"
          items={itemsOf(handoverReasons)}
        />
        <Words
          filled={filled}
          name="because"
          text="What happened, in a sentence or two"
          hint="As you would say it to the child. It stays in the record"
          rows={3}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
    </>
  );
}

function Children({ children, filled }: ChangeWorkerProps): VNode {
  if (children.length <= 1) return <input type="hidden" name="child" value={children[0]?.id ?? ''} />;
  const typed = filled.typed['child'];
  const chosen = typed === undefined ? children.map(({ id }) => id) : [typed].flat();
  return (
    <>
      <Checkboxes
        name="child"
        idPrefix="child"
        fieldset={{ legend: { text: 'Which children?', classes: 'govuk-fieldset__legend--s' } }}
        hint={{ text: 'Brothers and sisters stay together with one worker unless you say why not' }}
        errorMessage={errorOf(filled.errors, 'child')}
        values={chosen}
        items={children.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <Words filled={filled} name="apart" text="If not all of them: why not? (optional)" rows={2} />
    </>
  );
}

function Who({ workers, filled }: ChangeWorkerProps): VNode {
  return (
    <Select
      name="to"
      id="to"
      label={{ text: 'Who takes over?', classes: 'govuk-label--s' }}
      hint={{ text: 'Who worked with the family before comes first' }}
      errorMessage={errorOf(filled.errors, 'to')}
      value={valueOf(filled.typed, 'to')}
      items={[
        { value: '', text: 'Choose' },
        ...workers.map(({ id, name, team, job, knows }) => ({
          value: id,
          text: [name, job, team, knows ? 'knows the family' : null].filter(Boolean).join(', '),
        })),
      ]}
    />
  );
}
