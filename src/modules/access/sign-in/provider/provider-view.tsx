import type { VNode } from 'preact';
import type { FieldError } from '../../../../platform/forms/field.ts';
import { Button } from '../../../../platform/views/components/button.tsx';
import { Input } from '../../../../platform/views/components/input.tsx';
import { saidOf } from './provider-problem.ts';

/** A sign-in with the provider that came to nothing: what happened, and the way back. */
export function ProblemView({ heading, text }: { heading: string; text: string }): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{heading}</h1>
        <p class="govuk-body">{text}</p>
        <Button href="/sign-in">Go to sign in</Button>
      </div>
    </div>
  );
}

/** Somebody whom the council knows and no account belongs to: a code of an administrator links the two. */
export function LinkView({ errors }: { errors: readonly FieldError[] }): VNode {
  const error = errors.find(({ field }) => field === 'code');
  const { heading, text } = saidOf['not linked'];
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{heading}</h1>
        <p class="govuk-body">{text}</p>
        <form action="/sign-in/provider/link" method="post" novalidate>
          <Input
            id="code"
            name="code"
            label={{ text: 'Code from an administrator' }}
            hint={{ text: 'Sixteen letters and digits' }}
            autocomplete="off"
            spellcheck={false}
            classes="govuk-input--width-20"
            {...(error ? { errorMessage: { text: error.text } } : {})}
          />
          <Button>Link my account</Button>
        </form>
        <p class="govuk-body">
          <a class="govuk-link" href="/sign-in">
            Start again
          </a>
        </p>
      </div>
    </div>
  );
}
