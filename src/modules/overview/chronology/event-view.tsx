import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Asked } from '../entries/field-views.tsx';
import { asked, Day } from '../entries/field-views.tsx';

export type Filled = { readonly typed: Typed; readonly errors: readonly FieldError[] };

export type EventFormProps = Filled & {
  readonly title: string;
  readonly action: string;
  readonly csrf: string;
  /** Sent with the form as it is: the event's id, what it is taken from, the row that the writer saw. */
  readonly hidden: Readonly<Record<string, string>>;
  /** The words of the record that it is taken from, for writing one line of them. */
  readonly before: VNode | null;
  /** Whether an event is said anew. */
  readonly asksWhy: boolean;
};

/** One event of a chronology: when, what, what it meant, and where it is known from. */
export function EventForm(props: EventFormProps): VNode {
  const { title, action, csrf, hidden, before, asksWhy, typed, errors } = props;
  const part: Asked = { typed, errors, behind: '' };
  return (
    <form method="post" action={action} novalidate>
      <h1 class="govuk-heading-l">{title}</h1>
      {before}
      <CsrfField token={csrf} />
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Day asked={part} name="on" text="When did it happen? Leave empty what nobody knows of the day" />
      <Input {...asked(part, 'words', 'What happened, in one line?')} />
      <Textarea
        {...asked(part, 'meaning', 'What did it mean for the child, or what was done? (if known)')}
        rows={2}
      />
      <Input
        {...asked(part, 'agency', 'Another agency’s event? Which agency?')}
        hint={{ text: 'Such as “School” or “Hospital”. Empty for ours.' }}
      />
      <Input
        {...asked(part, 'source', 'Where is this known from?')}
        hint={{ text: 'Such as “visit on 3 May 2026” or “letter of the school nurse”' }}
      />
      {asksWhy ? <Input {...asked(part, 'because', 'Why is it changed?')} /> : null}
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

type RemovalProps = Filled & { readonly action: string; readonly csrf: string; readonly seen: string };

/** Taking an event out, with why. */
export function RemovalForm({ action, csrf, seen, typed, errors }: RemovalProps): VNode {
  const part: Asked = { typed, errors, behind: '' };
  return (
    <form method="post" action={action} novalidate>
      <h2 class="govuk-heading-m">Take it out of the chronology</h2>
      <p class="govuk-body">
        What was said of it stays in the record, and what it was taken from stays as it is.
      </p>
      <CsrfField token={csrf} />
      <input type="hidden" name="seen" value={seen} />
      <Input {...asked(part, 'why_out', 'Why is it taken out?')} />
      <Button classes="govuk-button--secondary" preventDoubleClick>
        Take out
      </Button>
    </form>
  );
}
