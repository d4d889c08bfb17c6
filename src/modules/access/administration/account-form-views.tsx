import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { AdministeredAccount } from './administer-queries.ts';
import { accountHref, paths } from './administration-paths.ts';
import type { Sent } from './form-fields-view.tsx';
import { errorOf, typedText } from './form-fields-view.tsx';

type FormProps = { readonly csrf: string; readonly sent: Sent };

/** Who gets an account. */
export function NewAccountView({ csrf, sent }: FormProps): VNode {
  return (
    <form action={paths.add} method="post" novalidate>
      <h1 class="govuk-heading-l">Make an account</h1>
      <p class="govuk-body">
        It has no role at first. Kith makes a password and shows it once; at the first sign-in the person
        chooses their own.
      </p>
      <CsrfField token={csrf} />
      <Input
        name="name"
        id="name"
        label={{ text: 'Name, as colleagues say it' }}
        value={typedText(sent, 'name')}
        errorMessage={errorOf(sent, 'name')}
      />
      <Input
        name="email"
        id="email"
        type="email"
        label={{ text: 'E-mail address at work' }}
        hint={{ text: 'They sign in with it.' }}
        value={typedText(sent, 'email')}
        autocomplete="off"
        errorMessage={errorOf(sent, 'email')}
      />
      <Button>Make the account</Button>
    </form>
  );
}

type ShownOnceProps = {
  readonly account: { readonly id: string; readonly name: string };
  readonly heading: string;
  readonly what: string;
  readonly secret: string;
  readonly advice: string;
};

/** A password or a code that is told this once and kept nowhere. */
export function ShownOnceView({ account, heading, what, secret, advice }: ShownOnceProps): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">{heading}</h1>
      <p class="govuk-body">{what}, shown this once:</p>
      <InsetText>
        <code>{secret}</code>
      </InsetText>
      <p class="govuk-body">{advice}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={accountHref(account.id)}>
          Go on to {account.name}
        </a>
      </p>
    </>
  );
}

/** Why an account is closed. */
export function CloseAccountView({
  account,
  csrf,
  sent,
}: FormProps & { readonly account: AdministeredAccount }): VNode {
  return (
    <form action={`${accountHref(account.id)}/closing`} method="post" novalidate>
      <span class="govuk-caption-l">{account.name}</span>
      <h1 class="govuk-heading-l">Close this account</h1>
      <p class="govuk-body">
        Nobody can sign in with it any more, and every sign-in of it ends at once. What the person recorded
        and read stays as it is. The account can be opened again.
      </p>
      <CsrfField token={csrf} />
      <Textarea
        name="why"
        id="why"
        rows={2}
        label={{ text: 'Why' }}
        value={typedText(sent, 'why')}
        errorMessage={errorOf(sent, 'why')}
      />
      <Button classes="govuk-button--warning">Close the account</Button>
    </form>
  );
}
