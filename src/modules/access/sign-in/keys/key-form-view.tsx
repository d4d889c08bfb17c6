import type { ComponentChildren, VNode } from 'preact';
import type { FieldError } from '../../../../platform/forms/field.ts';
import { Button } from '../../../../platform/views/components/button.tsx';
import { CsrfField } from '../../../../platform/views/csrf-field.tsx';
import type { Challenge } from './challenge.ts';
import type { SignInKey } from './key-queries.ts';
import type { KeySite } from './key-settings.ts';

type FormProps = {
  readonly action: string;
  /** What the browser does with the device. */
  readonly does: 'create' | 'get';
  /** As WebAuthn takes it, bytes in base64url. */
  readonly options: object;
  readonly challenge: Challenge;
  readonly csrf?: string | undefined;
  readonly button: string;
  readonly isSecondary?: boolean;
  readonly children?: ComponentChildren;
};

/** A form that the device answers (views/browser/use-key.js). Hidden until a script says that the browser can. */
export function KeyForm(props: FormProps): VNode {
  const { action, does, options, challenge, csrf, button, isSecondary, children } = props;
  return (
    <form
      action={action}
      method="post"
      hidden
      data-kith-key={does}
      data-kith-key-options={JSON.stringify(options)}
    >
      {csrf !== undefined && <CsrfField token={csrf} />}
      <input type="hidden" name="challenge" value={challenge.sealed} />
      <input type="hidden" name="response" value="" />
      {children}
      <p class="govuk-error-message" role="alert" data-kith-key-problem></p>
      <Button classes={isSecondary ? 'govuk-button--secondary' : ''}>{button}</Button>
    </form>
  );
}

export type UseKeyProps = {
  readonly keys: readonly SignInKey[];
  readonly site: KeySite;
  readonly challenge: Challenge;
};

type Use = UseKeyProps & {
  readonly action: string;
  readonly returnTo: string;
  readonly csrf?: string;
  readonly errors: readonly FieldError[];
};

/** Asks for one of one's keys, beside the code. */
export function UseKey({ keys, site, challenge, action, returnTo, csrf, errors }: Use): VNode {
  const error = errors.find(({ field }) => field === 'key');
  const allowCredentials = keys.map(({ credentialId: id }) => ({ id, type: 'public-key' }));
  const options = {
    challenge: challenge.text,
    rpId: site.host,
    allowCredentials,
    userVerification: 'preferred',
  };
  return (
    <>
      {error && (
        <p class="govuk-error-message" id="key">
          {error.text}
        </p>
      )}
      <KeyForm {...{ action, options, challenge, csrf }} does="get" button="Use your key instead" isSecondary>
        <input type="hidden" name="return" value={returnTo} />
      </KeyForm>
    </>
  );
}
