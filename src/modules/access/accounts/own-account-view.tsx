import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { PasswordInput } from '../../../platform/views/components/password-input.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { RunningSession, SessionId, Way } from '../sign-in/session.ts';
import { OwnSessions } from './own-sessions-view.tsx';
import { shortestPassword } from './password-rules.ts';

export type OwnAccountProps = {
  readonly csrf: string;
  readonly name: string;
  /** Accounts of a demonstration have no password. */
  readonly hasPassword: boolean;
  readonly mustChange: boolean;
  /** How this sign-in began. */
  readonly way: Way;
  /** What has just been done. */
  readonly said: string | undefined;
  /** Since when a second factor is set up; null without one. */
  readonly setUpAt: Instant | null;
  readonly codesLeft: number;
  readonly sessions: readonly RunningSession[];
  readonly here: SessionId;
  readonly errors: readonly FieldError[];
};

/** One's own password, and the way out of every browser one is signed in with. */
export function OwnAccountView(props: OwnAccountProps): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Your account</h1>
        <p class="govuk-body">You are signed in as {props.name}.</p>
        {props.said && <InsetText>{props.said}</InsetText>}
        {props.mustChange && (
          <InsetText>Somebody else gave you your password. Choose your own before you go on.</InsetText>
        )}
        {props.hasPassword ? <ChangePassword {...props} /> : <NoPassword way={props.way} />}
        {props.hasPassword && <SecondFactor {...props} />}
        <p class="govuk-body">
          <a class="govuk-link" href="/account/drafts">
            What you typed and did not send
          </a>
        </p>
        <OwnSessions {...props} />
        <SignOutEverywhere csrf={props.csrf} />
      </div>
    </div>
  );
}

function ChangePassword({ csrf, errors }: OwnAccountProps): VNode {
  const of = (field: string) => {
    const found = errors.find((error) => error.field === field);
    return found && { text: found.text };
  };
  const hint = `At least ${shortestPassword} characters. Several words that nobody would guess are easiest to remember.`;
  return (
    <form action="/account/password" method="post" novalidate>
      <h2 class="govuk-heading-m">Change your password</h2>
      <CsrfField token={csrf} />
      <PasswordInput
        name="current"
        label={{ text: 'Your password now' }}
        autocomplete="current-password"
        errorMessage={of('current')}
      />
      <PasswordInput
        name="wanted"
        label={{ text: 'Your new password' }}
        hint={{ text: hint }}
        autocomplete="new-password"
        errorMessage={of('wanted')}
      />
      <Button>Change password</Button>
    </form>
  );
}

function NoPassword({ way }: { way: Way }): VNode {
  return (
    <p class="govuk-body">
      {way === 'provider'
        ? 'You sign in with your council’s account, so there is no password to change here.'
        : 'This account belongs to a demonstration and has no password.'}
    </p>
  );
}

function SecondFactor({ setUpAt, codesLeft }: OwnAccountProps): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Your second step</h2>
      <p class="govuk-body">
        {setUpAt === null
          ? 'There is none yet. With one, nobody gets in who knows only your password.'
          : `Set up on ${formatInstantInFull(setUpAt)}. Recovery codes left: ${codesLeft}.`}
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="/account/second-factor">
          {setUpAt === null ? 'Set up a second step' : 'Change your second step or print new recovery codes'}
        </a>
      </p>
    </>
  );
}

function SignOutEverywhere({ csrf }: { csrf: string }): VNode {
  return (
    <form action="/account/sign-out-everywhere" method="post">
      <h2 class="govuk-heading-m">Sign out everywhere</h2>
      <p class="govuk-body">
        This ends your sign-in on every computer and phone, this one too. Do it when a device was lost or left
        open.
      </p>
      <CsrfField token={csrf} />
      <Button classes="govuk-button--secondary">Sign out everywhere</Button>
    </form>
  );
}
