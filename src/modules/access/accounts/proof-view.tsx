import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { PasswordInput } from '../../../platform/views/components/password-input.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { UseKeyProps } from '../sign-in/keys/key-form-view.tsx';
import { UseKey } from '../sign-in/keys/key-form-view.tsx';
import { proofMinutes } from '../routes/step-up.ts';

/** What somebody is asked for: a code, their password, their council's sign-in, the press of a button, or to sign in again. */
export type ProofWay = 'code' | 'password' | 'provider' | 'button' | 'none';

export type ProofProps = {
  readonly csrf: string;
  readonly way: ProofWay;
  readonly returnTo: string;
  readonly provider: string | undefined;
  /** Undefined for somebody without a key, or who shows something else than a code. */
  readonly use: UseKeyProps | undefined;
  /** Whether a form waits to be sent. */
  readonly isFormKept: boolean;
  readonly errors: readonly FieldError[];
};

/** Asks who is signed in to show once more who they are, before something grave. */
export function ProofView(props: ProofProps): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Show that it is you</h1>
        <p class="govuk-body">
          What you asked for takes records out of Kith, opens what is kept from others, or changes what
          somebody may do. Kith asks for it again when you last showed who you are more than {proofMinutes}{' '}
          minutes ago.
        </p>
        {props.isFormKept && <InsetText>What you typed is kept. It has not been sent yet.</InsetText>}
        <Ask {...props} />
        {props.use && <UseKey {...props} {...props.use} action="/account/proof/key" />}
        <p class="govuk-body">
          <a class="govuk-link" href="/">
            Leave it and go to the start
          </a>
        </p>
      </div>
    </div>
  );
}

function Ask(props: ProofProps): VNode {
  if (props.way === 'none') return <SignInAgain />;
  if (props.way === 'provider') return <AskProvider {...props} />;
  return (
    <form action="/account/proof" method="post" novalidate>
      <CsrfField token={props.csrf} />
      <input type="hidden" name="return" value={props.returnTo} />
      {props.way === 'button' ? <Demonstration /> : <Question {...props} />}
      <Button>Continue</Button>
    </form>
  );
}

function Question({ way, errors }: ProofProps): VNode {
  const error = errors.find(({ field }) => field === 'proof');
  const message = error ? { errorMessage: { text: error.text } } : {};
  return way === 'code' ? (
    <Input
      id="proof"
      name="proof"
      label={{ text: 'Code' }}
      hint={{ text: 'The six digits that the app on your phone shows now, or one of your recovery codes' }}
      autocomplete="one-time-code"
      spellcheck={false}
      classes="govuk-input--width-20"
      {...message}
    />
  ) : (
    <PasswordInput
      name="proof"
      label={{ text: 'Your password' }}
      autocomplete="current-password"
      {...message}
    />
  );
}

function AskProvider({ provider, returnTo }: ProofProps): VNode {
  return provider === undefined ? (
    <SignInAgain />
  ) : (
    <Button href={`/sign-in/provider?proof=yes&return=${encodeURIComponent(returnTo)}`}>
      {`Continue with ${provider}`}
    </Button>
  );
}

function Demonstration(): VNode {
  return (
    <p class="govuk-body">
      This is a demonstration. In a council’s own Kith you would now type a code from your phone, or sign in
      again with your council’s account. Here, pressing the button is enough.
    </p>
  );
}

function SignInAgain(): VNode {
  return (
    <p class="govuk-body">Your account has nothing here that you could show. Sign out, and sign in again.</p>
  );
}

export type KeptFormProps = {
  readonly csrf: string;
  readonly id: string;
  readonly path: string;
  readonly fields: readonly (readonly [string, string])[];
  /** What of it the person typed or chose, with the field's name in words. */
  readonly typed: readonly (readonly [string, string])[];
};

/** A form as it was sent before its sender was asked for a proof, or to sign in again: one press sends it on. */
export function KeptFormView({ csrf, id, path, fields, typed }: KeptFormProps): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Thank you. Send what you had filled in?</h1>
        <p class="govuk-body">It is as you left it. Nothing has been sent yet.</p>
        {typed.length > 0 && (
          <dl class="govuk-summary-list">
            {typed.map(([name, value]) => (
              <div class="govuk-summary-list__row">
                <dt class="govuk-summary-list__key">{name}</dt>
                <dd class="govuk-summary-list__value kith-as-typed">{value}</dd>
              </div>
            ))}
          </dl>
        )}
        <form action={path} method="post">
          <CsrfField token={csrf} />
          {fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button>Send it now</Button>
        </form>
        <form action={`/account/proof/${id}/removal`} method="post">
          <CsrfField token={csrf} />
          <Button classes="govuk-button--secondary">Throw it away</Button>
        </form>
      </div>
    </div>
  );
}
