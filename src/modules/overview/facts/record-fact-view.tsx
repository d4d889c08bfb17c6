import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { FactQuestion } from './fact-form.ts';
import { FactFields } from './fact-fields-view.tsx';

export type RecordListProps = {
  readonly person: string;
  readonly groups: readonly {
    readonly heading: string;
    readonly kinds: readonly { readonly href: string; readonly text: string }[];
  }[];
};

/** What can be recorded about a child. */
export function RecordList({ person, groups }: RecordListProps): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <span class="govuk-caption-l">{person}</span>
        <h1 class="govuk-heading-l">What would you like to record?</h1>
        {groups.map(({ heading, kinds }) => (
          <>
            <h2 class="govuk-heading-s">{heading}</h2>
            <ul class="govuk-list govuk-list--spaced">
              {kinds.map(({ href, text }) => (
                <li>
                  <a class="govuk-link" href={href}>
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          </>
        ))}
      </div>
    </div>
  );
}

export type RecordFactProps = {
  readonly heading: string;
  readonly person: string;
  readonly action: string;
  readonly cancel: string;
  readonly csrf: string;
  readonly questions: readonly FactQuestion[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

/** A new fact about a child, told once. */
export function RecordFact({
  heading,
  person,
  action,
  cancel,
  csrf,
  questions,
  typed,
  errors,
}: RecordFactProps): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <span class="govuk-caption-l">{person}</span>
        <h1 class="govuk-heading-l">Record {heading}</h1>
        <p class="govuk-body">Leave empty what is not known: it can be added later.</p>
        <form action={action} method="post" novalidate>
          <CsrfField token={csrf} />
          <FactFields questions={questions} typed={typed} errors={errors} />
          <div class="govuk-button-group">
            <Button>Save</Button>
            <a class="govuk-link" href={cancel}>
              Cancel
            </a>
          </div>
        </form>
      </div>
    </div>
  );
}
