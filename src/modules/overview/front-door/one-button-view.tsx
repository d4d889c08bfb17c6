import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';

/** A form of one button. */
export function OneButton({
  action,
  csrf,
  fields,
  text,
  about,
}: {
  readonly action: string;
  readonly csrf: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly text: string;
  readonly about: string;
}): VNode {
  return (
    <form method="post" action={action}>
      <CsrfField token={csrf} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button classes="govuk-button--secondary govuk-!-margin-bottom-4" preventDoubleClick>
        {text}
        <span class="govuk-visually-hidden"> {about}</span>
      </Button>
    </form>
  );
}
