import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { PasswordInput } from '../../../platform/views/components/password-input.tsx';
import { shortestPassword } from '../accounts/password-rules.ts';

type Props = { readonly email: string; readonly code: string; readonly errors: readonly FieldError[] };

/** Choosing a new password with an administrator's code. */
export function RecoveryView({ email, code, errors }: Props): VNode {
  const of = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return found && { text: found.text };
  };
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Choose a new password</h1>
        <p class="govuk-body">
          You need a code from an administrator of Kith in your council. It can be used once, for 24 hours.
        </p>
        <form action="/sign-in/recovery" method="post" novalidate>
          <Input
            id="email"
            name="email"
            type="email"
            label={{ text: 'E-mail address' }}
            autocomplete="username"
            spellcheck={false}
            value={email}
            errorMessage={of('email')}
          />
          <Input
            id="code"
            name="code"
            label={{ text: 'Code from an administrator' }}
            hint={{ text: 'Sixteen letters and digits' }}
            autocomplete="off"
            spellcheck={false}
            classes="govuk-input--width-20"
            value={code}
            errorMessage={of('code')}
          />
          <PasswordInput
            name="wanted"
            label={{ text: 'Your new password' }}
            hint={{
              text: `At least ${shortestPassword} characters. Several words that nobody would guess are easiest to remember.`,
            }}
            autocomplete="new-password"
            errorMessage={of('wanted')}
          />
          <Button>Save my new password</Button>
        </form>
        <p class="govuk-body">
          <a class="govuk-link" href="/sign-in">
            Go to sign in
          </a>
        </p>
      </div>
    </div>
  );
}
