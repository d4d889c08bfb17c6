import type { VNode } from 'preact';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import type { SignInKey } from '../sign-in/keys/key-queries.ts';
import { OwnKeys } from './key-views.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';

type SetUpProps = {
  readonly csrf: string;
  /** Whether nothing else is open before it is done. */
  readonly isFirst: boolean;
  /** The picture for the phone, as SVG that we drew ourselves. */
  readonly picture: string;
  /** The same to be typed, in groups of four. */
  readonly secret: string;
  /** The same for the form; undefined where the server has no key to keep it with. */
  readonly sealed: string | undefined;
  readonly errors: readonly FieldError[];
};

/** Setting up the codes of an app on a phone. */
export function SetUpView(props: SetUpProps): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Set up your second step</h1>
        {props.sealed === undefined ? <NoKey /> : <Steps {...props} />}
      </div>
    </div>
  );
}

function NoKey(): VNode {
  return (
    <WarningText>
      A second step cannot be set up yet: whoever runs Kith has to give the server a key first
      (KITH_SECRET_KEY).
    </WarningText>
  );
}

function Steps({ csrf, isFirst, picture, secret, sealed, errors }: SetUpProps): VNode {
  const error = errors.find(({ field }) => field === 'code');
  return (
    <>
      <p class="govuk-body">
        From now on you sign in with your password and a code from your phone, so that nobody gets in who
        knows only your password.
      </p>
      {isFirst && <InsetText>Everything else opens when this is done.</InsetText>}
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        <li>Open an authenticator app on your phone, or install one. Any will do.</li>
        <li>
          In the app, add an account and scan this picture:
          <br />
          <img
            src={`data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`}
            width="240"
            height="240"
            alt="A picture for your phone’s app. The key below says the same"
          />
          <br />
          No camera? Type this key instead: <code>{secret}</code>
        </li>
        <li>Type the six digits that the app shows.</li>
      </ol>
      <form action="/account/second-factor" method="post" novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="secret" value={sealed} />
        <Input
          id="code"
          name="code"
          label={{ text: 'Code' }}
          autocomplete="one-time-code"
          inputmode="numeric"
          spellcheck={false}
          classes="govuk-input--width-10"
          {...(error ? { errorMessage: { text: error.text } } : {})}
        />
        <Button>Set up</Button>
      </form>
    </>
  );
}

/** The recovery codes, on the one page that ever shows them. */
export function RecoveryCodesView({ codes }: { codes: readonly string[] }): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Your recovery codes</h1>
        <p class="govuk-body">
          Each of these opens Kith once in place of the code from your phone. Print this page, or write them
          down, and keep them where you keep other papers that nobody else may have. Kith shows them only now.
        </p>
        <ul class="govuk-list">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <Button href="/account/password">I have kept them</Button>
      </div>
    </div>
  );
}

type FactorProps = {
  readonly csrf: string;
  readonly setUpAt: Instant;
  readonly left: number;
  readonly keys: readonly SignInKey[];
  readonly mayAdd: boolean;
  /** What has just been done. */
  readonly said: string | undefined;
};

/** The second factor that there is. */
export function SecondFactorView({ csrf, setUpAt, left, keys, mayAdd, said }: FactorProps): VNode {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Your second step</h1>
        {said && <InsetText>{said}</InsetText>}
        <p class="govuk-body">{`Codes from the app on your phone, since ${formatInstantInFull(setUpAt)}.`}</p>
        <h2 class="govuk-heading-m">A new phone</h2>
        <p class="govuk-body">Your old phone’s codes open nothing more once the new one is set up.</p>
        <p class="govuk-body">
          <a class="govuk-link" href="/account/second-factor/again">
            Set up another phone
          </a>
        </p>
        <OwnKeys csrf={csrf} keys={keys} mayAdd={mayAdd} />
        <h2 class="govuk-heading-m">Recovery codes</h2>
        <p class="govuk-body">{`You have ${left} left. New ones take the place of these.`}</p>
        <form action="/account/second-factor/recovery-codes" method="post">
          <CsrfField token={csrf} />
          <Button classes="govuk-button--secondary">Make new recovery codes</Button>
        </form>
      </div>
    </div>
  );
}
