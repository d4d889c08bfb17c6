import type { VNode } from 'preact';
import type { FieldError } from '../../../platform/forms/field.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Held } from '../../practice/index.ts';
import { unfinishedLines } from '../entries/unfinished-routes.tsx';

const reasons: Readonly<Record<Held['reason'], string>> = {
  access: 'Their access to this child had ended when it arrived, or did not cover every child of the visit.',
  conflict: 'The same device sent this visit before, with other words. The first words stay where they are.',
};

type Row = {
  readonly href: string;
  readonly name: string;
  readonly received: string;
  readonly by: string;
  readonly reason: Held['reason'];
};

/** What waits for somebody to decide. */
export function HeldList({
  rows,
  isDecided,
}: {
  readonly rows: readonly Row[];
  readonly isDecided: boolean;
}): VNode {
  return (
    <>
      {isDecided ? (
        <NotificationBanner type="success" title="Saved">
          <p class="govuk-notification-banner__heading">Your decision is saved.</p>
        </NotificationBanner>
      ) : null}
      <h1 class="govuk-heading-l">Sent from a device, not recorded</h1>
      {rows.length === 0 ? (
        <p class="govuk-body">
          Nothing waits here. What a device sends is recorded by itself unless a person has to decide.
        </p>
      ) : (
        <ul class="govuk-list govuk-list--spaced">
          {rows.map(({ href, name, received, by, reason }) => (
            <li>
              <a class="govuk-link" href={href}>
                A visit to {name}
              </a>{' '}
              <span class="govuk-hint">
                by {by}, arrived {received}:{' '}
                {reason === 'access' ? 'access had ended' : 'two different texts'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type OneProps = {
  readonly held: Held;
  readonly name: string;
  readonly firstName: string;
  readonly author: string;
  /** The entry that the first words became, where there is one to read. */
  readonly first: string | null;
  readonly action: string;
  readonly csrf: string;
  readonly mayTakeOver: boolean;
  readonly because: string;
  readonly errors: readonly FieldError[];
};

/** One of them, as it came, with what can become of it. */
export function HeldOne(props: OneProps): VNode {
  const { held, name, author, first } = props;
  const lines = unfinishedLines(held.shared, held.own);
  return (
    <>
      <h1 class="govuk-heading-l">A visit to {name}, sent from a device</h1>
      <p class="govuk-body">
        {author} wrote this without a network on {formatInstant(held.saidAt)} by the device’s clock. It
        arrived {formatInstant(held.receivedAt)}. {reasons[held.reason]}
      </p>
      {first === null ? null : (
        <p class="govuk-body">
          <a class="govuk-link" href={first}>
            What was recorded first
          </a>
        </p>
      )}
      {lines.length === 0 ? (
        <p class="govuk-body">Nothing of it can be shown: its words are for one person.</p>
      ) : (
        <SummaryList rows={lines.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
      )}
      <Outcome {...props} />
    </>
  );
}

function Outcome(props: OneProps): VNode {
  const { held } = props;
  if (held.state !== 'waiting') return <Decided held={held} />;
  if (held.mayDecide) return <Decision {...props} />;
  return <p class="govuk-body">A manager decides what becomes of it.</p>;
}

function Decided({ held }: { readonly held: Held }): VNode {
  return (
    <p class="govuk-body">
      {held.state === 'left out'
        ? `It was left out: ${held.because ?? ''}`
        : 'It was taken over as an unfinished visit.'}
    </p>
  );
}

function Decision({ action, csrf, mayTakeOver, because, firstName, errors }: OneProps): VNode {
  const errorOf = (name: string) => errors.find(({ field }) => field === name);
  const reason = (
    <Textarea
      id="because"
      name="because"
      label={{ text: 'Why is it left out?' }}
      rows={2}
      value={because}
      errorMessage={errorOf('because')}
    />
  );
  const takeOver = {
    value: 'take over',
    text: `Take it over into ${firstName}’s record`,
    hint: { text: 'It becomes an unfinished visit of yours with these words, for you to look at and finish' },
  };
  return (
    <form method="post" action={action} novalidate>
      <CsrfField token={csrf} />
      <Radios
        name="decision"
        fieldset={{ legend: { text: 'What becomes of it?', classes: 'govuk-fieldset__legend--m' } }}
        errorMessage={errorOf('decision')}
        value={errorOf('because') ? 'leave out' : ''}
        items={[
          ...(mayTakeOver ? [takeOver] : []),
          { value: 'leave out', text: 'Leave it out', conditional: reason },
        ]}
      />
      <Button>Save</Button>
    </form>
  );
}
