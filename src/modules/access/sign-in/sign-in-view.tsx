import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import type { FieldError } from '../../../platform/forms/field.ts';
import { titleOf } from '../actions/role.ts';
import { isKeptForm } from '../routes/keep-unsent.ts';
import type { Doors } from './demonstration.ts';

type Props = {
  readonly doors: Doors;
  /** What signing in with the council's provider is called; undefined where there is none. */
  readonly provider?: string | undefined;
  readonly isRecovered?: boolean;
  readonly returnTo: string;
  readonly email?: string;
  readonly errors?: readonly FieldError[];
};

/** Signing in: by e-mail and password; in a demonstration database, by choosing whose shoes to stand in. */
export function SignInView(props: Props): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Sign in</h1>
        {props.isRecovered && <InsetText>Your new password is saved. Sign in with it.</InsetText>}
        {isKeptForm(props.returnTo) && (
          <InsetText>
            You were signed out before this was sent. What you typed is kept, and only you can see it: sign in
            as yourself, and send it then.
          </InsetText>
        )}
        {props.doors.demonstration.length > 0 && <Demonstration {...props} />}
        {props.provider !== undefined && <ProviderDoor {...props} />}
        {props.doors.password && <Password {...props} />}
      </div>
    </div>
  );
}

function Demonstration({ doors, returnTo }: Props): VNode {
  return (
    <>
      <p class="govuk-body-l">This is a demonstration. Everyone in it is invented.</p>
      <p class="govuk-body">Choose whose work you want to see. No password is needed.</p>
      <form action="/sign-in/demonstration" method="post">
        <input type="hidden" name="return" value={returnTo} />
        <ul class="govuk-list govuk-list--spaced">
          {doors.demonstration.map((account) => (
            <li>
              <Button
                name="account"
                value={account.id}
                classes="govuk-button--secondary govuk-!-margin-bottom-1"
              >
                {account.roles.map(titleOf).join(', ')}
              </Button>
            </li>
          ))}
        </ul>
      </form>
    </>
  );
}

/** A link and not a form: the provider is another host, where our forms may not lead. */
function ProviderDoor({ provider, returnTo }: Props): VNode {
  return (
    <Button
      href={`/sign-in/provider?return=${encodeURIComponent(returnTo)}`}
    >{`Sign in with ${provider}`}</Button>
  );
}

function Password({ doors, provider, returnTo, email, errors }: Props): VNode {
  const of = (field: string) => {
    const found = errors?.find((error) => error.field === field);
    return found && { text: found.text };
  };
  return (
    <form action="/sign-in" method="post" novalidate>
      {(doors.demonstration.length > 0 || provider !== undefined) && (
        <h2 class="govuk-heading-m">
          {provider === undefined ? 'Or with an account of your own' : 'Or with a password'}
        </h2>
      )}
      <input type="hidden" name="return" value={returnTo} />
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
        id="password"
        name="password"
        type="password"
        label={{ text: 'Password' }}
        autocomplete="current-password"
        errorMessage={of('password')}
      />
      <Button>Sign in</Button>
      <p class="govuk-body">
        <a class="govuk-link" href="/sign-in/recovery">
          I have a code for a new password
        </a>
      </p>
    </form>
  );
}
