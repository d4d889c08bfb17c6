import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Checkboxes } from '../../../platform/views/components/checkboxes.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { handoverReasons } from '../../practice/index.ts';
import type { CanLead, TeamTime } from '../../workforce/index.ts';
import type { Filled } from '../front-door/fields-view.tsx';
import { Choose, Day, errorOf, itemsOf, valueOf, Words } from '../front-door/fields-view.tsx';
import type { CannotOpen } from './cannot-open.tsx';
import { CannotOpenView } from './cannot-open.tsx';
import type { HandoverChild } from './change-worker.ts';

export type ChangeWorkerProps = {
  readonly children: readonly HandoverChild[];
  readonly lead: TeamTime | undefined;
  readonly later: TeamTime | undefined;
  readonly workers: readonly CanLead[];
  readonly mark: string;
  readonly filled: Filled;
  /** Of the form: sent twice, it is one change. */
  readonly together: string;
  readonly cannot: readonly CannotOpen[];
  readonly action: string;
  readonly csrf: string;
  readonly today: PlainDate;
};

/** From whom, to whom, when and why; brothers and sisters together unless somebody says why not. */
export function ChangeWorkerView(props: ChangeWorkerProps): VNode {
  const { children, lead, later, workers, mark, filled, action, csrf, together, cannot, today } = props;
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
          ' The new worker sees the record from today, or from their own first day here, to read it and to come along. The one before stays responsible, and sees it, until the change.'
        }
      </InsetText>
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="mark" value={mark} />
        <input type="hidden" name="together" value={together} />
        <Children {...props} />
        <WhoTakesOver workers={workers} filled={filled} text="Who takes over?" today={today} />
        <Day filled={filled} name="starts" text="The first day of the new worker" />
        <WhyChanges filled={filled} hint="As you would say it to the child. It stays in the record" />
        <CannotOpenView cannot={cannot} filled={filled} />
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

type Asks = { readonly filled: Filled };
type AsksWhy = Asks & {
  readonly hint: string;
  /** Those that can be meant; all of them unless said. */
  readonly reasons?: readonly string[];
};
type AsksWho = Asks & {
  readonly workers: readonly CanLead[];
  readonly text: string;
  readonly today: PlainDate;
};

/** Why the worker changes, by the reasons of the return, and in a sentence. */
export function WhyChanges({ filled, hint, reasons }: AsksWhy): VNode {
  return (
    <>
      <Choose
        filled={filled}
        name="reason"
        text="Why does the worker change?"
        items={itemsOf(handoverReasons).filter(({ value }) => reasons?.includes(value) ?? true)}
      />
      <Words filled={filled} name="because" text="What happened, in a sentence or two" hint={hint} rows={3} />
    </>
  );
}

/** Who can take over: who worked with the family before comes first. */
export function WhoTakesOver({ workers, filled, text, today }: AsksWho): VNode {
  return (
    <Select
      name="to"
      id="to"
      label={{ text, classes: 'govuk-label--s' }}
      hint={{ text: 'Who worked with the family before comes first' }}
      errorMessage={errorOf(filled.errors, 'to')}
      value={valueOf(filled.typed, 'to')}
      items={[{ value: '', text: 'Choose' }, ...workers.map((one) => itemOfWorker(one, today))]}
    />
  );
}

/** A worker in a list, with what helps to choose. */
export const itemOfWorker = (
  { id, name, team, job, knows, starts }: CanLead,
  today: PlainDate,
): { readonly value: string; readonly text: string } => ({
  value: id,
  text: [
    name,
    job,
    team,
    knows ? 'knows the family' : null,
    starts !== null && starts > today ? `works here from ${formatDate(starts)}` : null,
  ]
    .filter(Boolean)
    .join(', '),
});
