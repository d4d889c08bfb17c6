import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { FactQuestion } from './fact-form.ts';
import { FactFields } from './fact-fields-view.tsx';
import type { VersionLine } from './fact-page.ts';

export type FactViewProps = {
  readonly heading: string;
  readonly person: string;
  readonly action: string;
  readonly cancel: string;
  readonly csrf: string;
  readonly version: number;
  readonly questions: readonly FactQuestion[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly history: readonly VersionLine[];
};

/** Putting one recorded fact right, with what was known before beneath it. */
export function FactView(props: FactViewProps): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <span class="govuk-caption-l">{props.person}</span>
        <h1 class="govuk-heading-l">Put right: {props.heading}</h1>
        <p class="govuk-body">What was recorded before is kept. Leave empty what is not known.</p>
        <form action={props.action} method="post" novalidate>
          <CsrfField token={props.csrf} />
          <input type="hidden" name="version" value={props.version} />
          <FactFields questions={props.questions} typed={props.typed} errors={props.errors} />
          <div class="govuk-button-group">
            <Button>Save</Button>
            <a class="govuk-link" href={props.cancel}>
              Cancel
            </a>
          </div>
        </form>
        <Details summary={`What we knew and when (${props.history.length})`}>
          <History lines={props.history} />
        </Details>
      </div>
    </div>
  );
}

export function History({ lines }: { lines: readonly VersionLine[] }): VNode {
  return (
    <ol class="govuk-list govuk-list--spaced">
      {lines.map(({ who, when, changes }) => (
        <li>
          <strong>{who}</strong>, {when}
          <ul class="govuk-list govuk-list--bullet">
            {changes.length === 0 ? <li>Said the same again</li> : changes.map((change) => <li>{change}</li>)}
          </ul>
        </li>
      ))}
    </ol>
  );
}
