import type { VNode } from 'preact';
import { labelOf } from '../../../formats/ssda903/code-sets.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Panel } from '../../../platform/views/components/panel.tsx';
import { Radios } from '../../../platform/views/components/radios.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { WarningText } from '../../../platform/views/components/warning-text.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { AdoptionOrder } from './adoption-form.ts';
import { AskDate, AskText, errorOf, valueOf } from './ask-view.tsx';
import type { Asking } from './ask-view.tsx';

type Choice = { readonly value: string; readonly text: string };
type FormProps = Asking & {
  readonly name: string;
  readonly token: string;
  /** Whether they are in care now, so that the order ends it. */
  readonly inCare: boolean;
  readonly guardians: readonly Choice[];
  readonly preparers: readonly Choice[];
};

const endings = (['E11', 'E12'] as const).map((value) => ({
  value,
  text: labelOf('rec', value) ?? value,
}));

/** The order, who the child is from now on, and who answers for the record before. */
export function AdoptionForm(props: FormProps): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">An adoption order was made for {props.name}</h1>
      <p class="govuk-body">
        The record of {props.name} is sealed, and a new record begins under the new name. Have the order in
        front of you. You see everything once more before it is done.
      </p>
      <form method="post" novalidate>
        <CsrfField token={props.token} />
        <h2 class="govuk-heading-m">The order</h2>
        <AskDate {...props} name="order_on" label="Date of the order" />
        {props.inCare ? (
          <Radios
            name="reason_ended"
            idPrefix="reason_ended"
            fieldset={{
              legend: { text: 'How were they adopted?', classes: 'govuk-fieldset__legend--s' },
            }}
            hint={{ text: 'Their time in care ends on the day of the order.' }}
            errorMessage={errorOf(props.errors, 'reason_ended')}
            value={valueOf(props.typed, 'reason_ended')}
            items={endings}
          />
        ) : null}
        <h2 class="govuk-heading-m">Who they are now</h2>
        <p class="govuk-body">The date of birth and the sex stay. Nothing else is taken over.</p>
        <AskText {...props} name="given" label="New first names" />
        <AskText {...props} name="family" label="New last name" />
        <AskText
          {...props}
          name="nhs"
          label="New NHS number (if it has come)"
          classes="govuk-input--width-10"
        />
        <AskText {...props} name="lines" label="New address (leave empty if it is not to be kept here)" />
        <AskText {...props} name="postcode" label="Postcode" classes="govuk-input--width-10" />
        <h2 class="govuk-heading-m">Who may open the sealed record</h2>
        <Choose
          {...props}
          name="guardian"
          label="Who guards it"
          first="Choose one"
          items={props.guardians}
          hint="They open it from now on, and nobody else but who is chosen below."
        />
        <Choose
          {...props}
          name="preparer"
          label="Who prepares the return of this year (if it is still to be sent)"
          first="Nobody"
          items={props.preparers}
          hint="The return of the year of the order has to name the child. They can open the record until it is published."
        />
        <Button preventDoubleClick>Continue</Button>
      </form>
    </>
  );
}

type ChooseProps = Asking & {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly first: string;
  readonly items: readonly Choice[];
};

function Choose({ name, label, hint, first, items, typed, errors }: ChooseProps): VNode {
  return (
    <Select
      id={name}
      name={name}
      label={{ text: label }}
      hint={{ text: hint }}
      errorMessage={errorOf(errors, name)}
      value={valueOf(typed, name)}
      items={[{ value: '', text: first }, ...items]}
    />
  );
}

type ConfirmProps = {
  readonly name: string;
  readonly token: string;
  readonly order: AdoptionOrder;
  readonly guardian: string;
  readonly preparer: string | null;
  readonly typed: Typed;
};

/** What will happen, once more, before it does. */
export function ConfirmAdoption({ name, token, order, guardian, preparer, typed }: ConfirmProps): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Seal the record of {name}?</h1>
      <SummaryList
        rows={rowsOf({ order, guardian, preparer }).map(([key, value]) => ({
          key: { text: key },
          value: { text: value },
        }))}
      />
      <h2 class="govuk-heading-m">What happens</h2>
      <ul class="govuk-list govuk-list--bullet">
        {order.reasonEnded === null ? null : <li>Their time in care ends on {formatDate(order.orderOn)}.</li>}
        <li>
          Our help to {name} ends on {formatDate(order.orderOn)}, because of the adoption: its plans, and the
          work of those who work with {name}.
        </li>
        <li>
          The record of {name} is sealed: for everybody but {guardian}
          {preparer === null ? '' : ` and, until the return is published, ${preparer}`} it is as if it were
          not there. It leaves search, lists and figures.
        </li>
        <li>
          A record of {order.given} {order.family} begins, with the same date of birth and sex, and no family
          yet.
        </li>
        <li>Messages that wait to be sent about {name} are not sent.</li>
        <li>
          That the two are one person is kept where nobody can read it alone: two people have to agree to
          look.
        </li>
      </ul>
      <p class="govuk-body">
        A later-life letter, letterbox contact and the help of an intermediary are not arranged here yet:
        arrange them as before.
      </p>
      <WarningText>
        There is no undo. An order that was recorded in error is opened again by two people together, under
        Sealed links.
      </WarningText>
      <form method="post" novalidate>
        <CsrfField token={token} />
        {Object.entries(typed).map(([field, value]) => (
          <input type="hidden" name={field} value={typeof value === 'string' ? value : value[0]} />
        ))}
        <input type="hidden" name="confirmed" value="yes" />
        <Button classes="govuk-button--warning" preventDoubleClick>
          Seal the record
        </Button>
      </form>
    </>
  );
}

function rowsOf({
  order,
  guardian,
  preparer,
}: Pick<ConfirmProps, 'order' | 'guardian' | 'preparer'>): readonly (readonly [string, string])[] {
  const lives = [order.lines, order.postcode].filter((part) => part !== null).join(', ');
  return [
    ['Date of the order', formatDate(order.orderOn)],
    ...(order.reasonEnded === null
      ? []
      : [['How', labelOf('rec', order.reasonEnded) ?? order.reasonEnded] as const]),
    ['New name', `${order.given} ${order.family}`],
    ['New NHS number', order.nhs ?? 'Not known'],
    ['New address', lives === '' ? 'Not kept here' : lives],
    ['Guards the sealed record', guardian],
    [
      'Prepares the return',
      preparer === null || order.preparerUntil === null
        ? 'Nobody'
        : `${preparer}, until ${formatDate(order.preparerUntil)}`,
    ],
  ];
}

/** Said afterwards, without either name. */
export function AdoptionRecorded(): VNode {
  return (
    <>
      <Panel title="The record is sealed" headingLevel={1} />
      <p class="govuk-body">
        The new record is found by its new name. Add the adoptive parents there, and a worker if there is
        still one.
      </p>
      <p class="govuk-body">
        Tell the people who worked with the child that the earlier record is closed to them. Change mailing
        lists that are kept outside Kith.
      </p>
      <a class="govuk-button govuk-button--secondary" href="/search">
        Find a person
      </a>
    </>
  );
}
