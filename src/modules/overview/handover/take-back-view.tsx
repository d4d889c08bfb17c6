import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { Words } from '../front-door/fields-view.tsx';

/** Asks why something was wrong before it is taken back. */
export function MistakeView(props: {
  readonly title: string;
  readonly text: string;
  readonly version: number;
  readonly typed: string;
  readonly errors: readonly FieldError[];
  readonly action: string;
  readonly csrf: string;
}): VNode {
  const { title, text, version, typed, errors, action, csrf } = props;
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <InsetText>{text}</InsetText>
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="version" value={String(version)} />
        <Words filled={{ typed: { why: typed }, errors }} name="why" text="Why was it wrong?" rows={3} />
        <Button preventDoubleClick>Take it back</Button>
      </form>
    </>
  );
}
