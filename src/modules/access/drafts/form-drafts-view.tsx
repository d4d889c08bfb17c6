import type { VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';

type Shown = {
  readonly id: string;
  readonly page: string;
  readonly title: string;
  readonly saved: string;
  /** Each field in words, with what stands in it. */
  readonly typed: readonly (readonly [string, string])[];
};

export type FormDraftsProps = {
  readonly csrf: string;
  /** The latest first. */
  readonly drafts: readonly Shown[];
  /** How many are shown at most. */
  readonly most: number;
  readonly thrown: { readonly id: string; readonly title: string } | undefined;
};

/** What its reader typed and did not send: to go on with, to copy, or to throw away. */
export function FormDraftsView({ csrf, drafts, most, thrown }: FormDraftsProps): VNode {
  return (
    <>
      {thrown ? <Thrown {...thrown} csrf={csrf} /> : null}
      <h1 class="govuk-heading-l">Typed and not sent</h1>
      <p class="govuk-body">
        {drafts.length === 0
          ? 'Nothing. What you type into a form is kept here until you send it.'
          : 'Only you see this. It is kept for 30 days after you last typed in it.'}
      </p>
      {drafts.map((draft) => (
        <One draft={draft} csrf={csrf} />
      ))}
      {drafts.length === most ? (
        <p class="govuk-body">These are the latest {most}. Older ones show when these are gone.</p>
      ) : null}
    </>
  );
}

function One({ draft, csrf }: { readonly draft: Shown; readonly csrf: string }): VNode {
  return (
    <section class="govuk-!-margin-bottom-6">
      <h2 class="govuk-heading-m govuk-!-margin-bottom-1">
        <a class="govuk-link" href={draft.page}>
          {draft.title}
        </a>
      </h2>
      <p class="govuk-hint govuk-!-margin-bottom-2">Last typed {draft.saved}</p>
      <Details summary="What you typed">
        <dl class="govuk-summary-list">
          {draft.typed.map(([name, value]) => (
            <div class="govuk-summary-list__row">
              <dt class="govuk-summary-list__key">{name}</dt>
              <dd class="govuk-summary-list__value kith-as-typed">{value}</dd>
            </div>
          ))}
        </dl>
      </Details>
      <form method="post" action={`/account/drafts/${draft.id}`}>
        <CsrfField token={csrf} />
        <Button name="step" value="throw" classes="govuk-button--secondary" preventDoubleClick>
          Throw away <span class="govuk-visually-hidden">{draft.title}</span>
        </Button>
      </form>
    </section>
  );
}

function Thrown({
  id,
  title,
  csrf,
}: {
  readonly id: string;
  readonly title: string;
  readonly csrf: string;
}): VNode {
  return (
    <NotificationBanner type="success" title="Thrown away">
      <p class="govuk-notification-banner__heading">Thrown away: {title}</p>
      <form method="post" action={`/account/drafts/${id}`}>
        <CsrfField token={csrf} />
        <Button name="step" value="undo" classes="govuk-button--secondary" preventDoubleClick>
          Undo
        </Button>
      </form>
    </NotificationBanner>
  );
}
