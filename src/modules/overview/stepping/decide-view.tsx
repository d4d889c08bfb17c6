import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Filled } from '../front-door/fields-view.tsx';
import { Choose, Words } from '../front-door/fields-view.tsx';

/** A step that somebody reads before deciding on it. */
export type ReadStep = {
  readonly name: string;
  readonly what: string;
  readonly on: PlainDate;
  readonly by: string;
  readonly said: readonly string[];
};

type FormProps = {
  readonly step: ReadStep;
  readonly filled: Filled;
  readonly version: number;
  readonly action: string;
  readonly csrf: string;
};

function StepRead({ name, what, on, by, said }: ReadStep): VNode {
  return (
    <>
      <span class="govuk-caption-l">{`${what}, ${formatDate(on)}`}</span>
      <h1 class="govuk-heading-l">{name}</h1>
      {said.map((line) => (
        <p class="govuk-body kith-as-typed">{line}</p>
      ))}
      <p class="govuk-hint">{`Recorded by ${by}`}</p>
    </>
  );
}

/** The decision of a manager on one child's step. */
export function DecideView(
  props: FormProps & { readonly isOwn: boolean; readonly impossible: string | undefined },
): VNode {
  const { step, filled, version, action, csrf } = props;
  return (
    <>
      <StepRead {...step} />
      {props.isOwn ? (
        <InsetText>You recorded this yourself. The record will say that you also decided.</InsetText>
      ) : null}
      {props.impossible === undefined ? null : (
        <WarningText>{`As things stand now it cannot be agreed: ${props.impossible}.`}</WarningText>
      )}
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="version" value={String(version)} />
        <Choose
          filled={filled}
          name="agrees"
          text="What do you decide?"
          items={[
            { value: 'yes', text: 'Agree: it happens as it is written here' },
            { value: 'no', text: 'Do not agree: nothing changes' },
          ]}
        />
        <Words filled={filled} name="why" text="If you do not agree, why?" rows={3} />
        <Button preventDoubleClick>Save the decision</Button>
      </form>
    </>
  );
}

/** Takes back a step that was a mistake. */
export function TakeBackView({ step, filled, version, action, csrf }: FormProps): VNode {
  return (
    <>
      <StepRead {...step} />
      <InsetText>
        What this step began is withdrawn, and what it ended goes on. History keeps both, and the page says
        that it was taken back and why. Words or dates alone are put right in the list of facts on the child’s
        page.
      </InsetText>
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="version" value={String(version)} />
        <Words filled={filled} name="why" text="Why was it a mistake?" rows={3} />
        <Button preventDoubleClick>Take it back</Button>
      </form>
    </>
  );
}

export type WaitingLine = {
  readonly href: string;
  readonly name: string;
  readonly what: string;
  readonly on: PlainDate;
  readonly by: string;
};

type WaitingProps = {
  readonly lines: readonly WaitingLine[];
  readonly more: boolean;
  readonly saved: boolean;
};

/** The steps that wait for this manager, the oldest first. */
export function WaitingView({ lines, more, saved }: WaitingProps): VNode {
  return (
    <>
      {saved ? (
        <NotificationBanner type="success" title="Saved">
          <p class="govuk-notification-banner__heading">Your decision is recorded.</p>
        </NotificationBanner>
      ) : null}
      <h1 class="govuk-heading-l">Steps to decide</h1>
      {lines.length === 0 ? (
        <p class="govuk-body">No step waits for you. When a worker asks for one, it stands here.</p>
      ) : (
        <StackedTable
          caption="The longest wait first"
          captionClasses="govuk-table__caption--m"
          head={['Child', 'Step', 'Day', 'Asked by'].map((text) => ({ text }))}
          rows={lines.map(({ href, name, what, on, by }) => [
            {
              text: (
                <a class="govuk-link" href={href}>
                  {name}
                </a>
              ),
            },
            { text: what },
            { text: formatDate(on) },
            { text: by },
          ])}
        />
      )}
      {more ? <p class="govuk-body">More wait than are shown: they follow when these are decided.</p> : null}
    </>
  );
}

/** The letter when help ends, to print: where things were and are, and how to come back. */
export function ClosingLetter(props: {
  readonly name: string;
  readonly on: PlainDate;
  readonly words: Readonly<Record<string, string>>;
  /** Help that the family said no to. */
  readonly refusals: readonly string[];
  readonly authority: string;
}): VNode {
  const { name, on, words, refusals, authority } = props;
  const part = (heading: string, text: string | undefined) =>
    text === undefined ? null : (
      <>
        <h2 class="govuk-heading-m">{heading}</h2>
        <p class="govuk-body kith-as-typed">{text}</p>
      </>
    );
  return (
    <>
      <span class="govuk-caption-l">{authority}</span>
      <h1 class="govuk-heading-l">{`To ${name} and family`}</h1>
      <p class="govuk-body">{`Our help ended on ${formatDate(on)}.`}</p>
      {part('Where things were when we began', words['then'])}
      {part('Where things are now', words['now'])}
      {refusals.map((text) => (
        <p class="govuk-body">{text}</p>
      ))}
      {part('How to come back', words['come back'])}
      <p class="govuk-body">
        You can ask to see what is written about you, and say if something is not right. Coming back is no
        failure, and you will not have to tell your story from the beginning.
      </p>
    </>
  );
}
