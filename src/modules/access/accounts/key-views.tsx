import type { VNode } from 'preact';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Challenge } from '../sign-in/keys/challenge.ts';
import { KeyForm } from '../sign-in/keys/key-form-view.tsx';
import type { SignInKey } from '../sign-in/keys/key-queries.ts';

type AddProps = {
  readonly csrf: string;
  readonly challenge: Challenge;
  readonly options: object;
  readonly name: string;
  readonly errors: readonly FieldError[];
};

/** Adding a key: this device's own lock, or one that is plugged in or held near. */
export function AddKeyView({ csrf, challenge, options, name, errors }: AddProps): VNode {
  const error = errors.find(({ field }) => field === 'name');
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Add a key</h1>
        <p class="govuk-body">
          A key takes the place of the code when you sign in: the lock of this device (finger, face or PIN),
          or a security key. A false page gets nothing from it. Your phone’s codes go on working.
        </p>
        <p class="govuk-body" data-kith-key-missing="">
          This browser cannot use keys here, or its scripts are turned off. Go on with the codes of your
          phone.
        </p>
        <KeyForm
          action="/account/second-factor/keys"
          does="create"
          options={options}
          challenge={challenge}
          csrf={csrf}
          button="Add this key"
        >
          <Input
            id="name"
            name="name"
            label={{ text: 'What you call it' }}
            hint={{ text: 'For example “Office laptop” or “Key on my ring”' }}
            value={name}
            autocomplete="off"
            classes="govuk-input--width-20"
            {...(error ? { errorMessage: { text: error.text } } : {})}
          />
        </KeyForm>
      </div>
    </div>
  );
}

type ListProps = {
  readonly csrf: string;
  readonly keys: readonly SignInKey[];
  /** Whether this Kith has what keys need. */
  readonly mayAdd: boolean;
};

/** One's keys, with a way to take each away. Nothing where there are none and none can be added. */
export function OwnKeys({ csrf, keys, mayAdd }: ListProps): VNode | null {
  if (keys.length === 0 && !mayAdd) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Keys</h2>
      {keys.length === 0 && (
        <p class="govuk-body">You have none. With a key you need no code on a device that you use often.</p>
      )}
      <ul class="govuk-list govuk-list--spaced">
        {keys.map((key) => (
          <li>
            <strong>{key.name}</strong>
            <br />
            {`Added ${formatInstantInFull(key.addedAt)}. ${key.usedAt ? `Last used ${formatInstantInFull(key.usedAt)}.` : 'Not used yet.'}`}
            <form action={`/account/second-factor/keys/${key.id}/removal`} method="post">
              <CsrfField token={csrf} />
              <Button classes="govuk-button--secondary govuk-!-margin-bottom-1">
                Remove<span class="govuk-visually-hidden">{` ${key.name}`}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      {mayAdd && (
        <p class="govuk-body">
          <a class="govuk-link" href="/account/second-factor/keys">
            Add a key
          </a>
        </p>
      )}
    </>
  );
}
