import type { ComponentChildren, VNode } from 'preact';
import { Button } from '../../../platform/views/components/button.tsx';
import { Details } from '../../../platform/views/components/details.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { AskDate, AskReason, errorOf, valueOf } from '../adoption/ask-view.tsx';
import type { Asking } from '../adoption/ask-view.tsx';
import type { ReviewPage } from './disposal-page.ts';

type Props = Asking & {
  readonly page: ReviewPage;
  readonly token: string;
  readonly done: string | undefined;
};

const doneWords: Readonly<Record<string, string>> = {
  proposed: 'Proposed. A service manager or the director decides.',
  withdrawn: 'The proposal was taken back.',
  approved: 'Approved. The record is destroyed within minutes, and the proof is kept.',
  refused: 'Not destroyed. The proposal is closed.',
  longer: 'It is kept longer.',
  held: 'The legal hold is set. Nothing is destroyed until it ends.',
  released: 'The legal hold has ended.',
};

/** How long a record is kept and why, what hangs on it, and the decisions about it. */
export function ReviewView(props: Props): VNode {
  const { page, done } = props;
  const said = doneWords[done ?? ''];
  return (
    <>
      {said ? (
        <NotificationBanner type="success" title="Saved">
          <p class="govuk-notification-banner__heading">{said}</p>
        </NotificationBanner>
      ) : null}
      <h1 class="govuk-heading-l">How long the record of {page.name} is kept</h1>
      <SummaryList rows={page.rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
      <Hanging page={page} />
      {page.open ? <Open {...props} open={page.open} /> : null}
      {!page.open && page.mayPropose ? <Propose {...props} /> : null}
      {!page.open && !page.mayPropose && page.ended ? (
        <p class="govuk-body">Its time has ended. Information governance can propose to destroy it.</p>
      ) : null}
      <Holds {...props} />
      <Longer {...props} />
      <Past lines={page.past} />
    </>
  );
}

function Hanging({ page }: { readonly page: ReviewPage }): VNode {
  return (
    <section aria-labelledby="hanging">
      <h2 class="govuk-heading-m" id="hanging">
        What hangs on it
      </h2>
      {page.hanging.length === 0 ? (
        <p class="govuk-body">No other record, and nobody named as family.</p>
      ) : (
        <>
          <p class="govuk-body">
            If it is destroyed, that these people are related to it goes too. Their own records stay.
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {page.hanging.map(({ text, href }) => (
              <li>
                {href === null ? (
                  text
                ) : (
                  <a class="govuk-link" href={href}>
                    {text}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type FormProps = {
  readonly to: string;
  readonly page: ReviewPage;
  readonly token: string;
  readonly children: ComponentChildren;
};

function Form({ to, page, token, children }: FormProps): VNode {
  return (
    <form method="post" action={`/disposal/${page.personId}/${to}`} novalidate>
      <CsrfField token={token} />
      {children}
    </form>
  );
}

function Propose(props: Props): VNode {
  return (
    <section aria-labelledby="proposal">
      <h2 class="govuk-heading-m" id="proposal">
        Propose to destroy it
      </h2>
      <Form to="proposal" {...props}>
        <AskReason
          {...props}
          name="why"
          label="Why it can be destroyed now"
          hint="This stays on the proof: name nobody."
        />
        <Button preventDoubleClick>Propose</Button>
      </Form>
    </section>
  );
}

function Open(props: Props & { readonly open: NonNullable<ReviewPage['open']> }): VNode {
  const { open, page } = props;
  return (
    <section aria-labelledby="proposal">
      <h2 class="govuk-heading-m" id="proposal">
        {open.approved ? 'Approved: it will be destroyed within minutes' : 'Proposed to be destroyed'}
      </h2>
      <p class="govuk-body">
        {open.who}: {open.why}
      </p>
      {open.approved ? <p class="govuk-body">A legal hold that is set before then stops it.</p> : null}
      {!open.approved && page.mayDecide && !open.isOwn ? <Decide {...props} /> : null}
      {!open.approved && open.isOwn ? (
        <>
          <p class="govuk-body">Somebody else decides: a service manager or the director.</p>
          <Form to="proposal/withdrawal" {...props}>
            <Button classes="govuk-button--secondary" preventDoubleClick>
              Take the proposal back
            </Button>
          </Form>
        </>
      ) : null}
    </section>
  );
}

function Decide(props: Props & { readonly open: NonNullable<ReviewPage['open']> }): VNode {
  const { typed, errors, open } = props;
  return (
    <Form to="decision" {...props}>
      <input type="hidden" name="proposal" value={open.id} />
      <Radios
        name="decision"
        idPrefix="decision"
        fieldset={{ legend: { text: 'What do you decide?', classes: 'govuk-fieldset__legend--s' } }}
        errorMessage={errorOf(errors, 'decision')}
        value={valueOf(typed, 'decision')}
        items={[
          {
            value: 'approved',
            text: 'Destroy it',
            hint: { text: 'Every row about this person goes. It cannot be undone.' },
          },
          { value: 'refused', text: 'Do not destroy it' },
        ]}
      />
      <AskReason {...props} name="decision_why" label="Why (if it is not to be destroyed)" />
      <Button classes="govuk-button--warning" preventDoubleClick>
        Save the decision
      </Button>
    </Form>
  );
}

function Holds(props: Props): VNode {
  const { page } = props;
  return (
    <section aria-labelledby="holds">
      <h2 class="govuk-heading-m" id="holds">
        Legal hold
      </h2>
      {page.holds.length === 0 ? (
        <p class="govuk-body">None. A hold keeps the record, whatever the rule, until somebody ends it.</p>
      ) : null}
      {page.holds.map((hold) => (
        <>
          <p class="govuk-body">{hold.text}</p>
          <Form to="hold/end" {...props}>
            <input type="hidden" name="hold" value={hold.id} />
            <AskReason {...props} name="end_why" label="Why the hold ends" />
            <Button classes="govuk-button--secondary" preventDoubleClick>
              End the hold
            </Button>
          </Form>
        </>
      ))}
      {page.holds.length === 0 ? (
        <Details summary="Set a legal hold" open={errorOf(props.errors, 'hold_why') !== undefined}>
          <Form to="hold" {...props}>
            <AskReason
              {...props}
              name="hold_why"
              label="Who may ask for the record, and why"
              hint="A court, an inquiry, a complaint, a request by the person."
            />
            <Button classes="govuk-button--secondary" preventDoubleClick>
              Set the hold
            </Button>
          </Form>
        </Details>
      ) : null}
    </section>
  );
}

function Longer(props: Props): VNode {
  const wrong = ['until', 'longer_why'].some((name) => errorOf(props.errors, name) !== undefined);
  return (
    <Details summary="Keep it longer than the rule says" open={wrong}>
      <Form to="longer" {...props}>
        <AskDate {...props} name="until" label="Until when" />
        <AskReason {...props} name="longer_why" label="Why it is kept longer" />
        <Button classes="govuk-button--secondary" preventDoubleClick>
          Keep it longer
        </Button>
      </Form>
    </Details>
  );
}

function Past({ lines }: { readonly lines: readonly string[] }): VNode | null {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="past">
      <h2 class="govuk-heading-m" id="past">
        What was decided before
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </section>
  );
}
