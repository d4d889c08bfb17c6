import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import type { UseKeyProps } from './keys/key-form-view.tsx';
import { UseKey } from './keys/key-form-view.tsx';

type Props = {
  readonly returnTo: string;
  /** Whether an administrator took the second factor away, and their code is asked for. */
  readonly wantsReset: boolean;
  /** Undefined for somebody without a key. */
  readonly use: UseKeyProps | undefined;
  readonly errors: readonly FieldError[];
};

/** The second step of signing in. */
export function CodeView({ returnTo, wantsReset, use, errors }: Props): VNode {
  const error = errors.find(({ field }) => field === 'code');
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{wantsReset ? 'Your code from an administrator' : 'Enter your code'}</h1>
        <form action="/sign-in/code" method="post" novalidate>
          <input type="hidden" name="return" value={returnTo} />
          <Input
            id="code"
            name="code"
            label={{ text: 'Code' }}
            hint={{ text: wantsReset ? resetHint : hint }}
            autocomplete="one-time-code"
            spellcheck={false}
            classes="govuk-input--width-20"
            {...(error ? { errorMessage: { text: error.text } } : {})}
          />
          <Button>Continue</Button>
        </form>
        {use && <UseKey {...use} action="/sign-in/key" returnTo={returnTo} errors={errors} />}
        <p class="govuk-body">
          {wantsReset
            ? 'The code was for 24 hours. If it has ended, ask an administrator for another.'
            : 'No phone at hand, and no recovery codes? Ask an administrator of Kith in your council.'}
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href="/sign-in">
            Start again
          </a>
        </p>
      </div>
    </div>
  );
}

const hint = 'The six digits that the app on your phone shows now, or one of your recovery codes';
const resetHint =
  'Sixteen letters and digits. After it, you set up your second step again, on your new phone for instance';
